// Which facts of a kind a query has to look at. To read all of each fact is dear: the fact, its first mention
// and its rule are each a page somewhere else. So a query first asks cheap tables for the facts or documents
// among which its rows are: the kind's own table, the mentions in their order, and the documents in the order
// of their names or of what is sorted by, until there are enough. Tested by tests/fact_choice_test.cc, which
// compares every choice with the kind's view.
#ifndef SULIEU_PIPELINE_CLI_FACT_CHOICE_H_
#define SULIEU_PIPELINE_CLI_FACT_CHOICE_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/cli/fact_filter.h"

namespace sulieu {

// A query for the facts of a kind.
struct KindQuery {
  KindTable table;
  FactConditions conditions;
  Sorting sorting = {};

  // The columns that conditions and sorting name.
  std::vector<std::string> Needed() const;
};

// Whether people decided about any fact.
Result<bool> HasDecisions(const Database& database);

// What tells facts apart that sorting leaves alike, as terms of ORDER BY: columns of a FactTable.
inline constexpr const char* kPlace[] = {"document", "text_begin", "text_end", "raw_begin", "fact_id"};
std::string Place();

// What the facts are among: a condition on a FactTable with kInDocument, and how this is best read.
struct FactChoice {
  SqlCondition condition;
  ReadBy order = ReadBy::kFact;
};

// What all facts are among that meet the conditions, or, with a limit, the first `limit` of them by document,
// or by what documents are sorted by; at few others. The choice stands for the conditions on documents; own
// and others must still be asked. Requires: with a limit, the query sorts by nothing, or by columns of
// documents and articles.
Result<FactChoice> ChooseFacts(const Database& database, const KindQuery& query,
                               std::optional<int64_t> limit);

// The same of the first facts by what the query sorts by, whatever it is. `first_ties` gives the rows of the
// first facts, as many as it is told, by document among those that have these values in the columns sorted
// by.
using FirstFacts = std::function<Result<std::vector<int64_t>>(const std::vector<Value>&, int64_t)>;
Result<FactChoice> ChooseFirst(const Database& database, const KindQuery& query, int64_t limit,
                               const FirstFacts& first_ties);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_CHOICE_H_
