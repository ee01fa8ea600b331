// Whole copies of a database: a backup while others write to it, and the form in which it is put away. Tested
// by tests/copies_test.cc and the harness in tests/faults.
#ifndef SULIEU_PIPELINE_STORE_COPIES_H_
#define SULIEU_PIPELINE_STORE_COPIES_H_

#include <string>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"

namespace sulieu {

// Copies the database as it is at one moment, whatever is written meanwhile (a writer waits for the end of
// the copy). The new file is there whole or not at all; fails with kUsage when there is a file of that name.
Status BackUp(const Database& database, const std::string& to);

// Makes the database one compact file without companions, which opens on a medium that cannot be written:
// rolls back what an interrupted program left, does the work such a run left, and rewrites the file. Its
// content stays the same. Safe to interrupt.
Status Finalize(const std::string& path, const UpgradeListener& upgraded = {});

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_COPIES_H_
