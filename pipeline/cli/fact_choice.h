// Which facts of a kind a query has to look at. A row of a kind's view is dear: it reads the fact, its
// document, its first mention and its rule, each a page somewhere else. So a query first asks cheap tables
// for the facts or documents among which its rows are: the kind's own table, and the documents in the order
// of their names, until there are enough. Tested by tests/fact_choice_test.cc, which compares every choice
// with the view itself.
#ifndef SULIEU_PIPELINE_CLI_FACT_CHOICE_H_
#define SULIEU_PIPELINE_CLI_FACT_CHOICE_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/cli/sql_condition.h"

namespace sulieu {

// So many facts are read one by one; of more, an order is followed instead.
inline constexpr int64_t kFewFacts = 1000;

// What a filter asks of the rows of a view, by what answers it.
struct FactConditions {
  std::vector<SqlCondition> own;        // on columns of the kind alone
  std::vector<SqlCondition> others;     // on any column of the view
  std::vector<SqlCondition> documents;  // queries that give the row ids of the documents
};

// Whether people decided about any fact.
Result<bool> HasDecisions(const Database& database);

// What has the kind's own columns, and the column `fact`. Where people decided nothing the table says what
// its view does, at a quarter of the cost.
std::string OwnTable(const std::string& kind, bool decided);

// The columns every kind's view has; what else it has is the kind's own.
bool IsHeadColumn(std::string_view column);
std::vector<std::string> OwnColumns(const std::vector<std::string>& view_columns);

// As a condition on the column `document` of a view: that its row is in all of the queries. Nothing when
// there are none.
std::optional<SqlCondition> OfDocuments(const std::vector<SqlCondition>& documents);

// A condition that holds of all rows of the kind's view that meet the conditions, or, with a limit, of the
// first `limit` of them by document; at few others. Nothing when there is no choice cheaper than the view.
// `source` is the view, with what columns the conditions name. The condition stands for those on documents;
// own and others must still be asked.
Result<std::optional<SqlCondition>> ChooseFacts(const Database& database, const std::string& kind,
                                                const std::string& source, const FactConditions& conditions,
                                                std::optional<int64_t> limit);

// The same for the first rows by `order`, ORDER BY terms of the columns `sorted`, which are the kind's own.
// `first_ties` gives the ids of the first facts, as many as it is told, by document among those that also
// meet the condition.
using FirstFacts = std::function<Result<std::vector<std::string>>(SqlCondition, int64_t)>;
Result<SqlCondition> ChooseFirst(const Database& database, const std::string& kind,
                                 const FactConditions& conditions, const std::vector<std::string>& sorted,
                                 const std::string& order, int64_t limit, const FirstFacts& first_ties);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_CHOICE_H_
