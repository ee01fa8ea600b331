#include "pipeline/cli/fact_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "pipeline/cli/fact_scan.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/suggest.h"
#include "pipeline/cli/whole_day.h"
#include "pipeline/store/queries.h"
#include "pipeline/text/folded_words.h"

namespace sulieu {
namespace {

std::string_view TextOf(sqlite3_value* value) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_value_bytes(value)))
               : std::string_view();
}

// contains(haystack, needle): the SQL function behind `~`; only this connection has it. The needle, the same
// for all rows, is folded once.
void Contains(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* kept = static_cast<const std::string*>(sqlite3_get_auxdata(context, 1));
  const std::string needle = kept ? *kept : WordsForSearch(TextOf(arguments[1]));
  if (!kept) {
    sqlite3_set_auxdata(context, 1, new std::string(needle),
                        [](void* old) { delete static_cast<std::string*>(old); });
  }
  const std::string text = WordsForSearch(TextOf(arguments[0]));
  sqlite3_result_int(context, text.find(needle) != std::string::npos);
}

// fold(text): what --sort compares.
void Fold(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string text = WordsForSearch(TextOf(arguments[0]));
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

}  // namespace

void AddFilterFunctions(const Database& database) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  sqlite3_create_function_v2(database.handle(), "contains", 2, kFlags, nullptr, Contains, nullptr, nullptr,
                             nullptr);
  sqlite3_create_function_v2(database.handle(), "fold", 1, kFlags, nullptr, Fold, nullptr, nullptr, nullptr);
  AddDocumentFilterFunctions(database);
}

namespace {

struct Condition {
  std::string column, op, value;

  std::optional<int64_t> Number() const {
    int64_t number = 0;
    const char* const end = value.data() + value.size();
    if (std::from_chars(value.data(), end, number).ptr != end || value.empty()) return std::nullopt;
    return number;
  }
};

Result<Condition> ParseCondition(const std::string& text, const std::vector<std::string>& all) {
  const size_t at = text.find_first_of("=!<>~");
  if (at == std::string::npos || at == 0) {
    return Fail(ErrorCode::kUsage, fmt::format("--where `{}`: write COLUMN=VALUE (or != < <= > >= ~)", text));
  }
  const size_t length =
      at + 1 < text.size() && text[at] != '~' && text[at] != '=' && text[at + 1] == '=' ? 2 : 1;
  Condition condition{text.substr(0, at), text.substr(at, length), text.substr(at + length)};
  if (condition.op == "!")
    return Fail(ErrorCode::kUsage, fmt::format("--where `{}`: write != for `is not`", text));
  if (!IsIn(all, condition.column)) {
    return Fail(ErrorCode::kUsage, fmt::format("--where `{}`: no column `{}`{}", text, condition.column,
                                               Suggest(condition.column, all)));
  }
  return condition;
}

// `mentions` is counted, so SQLite knows no type for it; other columns convert the text themselves.
Value Typed(const Condition& condition) {
  if (const auto number = condition.Number(); condition.column == "mentions" && number) return *number;
  return condition.value;
}

SqlCondition AsSql(const Condition& condition) {
  const std::string column = QuotedColumn(condition.column);
  if (condition.op == "~") return {fmt::format("contains({}, ?)", column), {condition.value}};
  if (condition.value.empty()) {
    return {fmt::format("{} IS {}NULL", column, condition.op == "!=" ? "NOT " : ""), {}};
  }
  return {fmt::format("{} {} ?", column, condition.op), {Typed(condition)}};
}

// The same of the table mentions_made.
SqlCondition OnMentions(const Condition& condition) {
  SqlCondition sql = AsSql(condition);
  if (condition.column == "rule" || condition.column == "rule_set")
    sql.sql = fmt::format("rule IN (SELECT id FROM rules WHERE {})", sql.sql);
  return sql;
}

// What the row id of a fact must be, where an index or a small table knows it.
std::optional<SqlCondition> OnRows(const Condition& condition) {
  const bool equal = condition.op == "=" && !condition.value.empty();
  if (condition.column == "fact_id" && equal)
    return SqlCondition{"fact IN (SELECT id FROM facts WHERE fact_id = ?)", {condition.value}};
  if (condition.column == "decided" && equal)
    return SqlCondition{"fact IN (SELECT fact FROM decided_facts WHERE decided = ?)", {condition.value}};
  const auto number = condition.Number();
  if (condition.column != "mentions" || !number || *number < 2) return std::nullopt;
  if (!equal && condition.op != ">" && condition.op != ">=") return std::nullopt;
  return SqlCondition{"fact IN (SELECT fact FROM fact_mentions WHERE seq >= ?)", {*number - 1}};
}

// Of the dates of publication; nothing without such a filter.
Result<std::optional<SqlCondition>> PublishedQuery(const FactFilter& filter) {
  SqlCondition published;
  if (!filter.since.empty()) {
    auto day = WholeDay("--since", filter.since, false);
    SULIEU_RETURN_IF_ERROR(day);
    published.Append(" AND ", {"published || iif(length(published) = 7, '-31', '') >= ?", {*day}});
  }
  if (!filter.until.empty()) {
    auto day = WholeDay("--until", filter.until, true);
    SULIEU_RETURN_IF_ERROR(day);
    published.Append(" AND ", {"published <= ?", {*day}});
  }
  if (published.sql.empty()) return std::nullopt;
  published.sql = "SELECT id FROM documents_imported INDEXED BY documents_named WHERE " + published.sql;
  return published;
}

// Of what documents a condition holds. What is dear to ask, of texts or of events, is asked once of each
// document, however often the list is gone through.
Result<SqlCondition> DocumentsThat(const Database& database, const Condition& condition, ArticleOf article) {
  SqlCondition query{
      fmt::format("SELECT id FROM {} WHERE", DocumentTable({condition.column}, article, Documents::kAll)),
      {}};
  query.Append(" ", AsSql(condition));
  const bool of_events = IsOfMainEvent(condition.column);
  if (condition.op != "~" && !of_events) return query;
  // For a half of the documents all events would be read too.
  const auto rows = of_events
                        ? ReadRows(database, query)
                        : ReadInHalves(database, "documents_imported", WithRows(std::move(query), "id", ""));
  SULIEU_RETURN_IF_ERROR(rows);
  return ListOf(*rows);
}

void AddCondition(const Condition& condition, FactConditions* conditions) {
  const ColumnOf of = FindColumn(condition.column);
  if (of == ColumnOf::kKind) return conditions->own.push_back(AsSql(condition));
  conditions->others.push_back(AsSql(condition));
  conditions->needed.push_back(condition.column);
  if (of == ColumnOf::kMention) conditions->mentions.push_back(OnMentions(condition));
  if (const auto rows = OnRows(condition); of == ColumnOf::kFact && rows) conditions->rows.push_back(*rows);
}

}  // namespace

