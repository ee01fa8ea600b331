// Makes anew what decisions come to (decision_states, decided_*, facts and mentions no rule made), so that
// plain SQL reads it. Tested by tests/review_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_APPLY_H_
#define SULIEU_PIPELINE_REVIEW_APPLY_H_

#include <vector>

#include "pipeline/review/decision.h"
#include "pipeline/review/place.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// After the document, its facts or its paths have changed. Requires: a transaction is open.
Status ApplyDecisions(const Database& database, int64_t document);

// After a decision was added to the thread. Requires: a transaction is open.
Status ApplyThread(const Database& database, const Thread& thread);

// Makes people and posts anew when decisions about officials changed what they follow from; it takes a while
// with many documents, so it is done once behind them. What is interrupted before is done by the next run.
// Requires: a transaction is open.
Status UpdatePeople(const Database& database);

// What is stored of that for a document (0: of decisions that count in none), as PlaceDecisions gives it, by
// decision.
Result<std::vector<Placement>> StoredPlacements(const Database& database, int64_t document);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_APPLY_H_
