#include "pipeline/cli/fact_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

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
}

namespace {

struct Condition {
  std::string column, op, value;
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

// The order of a view by what of place and identity it has.
std::string InOrder(const std::vector<std::string>& columns) {
  std::vector<std::string> order;
  for (const char* const column : {"document", "text_begin", "text_end", "raw_begin", "fact_id", "seq"}) {
    if (IsIn(columns, column)) order.emplace_back(column);
  }
  return fmt::format("{}", fmt::join(order, ", "));
}

// `mentions` is counted, so SQLite knows no type for it; other columns convert the text themselves.
Value Typed(const Condition& condition) {
  int64_t number = 0;
  const char* const end = condition.value.data() + condition.value.size();
  if (condition.column == "mentions" && std::from_chars(condition.value.data(), end, number).ptr == end)
    return number;
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

// Of the kind itself: not of the document, the mention, the rule or the article's event.
bool IsOwnColumn(const std::vector<std::string>& all, const std::string& column) {
  return IsIn(all, column) && !IsHeadColumn(column);
}

std::vector<std::string> Joined(std::vector<std::string> first, const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

// The columns of `--sort`, and the terms of ORDER BY.
struct Sorting {
  std::vector<std::string> columns;
  std::string terms;
};

Result<Sorting> ReadSorting(const std::string& sort, const std::vector<std::string>& known) {
  Sorting sorting;
  if (sort.empty()) return sorting;
  const auto terms = ParseSort(sort, known);
  SULIEU_RETURN_IF_ERROR(terms);
  sorting.terms = OrderTerms(*terms);
  for (const SortTerm& term : *terms) sorting.columns.push_back(term.column);
  return sorting;
}

}  // namespace

Result<FactConditions> ReadConditions(const Database& database, const std::vector<std::string>& all,
                                      const FactFilter& filter, std::vector<std::string>* needed) {
  AddFilterFunctions(database);
  AddDocumentFilterFunctions(database);
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
    const auto condition = ParseCondition(text, Joined(all, ArticleColumns(all)));
    SULIEU_RETURN_IF_ERROR(condition);
    needed->push_back(condition->column);
    (IsOwnColumn(all, condition->column) ? conditions.own : conditions.others).push_back(AsSql(*condition));
  }
  return conditions;
}

Result<FactQuery> PrepareFacts(const Database& database, SqlCondition query, int64_t limit) {
  if (limit >= 0) query.sql += fmt::format(" LIMIT {}", limit);
  auto statement = database.Prepare(query.sql);
  SULIEU_RETURN_IF_ERROR(statement);
  FactQuery prepared{std::move(query.values), std::move(*statement)};
  BindAll(prepared.values, &prepared.statement);
  return prepared;
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

bool IsKind(const std::string& view) { return IsIn(Kinds(), view); }

Result<std::vector<std::string>> ViewColumns(const Database& database, const std::string& view) {
  const auto statement = database.Prepare(fmt::format("SELECT * FROM {} LIMIT 0", view));
  SULIEU_RETURN_IF_ERROR(statement);
  std::vector<std::string> columns;
  for (int i = 0; i < statement->column_count(); ++i) columns.emplace_back(statement->column_name(i));
  return columns;
}

namespace {

// A query over a view.
struct ViewQuery {
  std::string view, source;  // the view, and with the article columns it needs
  FactConditions conditions;
  Sorting sorting = {};
  bool sorts_by_own = false;  // by columns of the kind alone, with no condition on others
  std::string place = {};     // ORDER BY: of the rows that nothing else tells apart
  int64_t limit = -1;         // none
};

Result<FactQuery> Select(const Database& database, const std::vector<std::string>& columns,
                         const ViewQuery& query);

Result<std::vector<std::string>> FirstFactIds(const Database& database, const ViewQuery& query) {
  auto selected = Select(database, {"fact_id"}, query);
  SULIEU_RETURN_IF_ERROR(selected);
  return ReadTexts(&selected->statement);
}

// What the rows are among; nothing when they may be all of the view.
Result<std::optional<SqlCondition>> Choose(const Database& database, const ViewQuery& query) {
  if (!IsKind(query.view)) return OfDocuments(query.conditions.documents);
  const bool sorted = !query.sorting.columns.empty(), limited = query.limit >= 0 && query.limit <= kFewFacts;
  if (!limited || (sorted && !query.sorts_by_own))
    return ChooseFacts(database, query.view, query.source, query.conditions, std::nullopt);
  if (!sorted) return ChooseFacts(database, query.view, query.source, query.conditions, query.limit);
  const auto ties = [&](SqlCondition like_last, int64_t count) {
    ViewQuery tied = query;
    tied.sorting = {};
    tied.conditions.own.push_back(std::move(like_last));
    tied.limit = count;
    return FirstFactIds(database, tied);
  };
  auto first = ChooseFirst(database, query.view, query.conditions, query.sorting.columns, query.sorting.terms,
                           query.limit, ties);
  SULIEU_RETURN_IF_ERROR(first);
  return std::move(*first);
}

// The conditions as one, beginning with what the rows are among.
Result<SqlCondition> Where(const Database& database, const ViewQuery& query) {
  const auto chosen = Choose(database, query);
  SULIEU_RETURN_IF_ERROR(chosen);
  SqlCondition where{" WHERE true", {}};
  if (*chosen) where.Append(" AND ", **chosen);
  where.Append(" AND ", AllOf(query.conditions.own));
  where.Append(" AND ", AllOf(query.conditions.others));
  return where;
}

Result<FactQuery> Select(const Database& database, const std::vector<std::string>& columns,
                         const ViewQuery& query) {
  std::vector<std::string> quoted, order;
  for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
  for (const std::string& terms : {query.sorting.terms, query.place}) {
    if (!terms.empty()) order.push_back(terms);
  }
  auto where = Where(database, query);
  SULIEU_RETURN_IF_ERROR(where);
  SqlCondition sql{fmt::format("SELECT {} FROM {}", fmt::join(quoted, ", "), query.source), {}};
  sql.Append("", *where);
  if (!order.empty()) sql.sql += fmt::format(" ORDER BY {}", fmt::join(order, ", "));
  return PrepareFacts(database, std::move(sql), query.limit);
}

}  // namespace

Result<FactQuery> SelectFacts(const Database& database, const std::string& view,
                              const std::vector<std::string>& columns, const std::vector<std::string>& all,
                              const FactFilter& filter) {
  if (filter.chooses_documents() && !IsIn(all, "document")) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: is of all documents together; leave out what chooses documents", view));
  }
  std::vector<std::string> needed = columns;
  auto conditions = ReadConditions(database, all, filter, &needed);
  SULIEU_RETURN_IF_ERROR(conditions);
  auto sorting = ReadSorting(filter.sort, Joined(all, ArticleColumns(all)));
  SULIEU_RETURN_IF_ERROR(sorting);
  needed = Joined(std::move(needed), sorting->columns);
  ViewQuery query{view, WithArticleColumns(view, needed), std::move(*conditions), std::move(*sorting)};
  query.sorts_by_own = query.conditions.others.empty() &&
                       std::all_of(query.sorting.columns.begin(), query.sorting.columns.end(),
                                   [&](const std::string& column) { return IsOwnColumn(all, column); });
  query.place = InOrder(all);
  query.limit = filter.limit;
  return Select(database, columns, query);
}

}  // namespace sulieu
