#include "pipeline/review/decide.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "pipeline/pipeline.h"
#include "pipeline/read/metadata.h"
#include "pipeline/review/apply.h"
#include "pipeline/review/decision_rows.h"

namespace sulieu {
namespace {

struct ColumnType {
  std::string name, type;  // TEXT, INTEGER, REAL
};

Result<std::vector<ColumnType>> ColumnTypes(const Database& database, const std::string& kind) {
  auto read = database.Prepare(
      fmt::format("SELECT name, type FROM pragma_table_info('fact_{}') WHERE name <> 'fact'", kind));
  SULIEU_RETURN_IF_ERROR(read);
  std::vector<ColumnType> types;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return types;
    types.push_back({std::string(read->Text(0)), std::string(read->Text(1))});
  }
}

template <typename Number>
Result<Value> ParseNumber(const ColumnType& column, const std::string& text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec == std::errc() && parsed.ptr == end) return Value(number);
  return Fail(ErrorCode::kUsage,
              fmt::format("`{}={}`: write {} number, as 1101{}", column.name, text,
                          column.type == "REAL" ? "a" : "a whole", column.type == "REAL" ? " or 86.4" : ""));
}

Result<Value> ParseTyped(const ColumnType& column, const std::string& text) {
  if (text.empty()) return Value();
  if (column.type == "INTEGER") return ParseNumber<int64_t>(column, text);
  if (column.type == "REAL") return ParseNumber<double>(column, text);
  // Spreadsheets like to write dates in their own way.
  if (column.name.ends_with("_date") && !IsPublicationDate(text))
    return Fail(ErrorCode::kUsage, fmt::format("`{}={}`: write the date as 2020-01-31", column.name, text));
  return Value(text);
}

FactColumns NullColumns(const std::vector<ColumnType>& types) {
  FactColumns columns;
  for (const ColumnType& type : types) columns.emplace_back(type.name, Value());
  return columns;
}

// What a decision on a stored fact begins with.
struct Draft {
  Decision decision;
  Thread thread;
};

Decision By(const Reviewer& reviewer, std::string action, Decision decision = {}) {
  decision.decided_at = reviewer.at;
  decision.decided_by = reviewer.by;
  decision.because = reviewer.because;
  decision.action = std::move(action);
  return decision;
}

// The canonical value of the fact, whatever a person has made of it; true when a rule states it.
Result<bool> ReadValue(const Database& database, const std::string& fact_id, std::string* value) {
  auto read = database.Prepare("SELECT value, decision IS NULL FROM facts WHERE fact_id = ?");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, fact_id);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  *value = read->Text(0);
  return read->Integer(1) != 0;
}

Result<Draft> DraftOn(const Database& database, const Reviewer& reviewer, std::string action,
                      const std::string& fact_id) {
  const auto fact = ReadFact(database, fact_id);
  SULIEU_RETURN_IF_ERROR(fact);
  const auto document = DocumentOfFact(database, fact_id);
  SULIEU_RETURN_IF_ERROR(document);
  if (fact->mentions.empty())
    return Fail(ErrorCode::kDatabase,
                fmt::format("{}: fact {} has no mention; run `sulieu verify`", database.path(), fact_id));
  auto thread = ThreadOfFact(database, fact_id);
  SULIEU_RETURN_IF_ERROR(thread);
  const StoredMention& mention = fact->mentions.front();
  Draft draft{By(reviewer, std::move(action)), std::move(*thread)};
  Decision& d = draft.decision;
  d.subject = draft.thread.empty() ? 0 : draft.thread.front().subject;
  d.kind = fact->kind;
  d.fact_id = fact_id;
  const auto by_rule = ReadValue(database, fact_id, &d.value);
  SULIEU_RETURN_IF_ERROR(by_rule);
  d.rule = *by_rule ? mention.rule : "";
  d.rule_set = *by_rule ? mention.rule_set : "";
  d.source_sha256 = document->source_sha256;
  d.document = document->name;
  d.anchor = MakeAnchor(document->text, mention.text);
  d.before = fact->columns;
  return draft;
}

