// The checks of what belongs to no document: the schema as this program makes it, the chains of digests over
// the ledger and the changes of facts, the rules, the reprints.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>
#include <set>

#include "pipeline/base/sha256.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/fact_index.h"
#include "pipeline/store/people_facts.h"
#include "pipeline/store/person_decisions.h"
#include "pipeline/store/reprint_rows.h"
#include "pipeline/store/upgrade.h"
#include "pipeline/store/work_left.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

constexpr std::string_view kSchemaRows =
    "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
    "WHERE name NOT LIKE 'sqlite_stat%' AND name <> '{}' ORDER BY 1, 2";

// Calls `use` for all rows of a query, the cells of each ended by a character no cell has.
template <typename Use>
Status ForEachRowText(const Database& database, std::string_view sql, Use use) {
  return ForEachRow(database, sql, [&](const Statement& row) {
    std::string text;
    for (int i = 0; i < row.column_count(); ++i) text += ValueText(row.Get(i)) + '\x1f';
    use(text);
  });
}

Result<std::multiset<std::string>> RowSet(const Database& database, std::string_view sql) {
  std::multiset<std::string> set;
  SULIEU_RETURN_IF_ERROR(
      ForEachRowText(database, sql, [&](std::string& text) { set.insert(std::move(text)); }));
  return set;
}

// What rows of any number are, whatever their order: the sum of their digests.
class RowSum {
 public:
  void Add(std::string_view row) {
    const std::string digest = Sha256Hex(row);
    for (size_t i = 0; i < sums_.size(); ++i) {
      uint64_t part = 0;
      std::from_chars(digest.data() + 16 * i, digest.data() + 16 * (i + 1), part, 16);
      sums_[i] += part;
    }
  }
  bool operator==(const RowSum&) const = default;

 private:
  std::array<uint64_t, 4> sums_{};
};

// The views are what people read: a changed letter in one changes what it shows.
Status VerifySchema(const Database& database, Verification* out) {
  const auto fresh = Database::Open(":memory:", Database::Mode::kReadWrite);
  SULIEU_RETURN_IF_ERROR(fresh);
  SULIEU_RETURN_IF_ERROR(ApplySchema(*fresh));
  const auto left = HasWorkLeft(database);
  SULIEU_RETURN_IF_ERROR(left);
  const std::string rows = fmt::format(kSchemaRows, *left ? kFactIndex : "");  // a part of that work
  const auto expected = RowSet(*fresh, rows);
  SULIEU_RETURN_IF_ERROR(expected);
  const auto stored = RowSet(database, rows);
  SULIEU_RETURN_IF_ERROR(stored);
  if (*expected != *stored)
    out->differences.push_back("schema: tables or views are not as this program makes them");
  return {};
}

// The digests at the ends of the chains of all runs: by run, over the rows of `sql` (run first).
Status ExtendChains(const Database& database, std::string_view sql, std::map<int64_t, std::string>* chains) {
  auto rows = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(rows);
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    std::string& chain = (*chains)[rows->Integer(0)];
    std::vector<std::string> texts;
    for (int i = 1; i < rows->column_count(); ++i) texts.emplace_back(rows->Text(i));
    chain = ChainDigest(chain, std::vector<std::string_view>(texts.begin(), texts.end()));
  }
}

Status CompareChains(const Database& database, std::string_view column, std::string_view what,
                     const std::map<int64_t, std::string>& chains, Verification* out) {
  auto stored = database.Prepare(fmt::format("SELECT id, {} FROM runs", column));
  SULIEU_RETURN_IF_ERROR(stored);
  for (;;) {
    const auto row = stored->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    const auto chain = chains.find(stored->Integer(0));
    if ((chain == chains.end() ? std::string() : chain->second) != stored->Text(1))
      out->differences.push_back(
          fmt::format("run {}: {} not have their stored digest", stored->Integer(0), what));
  }
}

// Reprints follow from the sketches, once the run that changed them has come to its end.
Status VerifyReprints(const Database& database, Verification* out) {
  const auto left = database.QueryInteger("SELECT count(*) FROM work_left WHERE what = 'reprints'");
  SULIEU_RETURN_IF_ERROR(left);
  if (*left > 0) return {};
  const auto computed = ComputeReprints(database);
  SULIEU_RETURN_IF_ERROR(computed);
  std::multiset<std::string> expected;
  for (const Reprint& r : *computed) {
    expected.insert(ValueText(r.id) + '\x1f' + ValueText(r.origin) + '\x1f' + ValueText(r.containment) +
                    '\x1f' + ValueText(r.reason) + '\x1f');
  }
  const auto stored = RowSet(database, "SELECT document, origin, containment, reason FROM reprints");
  SULIEU_RETURN_IF_ERROR(stored);
  if (expected != *stored) out->differences.push_back("reprints: are not what the documents give");
  return {};
}

