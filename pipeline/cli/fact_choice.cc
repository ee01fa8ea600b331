#include "pipeline/cli/fact_choice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "pipeline/cli/fact_columns.h"

namespace sulieu {
namespace {

constexpr std::string_view kHeadColumns[] = {"fact_id",    "document", "title",     "published",  "quote",
                                             "text_begin", "text_end", "raw_begin", "raw_end",    "passage",
                                             "rule",       "rule_set", "mentions",  "reprint_of", "decided"};

SqlCondition InAll(std::string_view column, const std::vector<SqlCondition>& queries) {
  SqlCondition all;
  for (const SqlCondition& query : queries) {
    all.Append(" AND ", {fmt::format("{} IN ({})", column, query.sql), query.values});
  }
  if (all.sql.empty()) all.sql = "true";
  return all;
}

std::string JsonList(const std::vector<int64_t>& rows) { return fmt::format("[{}]", fmt::join(rows, ",")); }

// The ids of the facts of these rows whose documents are in all of the queries.
Result<std::vector<std::string>> FactIds(const Database& database, const std::vector<int64_t>& rows,
                                         const std::vector<SqlCondition>& documents) {
  SqlCondition query{"SELECT f.fact_id FROM json_each(?) AS c CROSS JOIN facts AS f ON f.id = c.value WHERE",
                     {JsonList(rows)}};
  query.Append(" ", InAll("f.document", documents));
  auto read = database.Prepare(query.sql);
  SULIEU_RETURN_IF_ERROR(read);
  BindAll(query.values, &*read);
  return ReadTexts(&*read);
}

// Ids are of digits and letters only: they need no escape.
SqlCondition Among(const std::vector<std::string>& fact_ids) {
  const std::string list = fact_ids.empty() ? "" : fmt::format("\"{}\"", fmt::join(fact_ids, "\",\""));
  return {"fact_id IN (SELECT value FROM json_each(?))", {fmt::format("[{}]", list)}};
}

// The rows of the facts that meet the conditions on their own columns; nothing when they are not few.
Result<std::optional<std::vector<int64_t>>> FewRows(const Database& database, const std::string& table,
                                                    const std::vector<SqlCondition>& own) {
  const SqlCondition conditions = AllOf(own);
  auto read = database.Prepare(
      fmt::format("SELECT fact FROM {} WHERE {} LIMIT {}", table, conditions.sql, kFewFacts + 1));
  SULIEU_RETURN_IF_ERROR(read);
  BindAll(conditions.values, &*read);
  std::vector<int64_t> rows;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return rows;
    if (rows.size() == kFewFacts) return std::nullopt;
    rows.push_back(read->Integer(0));
  }
}

// The first documents with rows that meet all conditions: as many as rows are wanted, since each has one at
// least. The documents are gone through in the order of their names, which an index has, and no further than
// needed: `+` keeps SQLite from beginning with the list instead.
SqlCondition OfFirstDocuments(const std::string& source, const FactConditions& conditions, int64_t limit) {
  SqlCondition first{"document IN (SELECT d.document FROM documents_imported AS d WHERE", {}};
  first.Append(" ", InAll("+d.id", conditions.documents));
  first.Append(
      "", {fmt::format(" AND EXISTS (SELECT 1 FROM {} AS v WHERE v.document = d.document AND ", source), {}});
  first.Append("", AllOf(conditions.own));
  first.Append(" AND ", AllOf(conditions.others));
  first.Append("", {fmt::format(") ORDER BY d.document LIMIT {})", limit), {}});
  return first;
}

}  // namespace

Result<bool> HasDecisions(const Database& database) {
  const auto decided = database.QueryInteger("SELECT EXISTS (SELECT 1 FROM decided_facts)");
  SULIEU_RETURN_IF_ERROR(decided);
  return *decided != 0;
}

std::string OwnTable(const std::string& kind, bool decided) { return (decided ? "shown_" : "fact_") + kind; }