// The id the fact has now in the document the decision was made on.
Result<std::string> FactIdNow(const Database& database, const Decision& decision) {
  auto read = database.Prepare(
      "SELECT f.fact_id FROM decision_states AS s JOIN facts AS f ON f.id = s.fact JOIN documents_imported "
      "AS "
      "d ON d.id = s.document WHERE s.decision = ? ORDER BY d.source_sha256 = ? DESC LIMIT 1");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, decision.id);
  read->Bind(2, decision.source_sha256);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  return *row ? std::string(read->Text(0)) : decision.fact_id;
}

// From what SQLite says of a constraint of the table: `NOT NULL constraint failed: decided_officials.name`.
tl::unexpected<Error> NoSuchValue(const std::string& kind, const Error& refused) {
  const std::string& message = refused.message;
  if (message.find("NOT NULL") != std::string::npos)
    return Fail(ErrorCode::kUsage,
                fmt::format("{} need a value of `{}`", kind, message.substr(message.rfind('.') + 1)));
  return Fail(ErrorCode::kUsage,
              fmt::format("{} take no such value: {}", kind, message.substr(message.rfind("failed: ") + 8)));
}

Result<Decided> Make(const Database& database, Draft draft) {
  Decision& decision = draft.decision;
  const auto id = InsertDecision(database, decision);
  SULIEU_RETURN_IF_ERROR(id);
  decision.id = *id;
  if (decision.subject == 0) decision.subject = *id;
  draft.thread.push_back(decision);
  const Status applied = ApplyThread(database, draft.thread);
  if (!applied && applied.error().code == ErrorCode::kInternal)
    return NoSuchValue(decision.kind, applied.error());
  SULIEU_RETURN_IF_ERROR(applied);
  auto now = FactIdNow(database, decision);
  SULIEU_RETURN_IF_ERROR(now);
  return Decided{*id, std::move(*now)};
}

Result<TextSpan> FindQuote(const StoredDocument& document, const std::string& quote,
                           std::optional<uint32_t> begin) {
  const std::string_view text = document.text;
  if (begin) {
    if (quote.empty() || *begin > text.size() || !text.substr(*begin).starts_with(quote))
      return Fail(ErrorCode::kUsage, fmt::format("{}: `{}` does not stand at byte {} of its text",
                                                 document.name, quote, *begin));
    return TextSpan{*begin, *begin + static_cast<uint32_t>(quote.size())};
  }
  const size_t at = quote.empty() ? std::string_view::npos : text.find(quote);
  if (at == std::string_view::npos) {
    return Fail(ErrorCode::kUsage, fmt::format("{}: has no such words: `{}`; `sulieu show {}` shows its text",
                                               document.name, quote, document.name));
  }
  std::vector<size_t> places;
  for (size_t next = at; next != std::string_view::npos; next = text.find(quote, next + 1))
    places.push_back(next);
  if (places.size() > 1) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: `{}` stands at bytes {}; give more words, or --at-byte BYTE", document.name,
                            quote, fmt::join(places, ", ")));
  }
  return TextSpan{static_cast<uint32_t>(at), static_cast<uint32_t>(at + quote.size())};
}

Result<StoredDocument> DocumentById(const Database& database, int64_t id) {
  auto digest = database.Prepare("SELECT source_sha256 FROM documents_imported WHERE id = ?");
  SULIEU_RETURN_IF_ERROR(digest);
  digest->Bind(1, id);
  const auto row = digest->Step();
  SULIEU_RETURN_IF_ERROR(row);
  return FindDocument(database, std::string(digest->Text(0)));
}

}  // namespace

Result<TypedValue> ParseTypedValue(const std::string& text) {
  const size_t at = text.find('=');
  if (at == std::string::npos || at == 0)
    return Fail(ErrorCode::kUsage, fmt::format("`{}`: write COLUMN=VALUE", text));
  return TypedValue(text.substr(0, at), text.substr(at + 1));
}