// So do places, organisations and people from the facts.
Status VerifyDerivedTables(const Database& database, Verification* out) {
  const auto left = HasWorkLeft(database);
  SULIEU_RETURN_IF_ERROR(left);
  if (*left) return {};
  std::array<RowSum, kDerivedTableCount> expected;
  const auto people = ReadPeopleFacts(database);
  SULIEU_RETURN_IF_ERROR(people);
  SULIEU_RETURN_IF_ERROR(
      MakeDerivedRows(database, people->get(), [&](size_t table, const std::vector<Value>& row) -> Status {
        std::string text;
        for (const Value& value : row) text += ValueText(value) + '\x1f';
        expected[table].Add(text);
        return {};
      }));
  for (size_t i = 0; i < expected.size(); ++i) {
    const DerivedTable& table = DerivedTables()[i];
    RowSum stored;
    SULIEU_RETURN_IF_ERROR(ForEachRowText(database,
                                          fmt::format("SELECT {} FROM {}", table.columns, table.name),
                                          [&](const std::string& text) { stored.Add(text); }));
    if (expected[i] != stored)
      out->differences.push_back(fmt::format("{}: is not what the documents give", table.name));
  }
  return {};
}

Status VerifyPersonDecisions(const Database& database, Verification* out) {
  const auto expected = PersonDecisionDigests(database);
  SULIEU_RETURN_IF_ERROR(expected);
  auto rows = database.Prepare("SELECT sha256 FROM person_decisions ORDER BY id");
  SULIEU_RETURN_IF_ERROR(rows);
  for (const std::string& digest : *expected) {
    SULIEU_RETURN_IF_ERROR(rows->Step());
    if (rows->Text(0) == digest) continue;
    out->differences.push_back("person_decisions: do not have their stored digests");
    break;
  }
  return {};
}

Status VerifyRules(const Database& database, Verification* out) {
  auto rules = database.Prepare("SELECT rule_set, rule, doc, pattern, sha256 FROM rules");
  SULIEU_RETURN_IF_ERROR(rules);
  for (;;) {
    const auto row = rules->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    const std::string set(rules->Text(0)), rule(rules->Text(1)), doc(rules->Text(2)), pattern(rules->Text(3));
    if (ChainDigest("", {set, rule, doc, pattern}) != rules->Text(4))
      out->differences.push_back(fmt::format("rule {}: does not have its stored digest", rule));
  }
  const auto strangers = database.QueryInteger(
      "SELECT count(*) FROM mentions_made AS m JOIN rules AS r ON r.id = m.rule "
      "JOIN rule_sets AS s ON s.digest = r.rule_set WHERE s.kind <> m.kind");
  SULIEU_RETURN_IF_ERROR(strangers);
  if (*strangers > 0) out->differences.push_back("rule_sets: mentions are of another kind than their rules");
  return {};
}

}  // namespace

Status VerifyChains(const Database& database, Verification* out) {
  SULIEU_RETURN_IF_ERROR(VerifySchema(database, out));
  SULIEU_RETURN_IF_ERROR(VerifyRules(database, out));
  std::map<int64_t, std::string> ledger, changes;
  for (std::string_view sql : {"SELECT id, started_at, program, rules_digest, command FROM runs",
                               "SELECT run, path, outcome, reason, message, sha256 FROM inputs ORDER BY id",
                               "SELECT id, finished_at FROM runs WHERE finished_at IS NOT NULL"}) {
    SULIEU_RETURN_IF_ERROR(ExtendChains(database, sql, &ledger));
  }
  SULIEU_RETURN_IF_ERROR(ExtendChains(database,
                                      "SELECT run, document, kind, change, rule, fact_before, fact_after, "
                                      "value_before, value_after, quote FROM fact_changes ORDER BY id",
                                      &changes));
  SULIEU_RETURN_IF_ERROR(CompareChains(database, "ledger_sha256", "the run and its inputs do", ledger, out));
  SULIEU_RETURN_IF_ERROR(CompareChains(database, "changes_sha256", "its changes of facts do", changes, out));
  SULIEU_RETURN_IF_ERROR(VerifyReprints(database, out));
  SULIEU_RETURN_IF_ERROR(VerifyPersonDecisions(database, out));
  return VerifyDerivedTables(database, out);
}

}  // namespace sulieu
