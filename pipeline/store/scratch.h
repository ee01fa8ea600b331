// A database of its own in a temporary file, for what need not fit into memory; it is gone when it is closed.
#ifndef SULIEU_PIPELINE_STORE_SCRATCH_H_
#define SULIEU_PIPELINE_STORE_SCRATCH_H_

#include "pipeline/store/sqlite.h"

namespace sulieu {

// Keeps a few megabytes in memory, sorts included. Where the file is: SQLITE_TMPDIR, TMPDIR, /var/tmp, /tmp.
Result<Database> OpenScratch();

// A row of a scratch table that keeps, as `first`, the smallest fact_id it stands for.
struct Standing {
  int64_t id = 0;        // 0: there is none
  bool earlier = false;  // the fact comes before its first one
};
// By a statement that selects `id, first` for the keys.
Result<Standing> FindStanding(Statement* find, std::initializer_list<ValueView> keys,
                              std::string_view fact_id);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_SCRATCH_H_
