// Which facts of a kind a query has to look at. A row of a kind's view is dear: it reads the fact, its
// document, its first mention and its rule, each a page somewhere else. So a query first asks cheap tables
// for the facts or documents among which its rows are: the kind's own table, the mentions in their order, and
// the documents in the order of their names or of what is sorted by, until there are enough. Tested by
// tests/fact_choice_test.cc, which compares every choice with the view itself.
#ifndef SULIEU_PIPELINE_CLI_FACT_CHOICE_H_
#define SULIEU_PIPELINE_CLI_FACT_CHOICE_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/cli/fact_filter.h"

namespace sulieu {

// So many facts are read one by one; of more, an order is followed instead.
inline constexpr int64_t kFewFacts = 1000;

// A query over the view of a kind.
struct KindQuery {
  std::string kind;
  FactConditions conditions;
  Sorting sorting;
  std::string place;  // ORDER BY: of the rows that nothing else tells apart
};

// Whether people decided about any fact.
Result<bool> HasDecisions(const Database& database);

// What has the kind's own columns, and the column `fact`. Where people decided nothing the table says what
// its view does, at a quarter of the cost.
std::string OwnTable(const std::string& kind, bool decided);

// As a condition on the column `document` of a view: that its row is in all of the queries. Nothing when
// there are none.
std::optional<SqlCondition> OfDocuments(const std::vector<SqlCondition>& documents);

// A condition that holds of all rows of the kind's view that meet the conditions, or, with a limit, of the
// first `limit` of them by document, or by what documents are sorted by; at few others. Nothing when there is
// no choice cheaper than the view. The condition stands for those on documents; own and others must still be
// asked. Requires: with a limit, the query sorts by nothing, or by columns of documents and articles.
Result<std::optional<SqlCondition>> ChooseFacts(const Database& database, const KindQuery& query,
                                                std::optional<int64_t> limit);

// The same for the first rows by what the query sorts by, whatever it is. `first_ties` gives the ids of the
// first facts, as many as it is told, by document among those that have these values in the columns sorted
// by.
using FirstFacts = std::function<Result<std::vector<std::string>>(const std::vector<Value>&, int64_t)>;
Result<SqlCondition> ChooseFirst(const Database& database, const KindQuery& query, int64_t limit,
                                 const FirstFacts& first_ties);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_CHOICE_H_
