#include "pipeline/cli/fact_choice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "pipeline/cli/fact_scan.h"
#include "pipeline/cli/few_facts.h"

namespace sulieu {
namespace {

FactChoice Among(const std::vector<int64_t>& rows) { return {InAll("fact", {ListOf(rows)})}; }

// The first facts of a choice that meet the conditions, all without a limit.
Result<std::vector<int64_t>> FirstAmong(const Database& database, const KindQuery& query,
                                        const FactChoice& among, std::optional<int64_t> limit) {
  std::vector<std::string> needed = query.Needed();
  needed.insert(needed.end(), std::begin(kPlace), std::end(kPlace));
  needed.emplace_back(kInDocument);
  SqlCondition first{fmt::format("SELECT fact FROM {} WHERE", FactTable(query.table, needed, among.order)),
                     {}};
  first.Append(" ", among.condition);
  first.Append(" AND ", query.conditions.OnFacts());
  first.Append(" AND ", InAll(kInDocument, query.conditions.documents));
  if (limit) first.sql += fmt::format(" ORDER BY {} LIMIT {}", query.sorting.TermsAnd(Place()), *limit);
  return ReadRows(database, first);
}

// The first documents `d` of a table with facts that meet all conditions: as many as facts are wanted, since
// each has one at least. They are gone through in the order of the table, and no further than needed: `+`
// keeps SQLite from beginning with the list instead.
SqlCondition FirstDocuments(const KindQuery& query, const std::string& table, const std::string& order,
                            int64_t limit) {
  std::vector<std::string> needed = query.conditions.needed;
  needed.emplace_back(kInDocument);
  SqlCondition first{fmt::format("SELECT d.id FROM {} WHERE", table), {}};
  first.Append(" ", InAll("+d.id", query.conditions.documents));
  first.sql += fmt::format(" AND EXISTS (SELECT 1 FROM {} AS v WHERE v.{} = d.id",
                           FactTable(query.table, needed, ReadBy::kDocument), kInDocument);
  first.Append(" AND ", query.conditions.OnFacts());
  first.sql += fmt::format("){} LIMIT {}", order, limit);
  return first;
}

// The same of documents sorted by what the query sorts by and by their names; of those with these row ids.
// The sorted table is made once and whole, for SQLite would look at the facts of all documents before it
// sorts these.
SqlCondition FirstInOrder(KindQuery query, int64_t first_row, int64_t last_row, int64_t limit) {
  const Sorting& sorting = query.sorting;
  SqlCondition first{
      fmt::format("WITH d AS MATERIALIZED (SELECT id, document FROM {} WHERE id BETWEEN {} AND {}",
                  DocumentTable(sorting.columns, ArticleOf::kDocument, Documents::kAll), first_row, last_row),
      {}};
  first.Append(" AND ", InAll("id", query.conditions.documents));
  first.sql += fmt::format(" ORDER BY {}, document) ", sorting.Terms());
  query.conditions.documents.clear();
  first.Append("", FirstDocuments(query, "d", "", limit));
  return first;
}

// Of a kind with fewer facts, the documents that have some are listed before documents are sorted.
constexpr int64_t kSmallKind = 5000;

Result<std::vector<int64_t>> DocumentsWithFacts(const Database& database, const KindQuery& query) {
  SqlCondition with_facts{fmt::format("SELECT {} FROM {} WHERE", kInDocument,
                                      FactTable(query.table, {kInDocument}, ReadBy::kFact)),
                          {}};
  with_facts.Append(" ", AllOf(query.conditions.own));
  return ReadRows(database, with_facts);
}

Result<std::vector<int64_t>> FirstInOrder(const Database& database, KindQuery query, int64_t limit) {
  const auto large = HasMoreThan(database, kSmallKind, query.table.own());
  SULIEU_RETURN_IF_ERROR(large);
  if (!*large) {
    const auto documents = DocumentsWithFacts(database, query);
    SULIEU_RETURN_IF_ERROR(documents);
    query.conditions.documents.push_back(ListOf(*documents));
  }
  return ReadInHalves(database, "documents_imported",
                      [&](int64_t first, int64_t last) { return FirstInOrder(query, first, last, limit); });
}

Result<FactChoice> InFirstDocuments(const Database& database, const KindQuery& query, int64_t limit) {
  SqlCondition in{fmt::format("{} IN (", kInDocument), {}};
  if (query.sorting.columns.empty()) {  // an index has the order of the names
    in.Append("", FirstDocuments(query, "documents_imported AS d", " ORDER BY d.document", limit));
  } else {
    const auto rows = FirstInOrder(database, query, limit);
    SULIEU_RETURN_IF_ERROR(rows);
    in.Append("", ListOf(*rows));
  }
  in.sql += ")";
  return FactChoice{std::move(in), ReadBy::kDocument};
}

}  // namespace

std::vector<std::string> KindQuery::Needed() const {
  std::vector<std::string> needed = conditions.needed;
  needed.insert(needed.end(), sorting.columns.begin(), sorting.columns.end());
  return needed;
}

std::string Place() { return fmt::format("{}", fmt::join(kPlace, ", ")); }

Result<bool> HasDecisions(const Database& database) {
  const auto decided = database.QueryInteger("SELECT EXISTS (SELECT 1 FROM decided_facts)");
  SULIEU_RETURN_IF_ERROR(decided);
  return *decided != 0;
}

Result<FactChoice> ChooseFacts(const Database& database, const KindQuery& query,
                               std::optional<int64_t> limit) {
  const auto few = FewFacts(database, query.table, query.conditions);
  SULIEU_RETURN_IF_ERROR(few);
  if (*few) {
    const auto rows = FirstAmong(database, query, Among(**few), limit);
    SULIEU_RETURN_IF_ERROR(rows);
    return Among(*rows);
  }
  if (limit) return InFirstDocuments(database, query, *limit);
  const auto& documents = query.conditions.documents;
  return FactChoice{InAll(kInDocument, documents), documents.empty() ? ReadBy::kFact : ReadBy::kDocument};
}

namespace {

// The facts to sort: `SELECT columns FROM their table WHERE conditions`, which may go on.
struct FactsToSort {
  std::string table;
  SqlCondition conditions;

