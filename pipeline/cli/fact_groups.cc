#include "pipeline/cli/fact_groups.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

#include "pipeline/cli/fact_choice.h"
#include "pipeline/cli/fact_query.h"
#include "pipeline/cli/fact_scan.h"
#include "pipeline/cli/fact_tally.h"
#include "pipeline/store/second_reader.h"

namespace sulieu {
namespace {

// Documents whose facts may be told twice, each with what it reprints, or itself.
using Retold = std::unordered_map<int64_t, int64_t>;

Result<Retold> ReadRetold(const Database& database) {
  Retold retold;
  const std::string sql = fmt::format(
      "SELECT f.document, {} FROM (SELECT document FROM reprints UNION SELECT origin FROM reprints "
      "UNION SELECT d.document FROM decided_facts AS x CROSS JOIN facts AS d ON d.id = x.fact) AS f",
      OriginRow("f.document"));
  SULIEU_RETURN_IF_ERROR(ForEachRow(
      database, sql, [&](const Statement& row) { retold.emplace(row.Integer(0), row.Integer(1)); }));
  return retold;
}

// What is counted.
struct Counted {
  KindTable table;
  std::vector<std::string> own;  // columns
  const FactGroups& groups;
  std::vector<std::string> needed;  // columns, of the view or of the article
  FactConditions conditions;
  Retold retold;
};

// Of each of the facts with row ids from `first` to `last` its document and itself, the columns of the
// groups, the numbers to sum up.
Result<FactQuery> PrepareCounted(const Database& database, const Counted& counted, int64_t first,
                                 int64_t last) {
  std::string columns = fmt::format("{}, fact", kInDocument);
  for (const std::string& column : counted.groups.by) columns += ", " + QuotedColumn(column);
  for (const std::string& column : counted.groups.sum)
    columns += fmt::format(", {} + 0", QuotedColumn(column));
  SqlCondition sql{
      fmt::format("SELECT {} FROM {} WHERE fact BETWEEN {} AND {}", columns,
                  FactTable(counted.table, counted.needed, ArticleOf::kOrigin, ReadBy::kFact), first, last),
      {}};
  sql.Append(" AND ", counted.conditions.OnFacts());
  sql.Append(" AND ", InAll(kInDocument, counted.conditions.documents));
  return PrepareFacts(database, std::move(sql), -1);
}

constexpr int kFirstGroupColumn = 2;

// Reads what tells one fact of an article from another, by the row of the fact.
Result<Statement> PrepareOwn(const Database& database, const Counted& counted) {
  std::vector<std::string> own;
  for (const std::string& column : counted.own) own.push_back(QuotedColumn(column));
  return database.Prepare(
      fmt::format("SELECT {} FROM {} WHERE fact = ?", fmt::join(own, ", "), counted.table.own()));
}

Result<FactTally> Count(const Database& database, const Counted& counted, int64_t first, int64_t last) {
  auto facts = PrepareCounted(database, counted, first, last);
  SULIEU_RETURN_IF_ERROR(facts);
  auto own = PrepareOwn(database, counted);
  SULIEU_RETURN_IF_ERROR(own);
  FactTally tally(counted.groups.by.size(), counted.groups.sum.size());
  FactTally::Cells cells(counted.groups.by.size() + counted.groups.sum.size());
  const auto read = ForEachRow(&facts->statement, [&](const Statement& row) -> Status {
    for (size_t i = 0; i < cells.size(); ++i) cells[i] = row.View(kFirstGroupColumn + static_cast<int>(i));
    const int64_t document = row.Integer(0);
    const auto retold = counted.retold.find(document);
    if (retold == counted.retold.end()) {
      tally.Add(cells, document);
      return {};
    }
    own->Reset();
    own->Bind(1, row.Integer(1));
    SULIEU_RETURN_IF_ERROR(own->Step());
    tally.AddOnce(cells, retold->second, *own);
    return {};
  });
  SULIEU_RETURN_IF_ERROR(read);
  return tally;
}

// All of them, a half on a thread of its own where a second connection can be had. The same halves are summed
// up in any case: sums do not depend on it.
Result<FactTally> CountAll(const Database& database, const Counted& counted) {
  const auto last = LastRow(database, "facts");
  SULIEU_RETURN_IF_ERROR(last);
  auto [tally, more] = ReadHalves(
      database, *last, AddFilterFunctions,
      [&](const Database& reader, int64_t begin, int64_t end) { return Count(reader, counted, begin, end); });
  SULIEU_RETURN_IF_ERROR(tally);
  SULIEU_RETURN_IF_ERROR(more);
  tally->Add(std::move(*more));
  return std::move(tally);
}

// Of groups that this leaves alike, by their values.
Result<std::vector<SortTerm>> GroupOrder(const FactGroups& groups, const std::string& sort) {
  const std::string largest = groups.sum.empty() ? "facts" : "sum_" + groups.sum.front();
  auto terms = ParseSort(sort.empty() ? largest + ":desc" : sort, groups.Columns());
  SULIEU_RETURN_IF_ERROR(terms);
  for (const std::string& column : groups.by) terms->push_back({column, false});
  return terms;
}

}  // namespace

std::vector<std::string> FactGroups::Columns() const {
  std::vector<std::string> columns = by;
  for (const std::string& column : sum) {
    columns.push_back("sum_" + column);
    columns.push_back("without_" + column);
  }
  columns.insert(columns.end(), {"facts", "articles"});
  return columns;
}

Result<std::vector<Row>> CountGroups(const Database& database, const std::string& kind,
                                     const std::vector<std::string>& all, const FactGroups& groups,
                                     const FactFilter& filter) {
  const auto order = GroupOrder(groups, filter.sort);
  SULIEU_RETURN_IF_ERROR(order);
  auto conditions = ReadConditions(database, kind, all, filter, ArticleOf::kOrigin);
  SULIEU_RETURN_IF_ERROR(conditions);
  std::vector<std::string> needed = groups.by;
  needed.insert(needed.end(), conditions->needed.begin(), conditions->needed.end());
  needed.emplace_back(kInDocument);
  const auto decided = HasDecisions(database);
  SULIEU_RETURN_IF_ERROR(decided);
  auto retold = ReadRetold(database);
  SULIEU_RETURN_IF_ERROR(retold);
  auto tally = CountAll(database, {{kind, *decided},
                                   OwnColumns(all),
                                   groups,
                                   std::move(needed),
                                   std::move(*conditions),
                                   std::move(*retold)});
  SULIEU_RETURN_IF_ERROR(tally);
  std::vector<Row> rows = tally->Rows();
  const size_t limit = filter.limit >= 0 ? static_cast<size_t>(filter.limit) : rows.size();
  SortRows(*order, groups.Columns(), limit, &rows);
  return rows;
}

}  // namespace sulieu
