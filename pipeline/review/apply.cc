#include "pipeline/review/apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/export/value.h"
#include "pipeline/review/decision_rows.h"
#include "pipeline/review/place.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

// The rule of the facts no rule made, one in a set of its own for each kind.
constexpr std::string_view kRule = "review";
constexpr std::string_view kRuleDoc = "Stated by a person; the view `decisions` says who, when and why.";

Status RunWith(const Database& database, std::string_view sql, const Row& values) {
  auto statement = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(statement);
  int index = 0;
  for (const Value& value : values) statement->BindValue(++index, value);
  return statement->Run();
}

Value OrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value OrNull(int64_t row) { return row == 0 ? Value() : Value(row); }

Result<std::vector<int64_t>> Integers(const Database& database, std::string_view sql, int64_t parameter) {
  auto read = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, parameter);
  std::vector<int64_t> integers;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return integers;
    integers.push_back(read->Integer(0));
  }
}

Status InsertColumns(const Database& database, const std::string& table, int64_t fact,
                     const FactColumns& columns) {
  std::string names = "fact", marks = "?";
  Row values = {fact};
  for (const auto& [name, value] : columns) {
    names += fmt::format(", \"{}\"", name);
    marks += ", ?";
    values.push_back(value);
  }
  return RunWith(database, fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, marks), values);
}

Result<int64_t> ReviewRule(const Database& database, const std::string& kind) {
  const std::string set = ChainDigest("", {kRule, kind});
  SULIEU_RETURN_IF_ERROR(RunWith(
      database, "INSERT INTO rule_sets (digest, kind) VALUES (?, ?) ON CONFLICT DO NOTHING", {set, kind}));
  const std::string rule(kRule), doc(kRuleDoc);
  SULIEU_RETURN_IF_ERROR(
      RunWith(database,
              "INSERT INTO rules (rule_set, rule, doc, pattern, sha256) VALUES (?, ?, ?, '', ?) "
              "ON CONFLICT DO NOTHING",
              {set, rule, doc, ChainDigest("", {set, rule, doc, ""})}));
  return database.QueryInteger(
      fmt::format("SELECT id FROM rules WHERE rule_set = '{}' AND rule = '{}'", set, rule));
}

// The row of a new fact with its mention and its columns.
Result<int64_t> InsertMade(const Database& database, int64_t document, const Placement& p) {
  const auto rule = ReviewRule(database, p.kind);
  SULIEU_RETURN_IF_ERROR(rule);
  const MadeMention& m = *p.made;
  SULIEU_RETURN_IF_ERROR(RunWith(
      database,
      "INSERT INTO mentions_made (document, kind, rule, passage, text_begin, text_end, raw_begin, raw_end, "
      "sentence_begin, sentence_end, quote, captures, decision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "'[]', ?)",
      {document, p.kind, *rule, m.passage, int64_t{m.text.begin}, int64_t{m.text.end}, int64_t{m.raw.begin},
       int64_t{m.raw.end}, int64_t{m.sentence.begin}, int64_t{m.sentence.end}, m.quote, p.decision}));
  const int64_t mention = database.last_insert_rowid();
  SULIEU_RETURN_IF_ERROR(
      RunWith(database, "INSERT INTO facts (document, kind, fact_id, value, decision) VALUES (?, ?, ?, ?, ?)",
              {document, p.kind, p.fact_id, p.value, p.decision}));
  const int64_t fact = database.last_insert_rowid();
  SULIEU_RETURN_IF_ERROR(
      RunWith(database, "INSERT INTO fact_mentions (fact, seq, mention) VALUES (?, 0, ?)", {fact, mention}));
  SULIEU_RETURN_IF_ERROR(InsertColumns(database, "fact_" + p.kind, fact, *p.columns));
  return fact;
}