  SqlCondition Select(const std::string& columns) const {
    return {fmt::format("SELECT {} FROM {} WHERE {}", columns, table, conditions.sql), conditions.values};
  }
};

FactsToSort ToSort(const KindQuery& query) {
  std::vector<std::string> needed = query.Needed();
  if (!query.conditions.documents.empty()) needed.emplace_back(kInDocument);
  FactsToSort facts{FactTable(query.table, needed, ReadBy::kFact), AllOf(query.conditions.rows)};
  facts.conditions.Append(" AND ", query.conditions.OnFacts());
  facts.conditions.Append(" AND ", InAll(kInDocument, query.conditions.documents));
  return facts;
}

// Of a large table what the first in order are among: two threads find those of a half each.
Status NarrowDown(const Database& database, const KindTable& table, const std::string& in_order,
                  FactsToSort* facts) {
  const auto large = HasMoreThan(database, kWorthTwo, table.own());
  SULIEU_RETURN_IF_ERROR(large);
  if (!*large) return {};
  const auto first = ReadInHalves(database, "facts", WithRows(facts->Select("fact"), "fact", in_order));
  SULIEU_RETURN_IF_ERROR(first);
  facts->conditions = Among(*first).condition;
  return {};
}

// The first facts in order. Of those that sort like the last one others may stand before it, by their
// documents: they are left out, and `tied` are the values that they share.
struct FirstRows {
  std::vector<int64_t> rows;
  std::vector<Value> tied;  // none where these are all the facts there are
};

Result<FirstRows> ReadFirst(const Database& database, const SqlCondition& query, size_t limit) {
  auto read = Prepare(database, query);
  SULIEU_RETURN_IF_ERROR(read);
  FirstRows first;
  size_t before_last = 0;
  const auto done = ForEachRow(&*read, [&](const Statement& row) {
    std::vector<Value> values;
    for (int i = 1; i < row.column_count(); ++i) values.push_back(row.Get(i));
    if (values != first.tied) before_last = first.rows.size();
    first.tied = std::move(values);
    first.rows.push_back(row.Integer(0));
  });
  SULIEU_RETURN_IF_ERROR(done);
  if (first.rows.size() < limit) {
    first.tied.clear();
  } else {
    first.rows.resize(before_last);
  }
  return first;
}

// The documents that sort like the one at `limit` among these, all of them; none where these are fewer.
// Requires: the query sorts by columns of documents and articles.
Result<std::vector<int64_t>> TiedDocuments(const Database& database, const KindQuery& query,
                                           const std::vector<int64_t>& among, int64_t limit) {
  const auto& columns = query.sorting.columns;
  std::vector<std::string> quoted;
  for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
  SqlCondition last{fmt::format("SELECT {} FROM {} WHERE", fmt::join(quoted, ", "),
                                DocumentTable(columns, ArticleOf::kDocument, Documents::kSome)),
                    {}};
  last.Append(" ", InAll("id", {ListOf(among)}));
  last.sql += fmt::format(" ORDER BY {} LIMIT 1 OFFSET {}", query.sorting.Terms(), limit - 1);
  auto row = Prepare(database, last);
  SULIEU_RETURN_IF_ERROR(row);
  const auto found = row->Step();
  SULIEU_RETURN_IF_ERROR(found);
  if (!*found) return std::vector<int64_t>();
  SqlCondition tied{
      fmt::format("SELECT id FROM {} WHERE", DocumentTable(columns, ArticleOf::kDocument, Documents::kAll)),
      {}};
  tied.Append(" ", InAll("id", query.conditions.documents));
  for (size_t i = 0; i < columns.size(); ++i)
    tied.Append(" AND ", {fmt::format("{} IS ?", quoted[i]), {row->Get(static_cast<int>(i))}});
  return ReadRows(database, tied);
}

// Where documents come first in the order, and something else behind, those that have the first facts;
// nothing where too many are alike.
Result<FewRows> FewByOrder(const Database& database, KindQuery query, int64_t limit) {
  query.sorting = query.sorting.ByDocuments();
  auto first = FirstInOrder(database, query, limit);
  SULIEU_RETURN_IF_ERROR(first);
  const auto tied = TiedDocuments(database, query, *first, limit);
  SULIEU_RETURN_IF_ERROR(tied);
  first->insert(first->end(), tied->begin(), tied->end());
  return first->size() > kFewDocuments ? FewRows() : FewRows(std::move(*first));
}

// What the first facts are among, where few facts or documents are known to have them.
Result<std::optional<FactChoice>> ChooseAmongFew(const Database& database, const KindQuery& query,
                                                 int64_t limit) {
  auto documents = FewDocuments(database, query.conditions);
  SULIEU_RETURN_IF_ERROR(documents);
  if (!*documents && !query.sorting.ByDocuments().columns.empty()) {
    const auto facts = FewFacts(database, query.table, query.conditions);
    SULIEU_RETURN_IF_ERROR(facts);
    if (*facts) return std::optional(Among(**facts));
    documents = FewByOrder(database, query, limit);
    SULIEU_RETURN_IF_ERROR(documents);
  }
  if (!*documents) return std::optional<FactChoice>();
  return std::optional(FactChoice{InAll(kInDocument, {ListOf(**documents)}), ReadBy::kDocument});
}

}  // namespace

Result<FactChoice> ChooseFirst(const Database& database, const KindQuery& query, int64_t limit,
                               const FirstFacts& first_ties) {
  const auto few = ChooseAmongFew(database, query, limit);
  SULIEU_RETURN_IF_ERROR(few);
  if (*few) {
    const auto rows = FirstAmong(database, query, **few, limit);
    SULIEU_RETURN_IF_ERROR(rows);
    return Among(*rows);
  }
  const std::string in_order = fmt::format("ORDER BY {} LIMIT {}", query.sorting.Terms(), limit);
  FactsToSort facts = ToSort(query);
  SULIEU_RETURN_IF_ERROR(NarrowDown(database, query.table, in_order, &facts));
  std::string columns = "fact";
  for (const std::string& column : query.sorting.columns) columns += ", " + QuotedColumn(column);
  SqlCondition sorted = facts.Select(columns);
  sorted.sql += " " + in_order;
  auto first = ReadFirst(database, sorted, static_cast<size_t>(limit));
  SULIEU_RETURN_IF_ERROR(first);
  if (first->tied.empty()) return Among(first->rows);
  const auto ties = first_ties(first->tied, limit - static_cast<int64_t>(first->rows.size()));
  SULIEU_RETURN_IF_ERROR(ties);
  first->rows.insert(first->rows.end(), ties->begin(), ties->end());
  return Among(first->rows);
}

}  // namespace sulieu