Result<FactColumns> WithValues(const Database& database, const std::string& kind, FactColumns columns,
                               const TypedValues& values) {
  const auto types = ColumnTypes(database, kind);
  SULIEU_RETURN_IF_ERROR(types);
  if (columns.empty()) columns = NullColumns(*types);
  for (const auto& [name, text] : values) {
    const auto type = std::find_if(types->begin(), types->end(),
                                   [&name = name](const ColumnType& t) { return t.name == name; });
    if (type == types->end()) {
      std::vector<std::string> names;
      for (const ColumnType& known : *types) names.push_back(known.name);
      return Fail(ErrorCode::kUsage,
                  fmt::format("{} have no column `{}`; they have {}", kind, name, fmt::join(names, ", ")));
    }
    auto value = ParseTyped(*type, text);
    SULIEU_RETURN_IF_ERROR(value);
    for (auto& [column, old] : columns) {
      if (column == name) old = *value;
    }
  }
  return columns;
}

Result<Decided> Accept(const Database& database, const Reviewer& reviewer, const std::string& fact_id) {
  auto draft = DraftOn(database, reviewer, "accept", fact_id);
  SULIEU_RETURN_IF_ERROR(draft);
  draft->decision.after = draft->decision.before;
  return Make(database, std::move(*draft));
}

Result<Decided> Reject(const Database& database, const Reviewer& reviewer, const std::string& fact_id) {
  auto draft = DraftOn(database, reviewer, "reject", fact_id);
  SULIEU_RETURN_IF_ERROR(draft);
  return Make(database, std::move(*draft));
}

Result<Decided> Edit(const Database& database, const Reviewer& reviewer, const std::string& fact_id,
                     const TypedValues& values) {
  auto draft = DraftOn(database, reviewer, "edit", fact_id);
  SULIEU_RETURN_IF_ERROR(draft);
  Decision& decision = draft->decision;
  auto after = WithValues(database, decision.kind, *decision.before, values);
  SULIEU_RETURN_IF_ERROR(after);
  if (SameColumns(*after, *decision.before))
    return Fail(ErrorCode::kUsage, fmt::format("fact {} has these values already", fact_id));
  decision.after = std::move(*after);
  return Make(database, std::move(*draft));
}

Result<Decided> AddFact(const Database& database, const Reviewer& reviewer, const std::string& kind,
                        int64_t document, const std::string& quote, std::optional<uint32_t> begin,
                        const TypedValues& values) {
  const auto stored = DocumentById(database, document);
  SULIEU_RETURN_IF_ERROR(stored);
  const auto span = FindQuote(*stored, quote, begin);
  SULIEU_RETURN_IF_ERROR(span);
  auto columns = WithValues(database, kind, {}, values);
  SULIEU_RETURN_IF_ERROR(columns);
  Draft draft{By(reviewer, "add"), {}};
  Decision& d = draft.decision;
  d.kind = kind;
  d.value = ColumnsText(*columns);
  if (d.value.empty()) return Fail(ErrorCode::kUsage, "a fact has a value: write COLUMN=VALUE");
  d.fact_id = FactId(stored->source_sha256, kind, d.value);
  d.source_sha256 = stored->source_sha256;
  d.document = stored->name;
  d.anchor = MakeAnchor(stored->text, *span);
  d.after = std::move(*columns);
  auto known = database.Prepare("SELECT 1 FROM facts WHERE fact_id = ?");
  SULIEU_RETURN_IF_ERROR(known);
  known->Bind(1, d.fact_id);
  const auto there = known->Step();
  SULIEU_RETURN_IF_ERROR(there);
  if (*there)
    return Fail(ErrorCode::kUsage, fmt::format("{}: has this fact already: {}", d.document, d.fact_id));
  return Make(database, std::move(draft));
}

Result<Decided> Undo(const Database& database, const Reviewer& reviewer, const std::string& fact_id) {
  auto thread = ThreadOfFact(database, fact_id);
  SULIEU_RETURN_IF_ERROR(thread);
  const Decision* const last = Effective(*thread);
  if (!last)
    return Fail(ErrorCode::kUsage,
                fmt::format("nobody has decided anything about fact {} that could be undone", fact_id));
  Draft draft{By(reviewer, "undo", *last), *thread};
  Decision& d = draft.decision;
  d.undoes = last->id;
  d.before.reset();
  d.after.reset();
  return Make(database, std::move(draft));
}

}  // namespace sulieu
