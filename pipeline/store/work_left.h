// What is to be done at the end of a run that changed documents, noted in the table work_left: the reprints,
// the index of facts by their ids, and the tables that follow from all documents together. Tested by
// tests/ledger_test.cc, tests/fact_index_test.cc.
#ifndef SULIEU_PIPELINE_STORE_WORK_LEFT_H_
#define SULIEU_PIPELINE_STORE_WORK_LEFT_H_

#include "pipeline/store/sqlite.h"

namespace sulieu {

// Whether there is anything to do.
Result<bool> HasWorkLeft(const Database& database);

// Does all of it and takes the note away. Requires: a transaction is open, in which nothing was changed yet.
Status DoWorkLeft(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_WORK_LEFT_H_
