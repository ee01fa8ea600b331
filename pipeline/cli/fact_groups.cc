#include "pipeline/cli/fact_groups.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

#include "pipeline/cli/fact_choice.h"
#include "pipeline/cli/fact_query.h"
#include "pipeline/cli/fact_scan.h"
#include "pipeline/cli/fact_tally.h"
#include "pipeline/cli/row_order.h"
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
  FactConditions conditions;
  Retold retold;
};

constexpr int kFirstColumn = 2;  // behind the document and the fact

// Of each of the facts with row ids from `first` to `last` its document and itself, the columns of the
// groups, but for those of documents, the numbers to sum up.
Result<FactQuery> PrepareCounted(const Database& database, const Counted& counted, int64_t first,
                                 int64_t last) {
  std::string columns = fmt::format("{}, fact", kInDocument);
  std::vector<std::string> needed = counted.conditions.needed;
  needed.emplace_back(kInDocument);
  for (const std::string& column : counted.groups.by) {
    if (IsOfDocuments(column)) continue;
    columns += ", " + QuotedColumn(column);
    needed.push_back(column);
  }
  for (const std::string& column : counted.groups.sum)
    columns += fmt::format(", {} + 0", QuotedColumn(column));
  SqlCondition sql{fmt::format("SELECT {} FROM {} WHERE fact BETWEEN {} AND {}", columns,
                               FactTable(counted.table, needed, ReadBy::kFact), first, last),
                   {}};
  sql.Append(" AND ", counted.conditions.OnFacts());
  sql.Append(" AND ", InAll(kInDocument, counted.conditions.documents));
  return PrepareFacts(database, std::move(sql), -1);
}

// Finds rows by their ids, one after the other.
class RowById {
 public:
  // These columns of a table with the column `id`; without any there is nothing to find.
  static Result<RowById> Prepare(const Database& database, const std::vector<std::string>& columns,
                                 const std::string& table, const std::string& id) {
    RowById row;
    if (columns.empty()) return row;
    std::vector<std::string> quoted;
    for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
    auto statement =
        database.Prepare(fmt::format("SELECT {} FROM {} WHERE {} = ?", fmt::join(quoted, ", "), table, id));
    SULIEU_RETURN_IF_ERROR(statement);
    row.statement_ = std::move(*statement);
    return row;
  }

  Status Find(int64_t id) {
    if (!statement_) return {};
    statement_->Reset();
    statement_->Bind(1, id);
    SULIEU_RETURN_IF_ERROR(statement_->Step());
    return {};
  }

  // Requires: columns; valid until the next Find.
  const Statement& row() const { return *statement_; }

 private:
  std::optional<Statement> statement_;
};

std::vector<std::string> ColumnsOf(ColumnOf of, const std::vector<std::string>& columns) {
  std::vector<std::string> found;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(found),
               [&](const std::string& column) { return FindColumn(column) == of; });
  return found;
}

// Counts facts one by one. Those of a document stand one after the other, and share the columns of it and its
// article, which are read once.
class Counter {
 public:
  static Result<FactTally> Count(const Database& database, const Counted& counted, int64_t first,
                                 int64_t last) {
    Counter counter(counted);
    SULIEU_RETURN_IF_ERROR(counter.Prepare(database, counted));
    auto facts = PrepareCounted(database, counted, first, last);
    SULIEU_RETURN_IF_ERROR(facts);
    SULIEU_RETURN_IF_ERROR(
        ForEachRow(&facts->statement, [&](const Statement& fact) { return counter.Add(fact); }));
    return std::move(counter.tally_);
  }

 private:
  explicit Counter(const Counted& counted)
      : retold_(counted.retold),
        cells_(counted.groups.by.size() + counted.groups.sum.size()),
        tally_(counted.groups.by.size(), counted.groups.sum.size()) {}