Status Store(const Database& database, int64_t document, const Placement& p) {
  int64_t fact = p.fact;
  if (p.made) {
    const auto made = InsertMade(database, document, p);
    SULIEU_RETURN_IF_ERROR(made);
    fact = *made;
  } else if (p.columns && p.decided != "rejected") {
    SULIEU_RETURN_IF_ERROR(InsertColumns(database, "decided_" + p.kind, fact, *p.columns));
  }
  if (!p.decided.empty()) {
    SULIEU_RETURN_IF_ERROR(RunWith(database,
                                   "INSERT INTO decided_facts (fact, decision, decided) VALUES (?, ?, ?)",
                                   {fact, p.decision, p.decided}));
  }
  return RunWith(database,
                 "INSERT INTO decision_states (decision, document, fact, state, reason, rules) "
                 "VALUES (?, ?, ?, ?, ?, ?)",
                 {p.decision, document, OrNull(fact), p.state, OrNull(p.reason), OrNull(p.rules)});
}

Status Clear(const Database& database, int64_t document) {
  constexpr std::string_view kOfDocument = "fact IN (SELECT id FROM facts WHERE document = ?)";
  for (const std::string& kind : Kinds()) {
    SULIEU_RETURN_IF_ERROR(
        RunWith(database, fmt::format("DELETE FROM decided_{} WHERE {}", kind, kOfDocument), {document}));
  }
  for (const std::string& sql :
       {fmt::format("DELETE FROM decided_facts WHERE {}", kOfDocument),
        std::string("DELETE FROM facts WHERE document = ? AND decision IS NOT NULL"),
        std::string("DELETE FROM mentions_made WHERE document = ? AND decision IS NOT NULL"),
        std::string("DELETE FROM decision_states WHERE document = ?")}) {
    SULIEU_RETURN_IF_ERROR(RunWith(database, sql, {document}));
  }
  return {};
}

bool IsOfOfficials(const std::string& kind) { return kind == "officials"; }

// Returns whether it has decisions about officials, whose facts may be other rows now.
Result<bool> Rebuild(const Database& database, int64_t document) {
  SULIEU_RETURN_IF_ERROR(Clear(database, document));
  const auto placements = PlaceDecisions(database, document);
  SULIEU_RETURN_IF_ERROR(placements);
  for (const Placement& placement : *placements) SULIEU_RETURN_IF_ERROR(Store(database, document, placement));
  return std::any_of(placements->begin(), placements->end(),
                     [](const Placement& placement) { return IsOfOfficials(placement.kind); });
}

// Takes the states of the thread away; returns the documents that had them and the one that is to have them.
Result<std::set<int64_t>> Uproot(const Database& database, const Thread& thread) {
  std::set<int64_t> documents;
  const int64_t subject = thread.front().subject;
  constexpr std::string_view kOfThread = "decision IN (SELECT id FROM decisions_made WHERE subject = ?)";
  const auto before = Integers(
      database,
      fmt::format("SELECT document FROM decision_states WHERE document IS NOT NULL AND {}", kOfThread),
      subject);
  SULIEU_RETURN_IF_ERROR(before);
  documents.insert(before->begin(), before->end());
  SULIEU_RETURN_IF_ERROR(
      RunWith(database, fmt::format("DELETE FROM decision_states WHERE {}", kOfThread), {subject}));
  const Decision* const effective = Effective(thread);
  if (!effective) return documents;
  auto homes = HomesOf(database, thread);
  SULIEU_RETURN_IF_ERROR(homes);
  documents.merge(homes->documents);
  if (homes->first != 0) return documents;
  SULIEU_RETURN_IF_ERROR(RunWith(
      database, "INSERT INTO decision_states (decision, state, reason) VALUES (?, 'orphaned', 'no_document')",
      {effective->id}));
  return documents;
}

Status ApplyThreads(const Database& database, const std::vector<Thread>& threads) {
  std::set<int64_t> documents;
  for (const Thread& thread : threads) {
    auto more = Uproot(database, thread);
    SULIEU_RETURN_IF_ERROR(more);
    documents.merge(*more);
  }
  bool officials = std::any_of(threads.begin(), threads.end(),
                               [](const Thread& thread) { return IsOfOfficials(thread.front().kind); });
  for (const int64_t document : documents) {
    const auto rebuilt = Rebuild(database, document);
    SULIEU_RETURN_IF_ERROR(rebuilt);
    officials = officials || *rebuilt;
  }
  if (!officials) return {};
  return database.Execute("INSERT INTO work_left (what) VALUES ('people') ON CONFLICT DO NOTHING");
}

