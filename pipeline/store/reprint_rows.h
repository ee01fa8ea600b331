// The table of reprints, made anew from the sketches of all documents.
#ifndef SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_
#define SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "pipeline/reprints/reprints.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// What the sketches of the documents give.
Result<std::vector<Reprint>> ComputeReprints(const Database& database);

// Replaces the rows of `reprints`. Requires: a transaction is open.
Status UpdateReprints(const Database& database);

// Of each document that is a reprint what it is one of, as the table says.
using Origins = std::unordered_map<int64_t, int64_t>;
Result<Origins> ReadOrigins(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_REPRINT_ROWS_H_