  Status Prepare(const Database& database, const Counted& counted) {
    for (const auto& [row, of] :
         {std::pair(&document_, ColumnOf::kDocument), {&article_, ColumnOf::kArticle}}) {
      const std::vector<std::string> columns = ColumnsOf(of, counted.groups.by);
      auto prepared = RowById::Prepare(database, columns,
                                       DocumentTable(columns, ArticleOf::kDocument, Documents::kSome), "id");
      SULIEU_RETURN_IF_ERROR(prepared);
      *row = std::move(*prepared);
    }
    auto own = RowById::Prepare(database, counted.own, counted.table.own(), "fact");
    SULIEU_RETURN_IF_ERROR(own);
    own_ = std::move(*own);
    PlaceCells(counted.groups);
    return {};
  }

  void PlaceCells(const FactGroups& groups) {
    int of_document = 0, of_article = 0, of_fact = kFirstColumn;
    for (const std::string& column : groups.by) {
      switch (FindColumn(column)) {
        case ColumnOf::kDocument:
          places_.push_back({&document_, of_document++});
          break;
        case ColumnOf::kArticle:
          places_.push_back({&article_, of_article++});
          break;
        default:
          places_.push_back({nullptr, of_fact++});
      }
    }
    while (places_.size() < cells_.size()) places_.push_back({nullptr, of_fact++});
  }

  Status Add(const Statement& fact) {
    if (const int64_t document = fact.Integer(0); document != in_document_)
      SULIEU_RETURN_IF_ERROR(Begin(document));
    for (size_t i = 0; i < cells_.size(); ++i)
      cells_[i] = (places_[i].of ? places_[i].of->row() : fact).View(places_[i].column);
    if (!is_retold_) {
      tally_.Add(cells_, origin_);
      return {};
    }
    SULIEU_RETURN_IF_ERROR(own_.Find(fact.Integer(1)));
    tally_.AddOnce(cells_, origin_, own_.row());
    return {};
  }

  Status Begin(int64_t document) {
    in_document_ = document;
    const auto retold = retold_.find(document);
    is_retold_ = retold != retold_.end();
    origin_ = is_retold_ ? retold->second : document;
    SULIEU_RETURN_IF_ERROR(document_.Find(document));
    return article_.Find(origin_);
  }

  struct Place {
    const RowById* of;  // nothing: the row of the fact
    int column;
  };

  const Retold& retold_;
  RowById own_, document_, article_;
  std::vector<Place> places_;  // of the cells
  FactTally::Cells cells_;
  FactTally tally_;
  int64_t in_document_ = -1, origin_ = 0;
  bool is_retold_ = false;
};

// All of them, a half on a thread of its own where a second connection can be had. The same halves are summed
// up in any case: sums do not depend on it.
Result<FactTally> CountAll(const Database& database, const Counted& counted) {
  const auto last = LastRow(database, "facts");
  SULIEU_RETURN_IF_ERROR(last);
  auto [tally, more] = ReadHalves(database, *last, AddFilterFunctions,
                                  [&](const Database& reader, int64_t begin, int64_t end) {
                                    return Counter::Count(reader, counted, begin, end);
                                  });
  SULIEU_RETURN_IF_ERROR(tally);
  SULIEU_RETURN_IF_ERROR(more);
  tally->Add(*more);
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
  const auto decided = HasDecisions(database);
  SULIEU_RETURN_IF_ERROR(decided);
  auto retold = ReadRetold(database);
  SULIEU_RETURN_IF_ERROR(retold);
  auto tally = CountAll(
      database, {{kind, *decided}, OwnColumns(all), groups, std::move(*conditions), std::move(*retold)});
  SULIEU_RETURN_IF_ERROR(tally);
  std::vector<Row> rows = tally->Rows();
  const size_t limit = filter.limit >= 0 ? static_cast<size_t>(filter.limit) : rows.size();
  SortRows(*order, groups.Columns(), limit, &rows);
  return rows;
}

}  // namespace sulieu
