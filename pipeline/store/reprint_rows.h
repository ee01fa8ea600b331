// The table of reprints, made anew from the sketches of all documents.
#ifndef SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_
#define SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_

#include "pipeline/store/sqlite.h"

namespace sulieu {

// Replaces the rows of `reprints`. Requires: a transaction is open.
Status UpdateReprints(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_