bool IsHeadColumn(std::string_view column) {
  return std::find(std::begin(kHeadColumns), std::end(kHeadColumns), column) != std::end(kHeadColumns);
}

std::vector<std::string> OwnColumns(const std::vector<std::string>& view_columns) {
  std::vector<std::string> own;
  std::copy_if(view_columns.begin(), view_columns.end(), std::back_inserter(own),
               [](const std::string& column) { return !IsHeadColumn(column); });
  return own;
}

std::optional<SqlCondition> OfDocuments(const std::vector<SqlCondition>& documents) {
  if (documents.empty()) return std::nullopt;
  SqlCondition condition{
      "document IN (SELECT n.document FROM documents_imported AS n INDEXED BY documents_named WHERE", {}};
  condition.Append(" ", InAll("n.id", documents));
  condition.sql += ")";
  return condition;
}

Result<std::optional<SqlCondition>> ChooseFacts(const Database& database, const std::string& kind,
                                                const std::string& source, const FactConditions& conditions,
                                                std::optional<int64_t> limit) {
  const auto decided = HasDecisions(database);
  SULIEU_RETURN_IF_ERROR(decided);
  const auto few = FewRows(database, OwnTable(kind, *decided), conditions.own);
  SULIEU_RETURN_IF_ERROR(few);
  if (*few) {
    const auto ids = FactIds(database, **few, conditions.documents);
    SULIEU_RETURN_IF_ERROR(ids);
    return Among(*ids);
  }
  if (limit) return OfFirstDocuments(source, conditions, *limit);
  return OfDocuments(conditions.documents);
}

Result<SqlCondition> ChooseFirst(const Database& database, const std::string& kind,
                                 const FactConditions& conditions, const std::vector<std::string>& sorted,
                                 const std::string& order, int64_t limit, const FirstFacts& first_ties) {
  const auto decided = HasDecisions(database);
  SULIEU_RETURN_IF_ERROR(decided);
  std::string columns;
  for (const std::string& column : sorted) columns += ", " + QuotedColumn(column);
  SqlCondition query{fmt::format("SELECT fact{} FROM {} WHERE", columns, OwnTable(kind, *decided)), {}};
  query.Append(" ", AllOf(conditions.own));
  if (!conditions.documents.empty()) {
    query.Append(" AND ",
                 InAll("(SELECT f.document FROM facts AS f WHERE f.id = fact)", conditions.documents));
  }
  auto read = database.Prepare(fmt::format("{} ORDER BY {} LIMIT {}", query.sql, order, limit));
  SULIEU_RETURN_IF_ERROR(read);
  BindAll(query.values, &*read);
  // Of those that sort like the last one others may stand before it, by their documents.
  std::vector<int64_t> rows;
  size_t before_last = 0;
  std::vector<Value> last;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    std::vector<Value> values;
    for (int i = 1; i < read->column_count(); ++i) values.push_back(read->Get(i));
    if (values != last) before_last = rows.size();
    last = std::move(values);
    rows.push_back(read->Integer(0));
  }
  const bool all = rows.empty() || static_cast<int64_t>(rows.size()) < limit;
  if (!all) rows.resize(before_last);
  auto ids = FactIds(database, rows, {});
  SULIEU_RETURN_IF_ERROR(ids);
  if (all) return Among(*ids);
  SqlCondition like_last;
  for (size_t i = 0; i < sorted.size(); ++i) {
    like_last.Append(" AND ", {fmt::format("{} IS ?", QuotedColumn(sorted[i])), {last[i]}});
  }
  const auto ties = first_ties(std::move(like_last), limit - static_cast<int64_t>(rows.size()));
  SULIEU_RETURN_IF_ERROR(ties);
  ids->insert(ids->end(), ties->begin(), ties->end());
  return Among(*ids);
}

}  // namespace sulieu