SqlCondition FactConditions::OnFacts() const {
  SqlCondition all = AllOf(own);
  all.Append(" AND ", AllOf(others));
  return all;
}

Result<FactConditions> ReadConditions(const Database& database, const std::string& view,
                                      const std::vector<std::string>& all, const FactFilter& filter,
                                      ArticleOf article) {
  AddFilterFunctions(database);
  FactConditions conditions;
  auto published = PublishedQuery(filter);
  SULIEU_RETURN_IF_ERROR(published);
  if (*published) conditions.documents.push_back(std::move(**published));
  auto about = DocumentQueries(filter.about);
  SULIEU_RETURN_IF_ERROR(about);
  std::move(about->begin(), about->end(), std::back_inserter(conditions.documents));
  if (!filter.document.empty()) {
    const auto id = FindDocumentId(database, filter.document);
    SULIEU_RETURN_IF_ERROR(id);
    conditions.documents.push_back({"SELECT ?", {*id}});
  }
  for (const std::string& text : filter.where) {
    const auto condition = ParseCondition(text, KnownColumns(all));
    SULIEU_RETURN_IF_ERROR(condition);
    if (IsKind(view) && IsOfDocuments(condition->column)) {
      auto documents = DocumentsThat(database, *condition, article);
      SULIEU_RETURN_IF_ERROR(documents);
      conditions.documents.push_back(std::move(*documents));
    } else {
      AddCondition(*condition, &conditions);
    }
  }
  return conditions;
}

void AddFactFilterOptions(Command command, const std::string& where, FactFilter* filter) {
  command
      .AddOption("--document", filter->document,
                 "of this document only (path, file name, digest or a beginning)")
      .ValueName("DOC");
  command.AddOption("--since", filter->since, "published on this day or later").ValueName("DATE");
  command.AddOption("--until", filter->until, "published on this day or earlier").ValueName("DATE");
  command.AddOption("--where", filter->where, where).ValueName("FILTER").TakesOneEachTime();
}

}  // namespace sulieu
