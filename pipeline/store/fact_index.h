// The index of facts by their ids, which are in no order: kept up, it is written almost whole with every
// commit. The first facts of a database come without it; it is made, sorted, with what a run has still to do
// at its end (work_left). Until then queries go through all facts. Tested by tests/fact_index_test.cc.
#ifndef SULIEU_PIPELINE_STORE_FACT_INDEX_H_
#define SULIEU_PIPELINE_STORE_FACT_INDEX_H_

#include <string_view>

#include "pipeline/store/sqlite.h"

namespace sulieu {

constexpr std::string_view kFactIndex = "facts_fact_id";

// Drops the index where there is no fact yet. Requires: a transaction is open that notes work left.
Status LeaveOutFactIndex(const Database& database);

// Makes the index where there is none. Requires: a transaction is open; fails (kInternal) when two facts have
// one id, which the writer prevents.
Status MakeFactIndex(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_FACT_INDEX_H_
