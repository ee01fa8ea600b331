// The inputs an earlier import failed to read, to be read again. Tested by tests/ledger_test.cc.
#ifndef SULIEU_PIPELINE_IMPORT_RETRY_H_
#define SULIEU_PIPELINE_IMPORT_RETRY_H_

#include <string>
#include <vector>

#include "pipeline/read/found_file.h"

namespace sulieu {

// One file for every path whose last entry in the ledger is a failure; for a member of an archive, the
// archive. A file that is gone stands among them, so that its import fails again, with that reason.
Result<FileList> FilesThatFailed(const std::string& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_RETRY_H_
