// The table of reprints, made anew from the sketches of all documents.
#ifndef SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_
#define SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_

#include <vector>

#include "pipeline/reprints/reprints.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// What the sketches of the documents give.
Result<std::vector<Reprint>> ComputeReprints(const Database& database);

// Replaces the rows of `reprints`. Requires: a transaction is open.
Status UpdateReprints(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_
