// Opening a sulieu database: what it is is read before anything else, so that a foreign or newer file is
// refused with no byte changed. Tested by tests/store_test.cc.
#ifndef SULIEU_PIPELINE_STORE_STORE_H_
#define SULIEU_PIPELINE_STORE_STORE_H_

#include <functional>
#include <string>

#include "pipeline/base/result.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/upgrade.h"

namespace sulieu {

// PRAGMA application_id of every database of ours: "SULI".
inline constexpr int64_t kApplicationId = 0x53554C49;

// Opens an existing database for reading. Fails with kNotFound, kForeignDatabase or kNewerDatabase.
Result<Database> OpenForReading(const std::string& path);

// Opens the database, creating it or bringing its schema up to date as needed (each schema file in order, all
// in one transaction). Fails with kForeignDatabase or kNewerDatabase, the file untouched.
// A database of an older version is copied first; `said` is told of it.
using UpgradeListener = std::function<void(const Upgrade&)>;
Result<Database> OpenForWriting(const std::string& path, const UpgradeListener& said = {});
// The same, but creates none: fails with kNotFound.
Result<Database> OpenExistingForWriting(const std::string& path, const UpgradeListener& said = {});

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_STORE_H_
