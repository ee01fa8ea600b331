// Facts with everything behind them: columns, mentions, rules, captures.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "extractors/registry.h"
#include "pipeline/review/decision.h"
#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

constexpr size_t kShownCandidates = 6;

TextSpan SpanAt(const Statement& row, int column) {
  return {static_cast<uint32_t>(row.Integer(column)), static_cast<uint32_t>(row.Integer(column + 1))};
}

Status ReadMentions(const Database& database, int64_t fact, StoredFact* out) {
  auto read = database.Prepare(
      "SELECT m.text_begin, m.text_end, m.sentence_begin, m.sentence_end, m.raw_begin, m.raw_end, m.quote, "
      "m.passage, "
      "r.rule, r.rule_set, r.doc, r.pattern, m.captures FROM fact_mentions AS fm JOIN mentions_made AS m "
      "ON m.id = fm.mention JOIN rules AS r ON r.id = m.rule WHERE fm.fact = ? ORDER BY fm.seq");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, fact);
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    StoredMention mention;
    mention.text = SpanAt(*read, 0);
    mention.sentence = SpanAt(*read, 2);
    mention.raw = {static_cast<uint32_t>(read->Integer(4)), static_cast<uint32_t>(read->Integer(5))};
    int column = 5;
    for (std::string* field : {&mention.quote, &mention.passage, &mention.rule, &mention.rule_set,
                               &mention.doc, &mention.pattern}) {
      *field = read->Text(++column);
    }
    mention.captures = ParseCaptures(read->Text(++column)).value_or(std::vector<StoredCapture>());
    out->mentions.push_back(std::move(mention));
  }
}

using NamedValues = std::vector<std::pair<std::string, Value>>;

Status ReadRow(const Database& database, const std::string& table, int64_t fact, NamedValues* out) {
  auto read = database.Prepare(fmt::format("SELECT * FROM {} WHERE fact = ?", table));
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, fact);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return {};
  for (int i = 1; i < read->column_count(); ++i)
    out->emplace_back(std::string(read->column_name(i)), read->Get(i));
  return {};
}

// As the views show them: what a person decided goes before what the rule said, and is how the value came
// about.
Status ReadColumns(const Database& database, int64_t fact, std::string_view decided, StoredFact* out) {
  SULIEU_RETURN_IF_ERROR(ReadRow(database, "fact_" + out->kind, fact, &out->columns));
  if (decided.empty()) return {};
  if (!out->basis.empty()) out->basis += "; ";
  out->basis += fmt::format("{} by a person", decided);
  NamedValues edited;
  SULIEU_RETURN_IF_ERROR(ReadRow(database, "decided_" + out->kind, fact, &edited));
  if (edited.empty()) return {};
  out->columns = std::move(edited);
  out->value = ColumnsText(out->columns);
  return {};
}

constexpr std::string_view kHeads =
    "SELECT f.id, f.fact_id, f.kind, f.value, f.basis, "
    "(SELECT x.decided FROM decided_facts AS x WHERE x.fact = f.id) AS decided "
    "FROM facts AS f ";

// Reads what is behind each row of kHeads.
Result<std::vector<StoredFact>> ReadAll(const Database& database, Statement* heads) {
  std::vector<StoredFact> facts;
  for (;;) {
    const auto row = heads->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return facts;
    StoredFact fact;
    fact.fact_id = heads->Text(1);
    fact.kind = heads->Text(2);
    fact.value = heads->Text(3);
    fact.basis = heads->Text(4);
    SULIEU_RETURN_IF_ERROR(ReadColumns(database, heads->Integer(0), heads->Text(5), &fact));
    SULIEU_RETURN_IF_ERROR(ReadMentions(database, heads->Integer(0), &fact));
    facts.push_back(std::move(fact));
  }
}

}  // namespace

std::optional<std::vector<StoredCapture>> ParseCaptures(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_array()) return std::nullopt;
  std::vector<StoredCapture> captures;
  for (const auto& item : parsed) {
    if (!item.is_array() || item.size() != 3 || !item[0].is_string() || !item[1].is_number_unsigned() ||
        !item[2].is_number_unsigned()) {
      return std::nullopt;
    }
    captures.push_back({item[0].get<std::string>(), {item[1].get<uint32_t>(), item[2].get<uint32_t>()}});
  }
  return captures;
}

Result<std::string> FindFactId(const Database& database, const std::string& prefix) {
  if (prefix.empty() || prefix.find_first_not_of("0123456789abcdef") != std::string::npos) {
    return Fail(ErrorCode::kUsage,
                fmt::format("`{}` is no fact id: 20 digits 0-9 a-f or a beginning of them, as `sulieu facts` "
                            "prints them",
                            prefix));
  }
  auto find = database.Prepare(
      "SELECT fact_id, kind, value FROM facts WHERE fact_id >= ?1 AND fact_id < ?1 || 'g' "
      "ORDER BY fact_id LIMIT 7");
  SULIEU_RETURN_IF_ERROR(find);
  find->Bind(1, prefix);
  std::string first, list;
  size_t count = 0;
  for (;;) {
    const auto row = find->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    if (count++ == 0) first = find->Text(0);
    list += count > kShownCandidates
                ? std::string("\n  ...")
                : fmt::format("\n  {} {} {}", find->Text(0), find->Text(1), find->Text(2));
  }
  if (count == 1) return first;
  if (count == 0) return Fail(ErrorCode::kNotFound, fmt::format("{}: no fact `{}`", database.path(), prefix));
  return Fail(ErrorCode::kUsage,
              fmt::format("`{}` begins several fact ids; give more digits:{}", prefix, list));
}

Result<StoredFact> ReadFact(const Database& database, const std::string& fact_id) {
  auto heads = database.Prepare(std::string(kHeads) + "WHERE f.fact_id = ?");
  SULIEU_RETURN_IF_ERROR(heads);
  heads->Bind(1, fact_id);
  auto facts = ReadAll(database, &*heads);
  SULIEU_RETURN_IF_ERROR(facts);
  if (facts->empty())
    return Fail(ErrorCode::kNotFound, fmt::format("{}: no fact `{}`", database.path(), fact_id));
  return std::move(facts->front());
}

Result<std::vector<StoredFact>> ReadFacts(const Database& database, int64_t document) {
  auto heads = database.Prepare(
      std::string(kHeads) +
      "JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0 JOIN mentions_made AS m ON m.id = "
      "fm.mention "
      "WHERE f.document = ? AND decided IS NOT 'rejected' ORDER BY m.text_begin, m.text_end, f.id");
  SULIEU_RETURN_IF_ERROR(heads);
  heads->Bind(1, document);
  return ReadAll(database, &*heads);
}

std::vector<std::string> Kinds() {
  std::vector<std::string> kinds;
  for (const ExtractorEntry& entry : Registry()) kinds.emplace_back(entry.kind);
  return kinds;
}

}  // namespace sulieu