// The columns of the row, if there is one.
Result<std::optional<FactColumns>> ReadColumns(const Database& database, const std::string& table,
                                               int64_t fact) {
  auto read = database.Prepare(fmt::format("SELECT * FROM {} WHERE fact = ?", table));
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, fact);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return std::nullopt;
  FactColumns columns;
  for (int i = 1; i < read->column_count(); ++i)
    columns.emplace_back(std::string(read->column_name(i)), read->Get(i));
  return columns;
}

Status ReadMade(const Database& database, Placement* out) {
  auto read = database.Prepare(
      "SELECT m.text_begin, m.text_end, m.sentence_begin, m.sentence_end, m.raw_begin, m.raw_end, m.passage, "
      "m.quote FROM fact_mentions AS fm JOIN mentions_made AS m ON m.id = fm.mention "
      "WHERE fm.fact = ? AND m.decision = ?");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, out->fact);
  read->Bind(2, out->decision);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  const auto at = [&](int column) { return static_cast<uint32_t>(read->Integer(column)); };
  out->made = MadeMention{
      {at(0), at(1)}, {at(2), at(3)}, {at(4), at(5)}, std::string(read->Text(6)), std::string(read->Text(7))};
  return {};
}

}  // namespace

Result<std::vector<Placement>> StoredPlacements(const Database& database, int64_t document) {
  auto read = database.Prepare(
      "SELECT s.decision, s.state, coalesce(s.reason, ''), coalesce(s.rules, ''), m.kind, "
      "coalesce(x.decided, ''), coalesce(s.fact, 0), coalesce(f.fact_id, ''), coalesce(f.value, ''), "
      "f.decision IS NOT NULL FROM decision_states AS s JOIN decisions_made AS m ON m.id = s.decision "
      "LEFT JOIN facts AS f ON f.id = s.fact LEFT JOIN decided_facts AS x ON x.fact = s.fact AND x.decision "
      "= s.decision "
      "WHERE s.document IS nullif(?, 0) ORDER BY s.decision");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, document);
  std::vector<Placement> placements;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return placements;
    Placement p;
    p.decision = read->Integer(0);
    p.fact = read->Integer(6);
    const bool made = read->Integer(9) != 0;
    const std::pair<int, std::string*> texts[] = {{1, &p.state}, {2, &p.reason},  {3, &p.rules},
                                                  {4, &p.kind},  {5, &p.decided}, {7, &p.fact_id},
                                                  {8, &p.value}};
    for (const auto& [column, text] : texts) *text = read->Text(column);
    auto columns = ReadColumns(database, (made ? "fact_" : "decided_") + p.kind, p.fact);
    SULIEU_RETURN_IF_ERROR(columns);
    p.columns = std::move(*columns);
    if (made) SULIEU_RETURN_IF_ERROR(ReadMade(database, &p));
    placements.push_back(std::move(p));
  }
}

Status ApplyDecisions(const Database& database, int64_t document) {
  const auto any = database.QueryInteger("SELECT EXISTS (SELECT 1 FROM decisions_made)");
  SULIEU_RETURN_IF_ERROR(any);
  if (*any == 0) return {};
  auto threads = ThreadsAt(database, document);
  SULIEU_RETURN_IF_ERROR(threads);
  // Also those that counted here, or in a document that was removed under them.
  auto counted = ReadThreads(database,
                             "SELECT m.subject FROM decision_states AS s JOIN decisions_made AS m ON m.id = "
                             "s.decision WHERE s.document = ?1 OR (s.document IS NULL AND s.reason IS NOT "
                             "'no_document')",
                             document);
  SULIEU_RETURN_IF_ERROR(counted);
  threads->insert(threads->end(), std::make_move_iterator(counted->begin()),
                  std::make_move_iterator(counted->end()));
  return ApplyThreads(database, *threads);
}

Status ApplyThread(const Database& database, const Thread& thread) {
  return ApplyThreads(database, {thread});
}

Status UpdatePeople(const Database& database) {
  const auto left = database.QueryInteger("SELECT count(*) FROM work_left WHERE what = 'people'");
  SULIEU_RETURN_IF_ERROR(left);
  if (*left == 0) return {};
  SULIEU_RETURN_IF_ERROR(UpdateDerivedTables(database));
  return database.Execute("DELETE FROM work_left WHERE what = 'people'");
}

}  // namespace sulieu
