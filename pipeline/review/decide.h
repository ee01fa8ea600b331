// Makes decisions: checks what a person asks for, writes the row, and brings what the views show up to date.
// Tested by tests/review_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_DECIDE_H_
#define SULIEU_PIPELINE_REVIEW_DECIDE_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/review/decision.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// Who decides, when (UTC, ISO 8601), and why; the last may be empty.
struct Reviewer {
  std::string by, at, because;
};

// Values as typed, by column; an empty one is NULL.
using TypedValue = std::pair<std::string, std::string>;
using TypedValues = std::vector<TypedValue>;

// Of `COLUMN=VALUE`. Fails with kUsage.
Result<TypedValue> ParseTypedValue(const std::string& text);

struct Decided {
  int64_t decision = 0;
  std::string fact_id;  // of the fact now; of a rejected one that no rule states, what it had
};

// All of these require that a transaction is open, and change nothing that the caller should keep when they
// fail: kUsage says what is wrong with the request, kNotFound that there is no such fact.
Result<Decided> Accept(const Database& database, const Reviewer& reviewer, const std::string& fact_id);
Result<Decided> Reject(const Database& database, const Reviewer& reviewer, const std::string& fact_id);
Result<Decided> Edit(const Database& database, const Reviewer& reviewer, const std::string& fact_id,
                     const TypedValues& values);
// The quote must stand in the document exactly once, or at byte `begin` of its text.
Result<Decided> AddFact(const Database& database, const Reviewer& reviewer, const std::string& kind,
                        int64_t document, const std::string& quote, std::optional<uint32_t> begin,
                        const TypedValues& values);
// Undoes the last decision about the fact that is not undone.
Result<Decided> Undo(const Database& database, const Reviewer& reviewer, const std::string& fact_id);

// The columns of a kind with values as typed in place of those they name. Fails with kUsage, naming the
// column and what it takes.
Result<FactColumns> WithValues(const Database& database, const std::string& kind, FactColumns columns,
                               const TypedValues& values);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_DECIDE_H_
