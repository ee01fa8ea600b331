// Which schema a database has, and the way of an older one up to this program's. Tested by
// tests/upgrade_test.cc on databases of every released schema, and by the harness in tests/faults.
#ifndef SULIEU_PIPELINE_STORE_UPGRADE_H_
#define SULIEU_PIPELINE_STORE_UPGRADE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/store/sqlite.h"

namespace sulieu {

// The version of the newest schema this program knows: the number of files in schema/.
int64_t LatestSchemaVersion();

// The schema version of a database of ours; 0 for one without tables. Fails for a database of another program
// (kForeignDatabase) and for one of a newer version (kNewerDatabase).
Result<int64_t> ReadSchemaVersion(const Database& database);

// Creates what is missing of the schema, in one transaction.
Status ApplySchema(const Database& database);

struct Upgrade {
  int64_t from = 0, to = 0;
  std::string backup;  // the database as it was before
};

// Brings a database of an older version up to date, in one transaction, after a copy of it was made beside
// it. Nothing when there is nothing to do. Safe to interrupt; then a copy may be there although nothing
// changed.
Result<std::optional<Upgrade>> UpgradeDatabase(const std::string& path);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_UPGRADE_H_
