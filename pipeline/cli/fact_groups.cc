#include "pipeline/cli/fact_groups.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "pipeline/cli/fact_choice.h"
#include "pipeline/cli/fact_tally.h"

namespace sulieu {
namespace {

// The row of the article that a fact's document reprints, or of the document.
constexpr const char* kOrigin =
    "coalesce((SELECT p.origin FROM reprints AS p WHERE p.document = f.document), f.document)";

constexpr const char* kNamed =
    "(SELECT n.{0} FROM documents_imported AS n INDEXED BY documents_named WHERE n.id = f.document)";

// What stands behind a column of a kind's view, of the document; {0}: the column. Other head columns come
// from fact_heads, which reads the mention too.
constexpr std::pair<std::string_view, const char*> kDocumentColumns[] = {
    {"document", kNamed},
    {"published", kNamed},
    {"title", kNamed},
    {"reprint_of",
     "(SELECT o.document FROM reprints AS p JOIN documents_imported AS o INDEXED BY documents_named "
     "ON o.id = p.origin WHERE p.document = f.document)"},
};

// The facts of a kind with the columns `needed` beside their own. A row of the kind's view is dear (see
// fact_choice.h): what nothing asks for is not read.
std::string Source(const std::string& own_table, const std::vector<std::string>& needed) {
  std::string of_document, of_mention;
  for (const std::string& column : std::set<std::string>(needed.begin(), needed.end())) {
    if (!IsHeadColumn(column)) continue;
    const auto* const known = std::find_if(std::begin(kDocumentColumns), std::end(kDocumentColumns),
                                           [&](const auto& entry) { return entry.first == column; });
    if (known == std::end(kDocumentColumns)) {
      of_mention += ", h." + QuotedColumn(column);
    } else {
      of_document += fmt::format(", {} AS {}", fmt::format(fmt::runtime(known->second), column), column);
    }
  }
  return fmt::format(
      "(SELECT k.*, f.document AS in_document{}{}{} FROM {} AS k CROSS JOIN facts AS f ON f.id = k.fact{})",
      of_document, of_mention, SelectArticleColumns(needed, kOrigin), own_table,
      of_mention.empty() ? "" : " CROSS JOIN fact_heads AS h ON h.fact = k.fact");
}

SqlCondition AllConditions(const FactConditions& conditions) {
  SqlCondition all = AllOf(conditions.own);
  all.Append(" AND ", AllOf(conditions.others));
  for (const SqlCondition& query : conditions.documents)
    all.Append(" AND ", {fmt::format("in_document IN ({})", query.sql), query.values});
  return all;
}

// in_document, fact, the columns of the groups, the numbers to sum up.
std::string ReadColumns(const FactGroups& groups) {
  std::string columns = "in_document, fact";
  for (const std::string& column : groups.by) columns += ", " + QuotedColumn(column);
  for (const std::string& column : groups.sum) columns += fmt::format(", {} + 0", QuotedColumn(column));
  return columns;
}

constexpr int kFirstGroupColumn = 2;

// Reads what tells one fact of an article from another, by the row of the fact.
Result<Statement> PrepareOwn(const Database& database, const std::string& own_table,
                             const std::vector<std::string>& all) {
  std::vector<std::string> own;
  for (const std::string& column : OwnColumns(all)) own.push_back(QuotedColumn(column));
  return database.Prepare(fmt::format("SELECT {} FROM {} WHERE fact = ?", fmt::join(own, ", "), own_table));
}

// Where people decided, a fact may have become the same as another of its document.
Status Count(Statement facts, Statement own, const Reprints& reprints, bool decided, FactTally* tally) {
  for (;;) {
    const auto row = facts.Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    const int64_t document = facts.Integer(0);
    const auto found = reprints.origins.find(document);
    const bool is_reprint = found != reprints.origins.end();
    const int64_t origin = is_reprint ? found->second : document;
    if (decided || is_reprint || reprints.reprinted.contains(document)) {
      own.Reset();
      own.Bind(1, facts.Integer(1));
      const auto stands = own.Step();
      SULIEU_RETURN_IF_ERROR(stands);
      if (tally->IsRepetition(facts, kFirstGroupColumn, origin, own)) continue;
    }
    tally->Add(facts, kFirstGroupColumn, origin);
  }
}

Result<std::vector<SortTerm>> GroupOrder(const FactGroups& groups, const std::string& sort) {
  if (!sort.empty()) return ParseSort(sort, groups.Columns());
  std::vector<SortTerm> terms = {{groups.sum.empty() ? "facts" : "sum_" + groups.sum.front(), true}};
  for (const std::string& column : groups.by) terms.push_back({column, false});
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
  std::vector<std::string> needed = groups.by;
  const auto conditions = ReadConditions(database, all, filter, &needed);
  SULIEU_RETURN_IF_ERROR(conditions);
  const auto decided = HasDecisions(database);
  SULIEU_RETURN_IF_ERROR(decided);
  const auto reprints = Reprints::Read(database);
  SULIEU_RETURN_IF_ERROR(reprints);

  const std::string own_table = OwnTable(kind, *decided);
  SqlCondition sql{fmt::format("SELECT {} FROM {} WHERE", ReadColumns(groups), Source(own_table, needed)),
                   {}};
  sql.Append(" ", AllConditions(*conditions));
  auto facts = PrepareFacts(database, std::move(sql), -1);
  SULIEU_RETURN_IF_ERROR(facts);
  auto own = PrepareOwn(database, own_table, all);
  SULIEU_RETURN_IF_ERROR(own);
  FactTally tally(groups.by.size(), groups.sum.size());
  const auto counted = Count(std::move(facts->statement), std::move(*own), *reprints, *decided, &tally);
  SULIEU_RETURN_IF_ERROR(counted);
  std::vector<Row> rows = tally.Rows();
  SortRows(*order, groups.Columns(), &rows);
  if (filter.limit >= 0) rows.resize(std::min(rows.size(), static_cast<size_t>(filter.limit)));
  return rows;
}

}  // namespace sulieu
