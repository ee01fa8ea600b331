#include "pipeline/cli/fact_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "pipeline/cli/fact_choice.h"
#include "pipeline/cli/fact_scan.h"
#include "pipeline/cli/few_facts.h"
#include "pipeline/cli/kinds.h"

namespace sulieu {

Result<std::vector<std::string>> ViewColumns(const Database& database, const std::string& view) {
  const auto statement = database.Prepare(fmt::format("SELECT * FROM {} LIMIT 0", view));
  SULIEU_RETURN_IF_ERROR(statement);
  std::vector<std::string> columns;
  for (int i = 0; i < statement->column_count(); ++i) columns.emplace_back(statement->column_name(i));
  return columns;
}

Result<FactQuery> PrepareFacts(const Database& database, SqlCondition query, int64_t limit) {
  if (limit >= 0) query.sql += fmt::format(" LIMIT {}", limit);
  auto statement = database.Prepare(query.sql);
  SULIEU_RETURN_IF_ERROR(statement);
  FactQuery prepared{std::move(query.values), std::move(*statement)};
  BindAll(prepared.values, &prepared.statement);
  return prepared;
}

namespace {

// The columns of a kind that are numbers.
Result<std::vector<std::string>> NumberColumns(const Database& database, const std::string& view) {
  if (!IsKind(view)) return std::vector<std::string>();
  auto columns = database.Prepare(
      fmt::format("SELECT name FROM pragma_table_info('fact_{}') WHERE type IN ('INTEGER', 'REAL')", view));
  SULIEU_RETURN_IF_ERROR(columns);
  return ReadTexts(&*columns);
}

Result<Sorting> ReadSorting(const Database& database, const std::string& sort, const std::string& view,
                            const std::vector<std::string>& known) {
  Sorting sorting;
  if (sort.empty()) return sorting;
  const auto terms = ParseSort(sort, known);
  SULIEU_RETURN_IF_ERROR(terms);
  const auto numbers = NumberColumns(database, view);
  SULIEU_RETURN_IF_ERROR(numbers);
  for (const SortTerm& term : *terms) {
    sorting.columns.push_back(term.column);
    sorting.terms.push_back(OrderTerms(term, *numbers));
  }
  return sorting;
}

Result<FactQuery> SelectFromKind(const Database& database, const std::vector<std::string>& columns,
                                 const KindQuery& query, int64_t limit);

// Facts that have these values in the columns the query sorts by.
KindQuery Tied(KindQuery query, const std::vector<Value>& values) {
  SqlCondition same;
  bool own = true;
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string& column = query.sorting.columns[i];
    same.Append(" AND ", {fmt::format("{} IS ?", QuotedColumn(column)), {values[i]}});
    own &= FindColumn(column) == ColumnOf::kKind;
    query.conditions.needed.push_back(column);
  }
  (own ? query.conditions.own : query.conditions.others).push_back(std::move(same));
  query.sorting = {};
  return query;
}

Result<FactChoice> Choose(const Database& database, const KindQuery& query, int64_t limit) {
  if (limit < 0 || limit > kFewFacts) return ChooseFacts(database, query, std::nullopt);
  if (query.sorting.ByDocuments().columns == query.sorting.columns)
    return ChooseFacts(database, query, limit);
  const auto first_ties = [&](const std::vector<Value>& values,
                              int64_t count) -> Result<std::vector<int64_t>> {
    auto selected = SelectFromKind(database, {"fact"}, Tied(query, values), count);
    SULIEU_RETURN_IF_ERROR(selected);
    return ReadRows(&selected->statement);
  };
  return ChooseFirst(database, query, limit, first_ties);
}

// `SELECT columns FROM source WHERE conditions ORDER BY order`.
SqlCondition AsQuery(const std::vector<std::string>& columns, const std::string& source,
                     const SqlCondition& conditions, const std::string& order) {
  std::vector<std::string> quoted;
  for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
  SqlCondition query{fmt::format("SELECT {} FROM {} WHERE", fmt::join(quoted, ", "), source), {}};
  query.Append(" ", conditions);
  if (!order.empty()) query.sql += " ORDER BY " + order;
  return query;
}

Result<FactQuery> SelectFromKind(const Database& database, const std::vector<std::string>& columns,
                                 const KindQuery& query, int64_t limit) {
  const auto choice = Choose(database, query, limit);
  SULIEU_RETURN_IF_ERROR(choice);
  SqlCondition conditions = choice->condition;
  conditions.Append(" AND ", query.conditions.OnFacts());
  std::vector<std::string> needed = query.Needed();
  needed.emplace_back(kInDocument);
  needed.insert(needed.end(), std::begin(kPlace), std::end(kPlace));
  needed.insert(needed.end(), columns.begin(), columns.end());
  const std::string source = FactTable(query.table, needed, choice->order);
  return PrepareFacts(database, AsQuery(columns, source, conditions, query.sorting.TermsAnd(Place())), limit);
}

// The order of a view by what of place and identity it has.
std::string PlaceIn(const std::vector<std::string>& columns) {
  std::vector<std::string> place;
  for (const char* const column : {"document", "text_begin", "text_end", "raw_begin", "fact_id", "seq"})
    if (IsIn(columns, column)) place.emplace_back(column);
  return fmt::format("{}", fmt::join(place, ", "));
}

// As a condition on the column `document` of a view.
SqlCondition OfDocuments(const std::vector<SqlCondition>& documents) {
  if (documents.empty()) return {"true", {}};
  SqlCondition condition{
      "document IN (SELECT n.document FROM documents_imported AS n INDEXED BY documents_named WHERE", {}};
  condition.Append(" ", InAll("n.id", documents));
  condition.sql += ")";
  return condition;
}

}  // namespace

Result<FactQuery> SelectFacts(const Database& database, const std::string& view,
                              const std::vector<std::string>& columns, const std::vector<std::string>& all,
                              const FactFilter& filter) {
  if (filter.chooses_documents() && !IsIn(all, "document")) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: is of all documents together; leave out what chooses documents", view));
  }
  auto conditions = ReadConditions(database, view, all, filter, ArticleOf::kDocument);
  SULIEU_RETURN_IF_ERROR(conditions);
  auto sorting = ReadSorting(database, filter.sort, view, KnownColumns(all));
  SULIEU_RETURN_IF_ERROR(sorting);
  if (IsKind(view)) {
    const auto decided = HasDecisions(database);
    SULIEU_RETURN_IF_ERROR(decided);
    const KindQuery query{{view, *decided}, std::move(*conditions), std::move(*sorting)};
    return SelectFromKind(database, columns, query, filter.limit);
  }
  std::vector<std::string> needed = columns;
  for (const auto& more : {conditions->needed, sorting->columns})
    needed.insert(needed.end(), more.begin(), more.end());
  SqlCondition where = OfDocuments(conditions->documents);
  where.Append(" AND ", conditions->OnFacts());
  return PrepareFacts(
      database, AsQuery(columns, WithArticleColumns(view, needed), where, sorting->TermsAnd(PlaceIn(all))),
      filter.limit);
}

}  // namespace sulieu
