#include "pipeline/review/decision_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/export/value.h"
#include "pipeline/store/digests.h"

namespace sulieu {
namespace {

constexpr std::string_view kColumns =
    "id, decided_at, decided_by, because, action, subject, undoes, kind, fact_id, value, rule, rule_set, "
    "source_sha256, document, quote, prefix, suffix, text_begin, columns_before, columns_after";

Value Optional(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value Optional(const std::optional<FactColumns>& columns) {
  return columns ? Value(ColumnsJson(*columns)) : Value();
}

// In the order of kColumns.
Row RowOf(const Decision& d) {
  return {d.id,
          d.decided_at,
          d.decided_by,
          Optional(d.because),
          d.action,
          d.subject,
          d.undoes == 0 ? Value() : Value(d.undoes),
          d.kind,
          d.fact_id,
          d.value,
          Optional(d.rule),
          Optional(d.rule_set),
          d.source_sha256,
          d.document,
          d.anchor.quote,
          d.anchor.prefix,
          d.anchor.suffix,
          int64_t{d.anchor.begin},
          Optional(d.before),
          Optional(d.after)};
}

Decision DecisionOf(const Statement& row) {
  Decision d;
  d.id = row.Integer(0);
  d.subject = row.Integer(5);
  d.undoes = row.Integer(6);
  d.anchor.begin = static_cast<uint32_t>(row.Integer(17));
  const std::pair<int, std::string*> texts[] = {
      {1, &d.decided_at},     {2, &d.decided_by},     {3, &d.because},   {4, &d.action},
      {7, &d.kind},           {8, &d.fact_id},        {9, &d.value},     {10, &d.rule},
      {11, &d.rule_set},      {12, &d.source_sha256}, {13, &d.document}, {14, &d.anchor.quote},
      {15, &d.anchor.prefix}, {16, &d.anchor.suffix},
  };
  for (const auto& [column, text] : texts) *text = row.Text(column);
  if (!row.IsNull(18)) d.before = ParseColumnsJson(row.Text(18));
  if (!row.IsNull(19)) d.after = ParseColumnsJson(row.Text(19));
  return d;
}

std::string RowDigest(std::string_view before, const Row& row) {
  std::vector<std::string> texts;
  for (const Value& value : row) texts.push_back(ValueText(value));
  return ChainDigest(before, std::vector<std::string_view>(texts.begin(), texts.end()));
}

}  // namespace

Result<std::vector<Thread>> ReadThreads(const Database& database, std::string_view subjects,
                                        const Value& parameter) {
  auto read = database.Prepare(fmt::format(
      "SELECT {} FROM decisions_made WHERE subject IN ({}) ORDER BY subject, id", kColumns, subjects));
  SULIEU_RETURN_IF_ERROR(read);
  if (!std::holds_alternative<std::monostate>(parameter)) read->BindValue(1, parameter);
  std::vector<Thread> threads;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return threads;
    Decision decision = DecisionOf(*read);
    if (threads.empty() || threads.back().front().subject != decision.subject) threads.emplace_back();
    threads.back().push_back(std::move(decision));
  }
}

Result<Thread> ThreadOfFact(const Database& database, const std::string& fact_id) {
  // What is decided about the fact now goes before what was about a fact of its id once.
  for (const char* const subjects :
       {"SELECT m.subject FROM facts AS f JOIN decision_states AS s ON s.fact = f.id "
        "JOIN decisions_made AS m ON m.id = s.decision WHERE f.fact_id = ?1 AND s.state = 'applied'",
        "SELECT max(subject) FROM decisions_made WHERE fact_id = ?1"}) {
    auto threads = ReadThreads(database, subjects, fact_id);
    SULIEU_RETURN_IF_ERROR(threads);
    if (!threads->empty()) return std::move(threads->front());
  }
  return Thread();
}

Result<int64_t> InsertDecision(const Database& database, Decision decision) {
  auto last = database.Prepare("SELECT id, sha256 FROM decisions_made ORDER BY id DESC LIMIT 1");
  SULIEU_RETURN_IF_ERROR(last);
  const auto any = last->Step();
  SULIEU_RETURN_IF_ERROR(any);
  decision.id = *any ? last->Integer(0) + 1 : 1;
  const std::string before(*any ? last->Text(1) : std::string_view());
  if (decision.subject == 0) decision.subject = decision.id;
  const Row row = RowOf(decision);
  std::string marks;
  for (size_t i = 0; i < row.size(); ++i) marks += "?, ";
  auto insert =
      database.Prepare(fmt::format("INSERT INTO decisions_made ({}, sha256) VALUES ({}?)", kColumns, marks));
  SULIEU_RETURN_IF_ERROR(insert);
  int index = 0;
  for (const Value& value : row) insert->BindValue(++index, value);
  const std::string digest = RowDigest(before, row);
  insert->Bind(++index, digest);
  SULIEU_RETURN_IF_ERROR(insert->Run());
  return decision.id;
}

Result<std::vector<int64_t>> ChangedDecisions(const Database& database) {
  auto read = database.Prepare(fmt::format("SELECT {}, sha256 FROM decisions_made ORDER BY id", kColumns));
  SULIEU_RETURN_IF_ERROR(read);
  std::vector<int64_t> changed;
  std::string before;
  for (;;) {
    const auto more = read->Step();
    SULIEU_RETURN_IF_ERROR(more);
    if (!*more) return changed;
    Row row;
    for (int i = 0; i + 1 < read->column_count(); ++i) row.push_back(read->Get(i));
    const std::string stored(read->Text(read->column_count() - 1));
    if (RowDigest(before, row) != stored) changed.push_back(read->Integer(0));
    before = stored;
  }
}

}  // namespace sulieu
