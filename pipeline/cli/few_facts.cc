#include "pipeline/cli/few_facts.h"

#include <fmt/format.h>

#include "pipeline/cli/fact_scan.h"

namespace sulieu {
namespace {

// Of more facts the mentions are read in their order, with those of other kinds among them.
constexpr int64_t kMostOneByOne = 60'000;

// The rows; nothing when they are not few.
FewRows IfFew(std::vector<int64_t> rows) {
  if (rows.size() > kFewFacts) return std::nullopt;
  return rows;
}

const std::string& EnoughToBeMany() {
  static const std::string limit = fmt::format("LIMIT {}", kFewFacts + 1);
  return limit;
}

// The rows of the facts that meet the conditions, in a table that has what these name.
Result<FewRows> FewByThemselves(const Database& database, const KindTable& table,
                                const FactConditions& conditions) {
  SqlCondition query{
      fmt::format("SELECT fact FROM {} WHERE", FactTable(table, conditions.needed, ReadBy::kFact)), {}};
  query.Append(" ", AllOf(conditions.rows));
  query.Append(" AND ", conditions.OnFacts());
  const bool all = conditions.own.empty() && conditions.others.empty();
  const auto large = all || !conditions.rows.empty() ? false : HasMoreThan(database, kWorthTwo, table.own());
  SULIEU_RETURN_IF_ERROR(large);
  if (*large) {
    auto rows = ReadInHalves(database, "facts", WithRows(std::move(query), "fact", EnoughToBeMany()));
    SULIEU_RETURN_IF_ERROR(rows);
    return IfFew(std::move(*rows));
  }
  query.sql += " " + EnoughToBeMany();
  auto rows = ReadRows(database, query);
  SULIEU_RETURN_IF_ERROR(rows);
  return IfFew(std::move(*rows));
}

// The rows of the facts whose first mention meets the conditions on it.
Result<FewRows> FewByMentions(const Database& database, const KindTable& table,
                              const FactConditions& conditions) {
  SqlCondition mentions{fmt::format("SELECT n.fact FROM mentions_made AS m CROSS JOIN fact_mentions AS n "
                                    "ON n.mention = m.id AND n.seq = 0 WHERE m.kind = '{}' AND",
                                    table.kind),
                        {}};
  mentions.Append(" ", AllOf(conditions.mentions));
  auto rows =
      ReadInHalves(database, "mentions_made", WithRows(std::move(mentions), "m.id", EnoughToBeMany()));
  SULIEU_RETURN_IF_ERROR(rows);
  return IfFew(std::move(*rows));
}

}  // namespace

Result<FewRows> FewFacts(const Database& database, const KindTable& table, const FactConditions& conditions) {
  const auto huge = conditions.mentions.empty() ? false : HasMoreThan(database, kMostOneByOne, table.own());
  SULIEU_RETURN_IF_ERROR(huge);
  if (!*huge) return FewByThemselves(database, table, conditions);
  FactConditions without_others = conditions;
  without_others.others.clear();
  without_others.needed.clear();
  auto few = FewByThemselves(database, table, without_others);
  SULIEU_RETURN_IF_ERROR(few);
  return *few ? std::move(few) : FewByMentions(database, table, conditions);
}

Result<FewRows> FewDocuments(const Database& database, const FactConditions& conditions) {
  if (conditions.documents.empty()) return FewRows();
  SqlCondition query{"SELECT id FROM documents_imported INDEXED BY documents_named WHERE", {}};
  query.Append(" ", InAll("id", conditions.documents));
  query.sql += fmt::format(" LIMIT {}", kFewDocuments + 1);
  auto rows = ReadRows(database, query);
  SULIEU_RETURN_IF_ERROR(rows);
  return rows->size() > kFewDocuments ? FewRows() : FewRows(std::move(*rows));
}

}  // namespace sulieu
