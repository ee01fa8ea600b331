#include "pipeline/cli/fact_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "pipeline/cli/fact_choice.h"

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

// The order of a view by what of place and identity it has.
std::string InOrder(const std::vector<std::string>& columns) {
  std::vector<std::string> order;
  for (const char* const column : {"document", "text_begin", "text_end", "raw_begin", "fact_id", "seq"})
    if (IsIn(columns, column)) order.emplace_back(column);
  return fmt::format("{}", fmt::join(order, ", "));
}

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
  sorting.terms = OrderTerms(*terms, *numbers);
  for (const SortTerm& term : *terms) sorting.columns.push_back(term.column);
  return sorting;
}

// A query over a view, which need not be of a kind.
struct ViewQuery : KindQuery {
  std::string source;  // the view, with what columns of the article are needed
  int64_t limit;       // < 0: none
};

Result<FactQuery> Select(const Database& database, const std::vector<std::string>& columns,
                         const ViewQuery& query);

// Of facts that have these values in the columns the query sorts by.
ViewQuery Tied(ViewQuery query, const std::vector<Value>& values, int64_t limit) {
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
  query.limit = limit;
  return query;
}

Result<SqlCondition> ChooseFirst(const Database& database, const ViewQuery& query) {
  const auto first_ties = [&](const std::vector<Value>& values,
                              int64_t limit) -> Result<std::vector<std::string>> {
    auto selected = Select(database, {"fact_id"}, Tied(query, values, limit));
    SULIEU_RETURN_IF_ERROR(selected);
    return ReadTexts(&selected->statement);
  };
  return ChooseFirst(database, query, query.limit, first_ties);
}

bool SortsByDocuments(const Sorting& sorting) {
  return std::all_of(sorting.columns.begin(), sorting.columns.end(), [](const std::string& column) {
    const ColumnOf of = FindColumn(column);
    return of == ColumnOf::kDocument || of == ColumnOf::kArticle;
  });
}

// What the rows are among; nothing when they may be all of the view.
Result<std::optional<SqlCondition>> Choose(const Database& database, const ViewQuery& query) {
  if (!IsKind(query.kind)) return OfDocuments(query.conditions.documents);
  if (query.limit < 0 || query.limit > kFewFacts) return ChooseFacts(database, query, std::nullopt);
  if (SortsByDocuments(query.sorting)) return ChooseFacts(database, query, query.limit);
  auto first = ChooseFirst(database, query);
  SULIEU_RETURN_IF_ERROR(first);
  return std::move(*first);
}

// The conditions as one, beginning with what the rows are among.
Result<SqlCondition> Where(const Database& database, const ViewQuery& query) {
  const auto chosen = Choose(database, query);
  SULIEU_RETURN_IF_ERROR(chosen);
  SqlCondition where{" WHERE true", {}};
  if (*chosen) where.Append(" AND ", **chosen);
  where.Append(" AND ", AllOf(query.conditions.own));
  where.Append(" AND ", AllOf(query.conditions.others));
  return where;
}

Result<FactQuery> Select(const Database& database, const std::vector<std::string>& columns,
                         const ViewQuery& query) {
  std::vector<std::string> quoted, order;
  for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
  for (const std::string& terms : {query.sorting.terms, query.place}) {
    if (!terms.empty()) order.push_back(terms);
  }
  auto where = Where(database, query);
  SULIEU_RETURN_IF_ERROR(where);
  SqlCondition sql{fmt::format("SELECT {} FROM {}", fmt::join(quoted, ", "), query.source), {}};
  sql.Append("", *where);
  if (!order.empty()) sql.sql += fmt::format(" ORDER BY {}", fmt::join(order, ", "));
  return PrepareFacts(database, std::move(sql), query.limit);
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
  std::vector<std::string> needed = columns;
  for (const auto& more : {conditions->needed, sorting->columns})
    needed.insert(needed.end(), more.begin(), more.end());
  const ViewQuery query{{view, std::move(*conditions), std::move(*sorting), InOrder(all)},
                        WithArticleColumns(view, needed),
                        filter.limit};
  return Select(database, columns, query);
}

}  // namespace sulieu
