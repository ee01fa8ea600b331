// A database of its own in a temporary file, for what need not fit into memory; it is gone when it is closed.
#ifndef SULIEU_PIPELINE_STORE_SCRATCH_H_
#define SULIEU_PIPELINE_STORE_SCRATCH_H_

#include "pipeline/store/sqlite.h"

namespace sulieu {

// Keeps a few megabytes in memory, sorts included. Where the file is: SQLITE_TMPDIR, TMPDIR, /var/tmp, /tmp.
Result<Database> OpenScratch();

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_SCRATCH_H_
