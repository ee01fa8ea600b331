// The table of decisions: rows are only ever added, each chained to the one before by its digest. Tested by
// tests/review_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_DECISION_ROWS_H_
#define SULIEU_PIPELINE_REVIEW_DECISION_ROWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/review/decision.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// The threads whose subject the query gives, by subject. `document` is bound to its parameter ?1, if it has
// one.
Result<std::vector<Thread>> ReadThreads(const Database& database, std::string_view subjects,
                                        const Value& parameter = {});

// The thread of the fact with this id, now or when a decision was made; empty when there is none.
Result<Thread> ThreadOfFact(const Database& database, const std::string& fact_id);

// Adds the decision and returns its number; a subject of 0 becomes that number. Requires: a transaction is
// open.
Result<int64_t> InsertDecision(const Database& database, Decision decision);

// The decisions that do not have their digest, by number.
Result<std::vector<int64_t>> ChangedDecisions(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_DECISION_ROWS_H_
