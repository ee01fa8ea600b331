#include "pipeline/cli/fact_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <deque>

#include "pipeline/cli/help.h"
#include "pipeline/cli/whole_day.h"
#include "pipeline/store/queries.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

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

// spelling(value): what --group-by compares: a text in small letters and one placement of tones.
void Spelling(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (sqlite3_value_type(arguments[0]) != SQLITE_TEXT) return sqlite3_result_value(context, arguments[0]);
  const std::string text = FoldForLookup(TextOf(arguments[0]));
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void AddFunctions(const Database& database) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  sqlite3_create_function_v2(database.handle(), "contains", 2, kFlags, nullptr, Contains, nullptr, nullptr,
                             nullptr);
  sqlite3_create_function_v2(database.handle(), "fold", 1, kFlags, nullptr, Fold, nullptr, nullptr, nullptr);
  sqlite3_create_function_v2(database.handle(), "spelling", 1, kFlags, nullptr, Spelling, nullptr, nullptr,
                             nullptr);
}

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
  if (std::find(all.begin(), all.end(), condition.column) == all.end()) {
    return Fail(ErrorCode::kUsage, fmt::format("--where `{}`: no column `{}`{}", text, condition.column,
                                               Suggest(condition.column, all)));
  }
  return condition;
}

// The order of a view by what of place and identity it has.
std::string InOrder(const std::vector<std::string>& columns) {
  std::vector<std::string> order;
  for (const char* const column : {"document", "text_begin", "text_end", "raw_begin", "fact_id", "seq"}) {
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) order.emplace_back(column);
  }
  return order.empty() ? "" : fmt::format(" ORDER BY {}", fmt::join(order, ", "));
}

// Collects conditions and the values of their parameters.
class Query {
 public:
  void Add(std::string sql) { conditions_.push_back(std::move(sql)); }
  void Add(std::string sql, Value value) {
    Add(std::move(sql));
    values_.push_back(std::move(value));
  }

  void Add(DocumentCondition condition) {
    Add(std::move(condition.sql));
    values_.insert(values_.end(), condition.values.begin(), condition.values.end());
  }

  // What knows no date of publication has that of its document.
  Status AddDates(const FactFilter& filter, bool has_published) {
    const std::string_view by_document =
        has_published ? "{}" : "document IN (SELECT document FROM documents_imported WHERE {})";
    if (!filter.since.empty()) {
      auto day = WholeDay("--since", filter.since, false);
      SULIEU_RETURN_IF_ERROR(day);
      const std::string_view since = "published || iif(length(published) = 7, '-31', '') >= ?";
      Add(fmt::format(fmt::runtime(by_document), since), *day);
    }
    if (!filter.until.empty()) {
      auto day = WholeDay("--until", filter.until, true);
      SULIEU_RETURN_IF_ERROR(day);
      Add(fmt::format(fmt::runtime(by_document), "published <= ?"), *day);
    }
    return {};
  }

  void AddCondition(const Condition& condition) {
    const std::string column = QuotedColumn(condition.column);
    if (condition.op == "~") return Add(fmt::format("contains({}, ?)", column), condition.value);
    if (condition.value.empty()) {
      return Add(fmt::format("{} IS {}NULL", column, condition.op == "!=" ? "NOT " : ""));
    }
    Add(fmt::format("{} {} ?", column, condition.op), Typed(condition));
  }

  // Of the documents that the conditions so far allow, the first that have facts of this kind: as many as
  // rows are wanted. Without it all facts of the kind are made and sorted for the first few.
  void AddFirstDocuments(std::string_view kind, int64_t limit) {
    std::string sql = fmt::format(
        "document IN (SELECT d.document FROM documents_imported AS d WHERE EXISTS (SELECT 1 FROM shown_facts "
        "AS f "
        "WHERE f.document = d.id AND f.kind = '{}')",
        kind);
    for (const std::string& condition : conditions_) sql += " AND " + condition;
    Add(sql + fmt::format(" ORDER BY d.document LIMIT {})", limit));
    const std::vector<Value> again = values_;
    values_.insert(values_.end(), again.begin(), again.end());
  }

  // `head` stands before the conditions, `tail` behind them.
  Result<FactQuery> Prepare(const Database& database, const std::string& head, const std::string& tail,
                            int64_t limit) {
    std::string sql = head;
    if (!conditions_.empty()) sql += fmt::format(" WHERE {}", fmt::join(conditions_, " AND "));
    sql += tail;
    if (limit >= 0) sql += fmt::format(" LIMIT {}", limit);
    auto statement = database.Prepare(sql);
    SULIEU_RETURN_IF_ERROR(statement);
    FactQuery query{std::move(values_), std::move(*statement)};
    int index = 0;
    for (const Value& value : query.values) query.statement.BindValue(++index, value);
    return query;
  }

 private:
  // `mentions` is counted, so SQLite knows no type for it; other columns convert the text themselves.
  static Value Typed(const Condition& condition) {
    int64_t number = 0;
    const char* const end = condition.value.data() + condition.value.size();
    if (condition.column == "mentions" && std::from_chars(condition.value.data(), end, number).ptr == end)
      return number;
    return condition.value;
  }

  std::vector<std::string> conditions_;
  std::vector<Value> values_;
};

}  // namespace

Result<std::vector<std::string>> ViewColumns(const Database& database, const std::string& view) {
  const auto statement = database.Prepare(fmt::format("SELECT * FROM {} LIMIT 0", view));
  SULIEU_RETURN_IF_ERROR(statement);
  std::vector<std::string> columns;
  for (int i = 0; i < statement->column_count(); ++i) columns.emplace_back(statement->column_name(i));
  return columns;
}

namespace {

std::vector<std::string> Joined(std::vector<std::string> first, const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

// Adds the conditions of the filter; the columns they name are added to `needed`.
Status AddFilter(const Database& database, const std::vector<std::string>& all, const FactFilter& filter,
                 std::vector<std::string>* needed, Query* query) {
  AddDocumentFilterFunctions(database);
  auto about = ConditionsOf(filter.about);
  SULIEU_RETURN_IF_ERROR(about);
  for (DocumentCondition& condition : *about) query->Add(std::move(condition));
  for (const std::string& text : filter.where) {
    const auto condition = ParseCondition(text, Joined(all, ArticleColumns(all)));
    SULIEU_RETURN_IF_ERROR(condition);
    needed->push_back(condition->column);
    query->AddCondition(*condition);
  }
  if (filter.document.empty()) return {};
  const auto id = FindDocumentId(database, filter.document);
  SULIEU_RETURN_IF_ERROR(id);
  query->Add("document = (SELECT document FROM documents_imported WHERE id = ?)", *id);
  return {};
}

bool HasColumn(const std::vector<std::string>& all, std::string_view name) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

bool IsKind(const std::string& view) {
  const auto kinds = Kinds();
  return std::find(kinds.begin(), kinds.end(), view) != kinds.end();
}

}  // namespace

Result<FactQuery> SelectFacts(const Database& database, const std::string& view,
                              const std::vector<std::string>& columns, const std::vector<std::string>& all,
                              const FactFilter& filter) {
  if (filter.chooses_documents() && !HasColumn(all, "document")) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: is of all documents together; leave out what chooses documents", view));
  }
  AddFunctions(database);
  Query query;
  SULIEU_RETURN_IF_ERROR(query.AddDates(filter, HasColumn(all, "published")));
  std::string order = InOrder(all);
  std::vector<std::string> needed = columns;
  if (!filter.sort.empty()) {
    const auto terms = OrderTerms(filter.sort, Joined(all, ArticleColumns(all)));
    SULIEU_RETURN_IF_ERROR(terms);
    for (const std::string& item : SplitColumns(filter.sort))
      needed.push_back(item.substr(0, item.find(':')));
    order = fmt::format(" ORDER BY {}{}", *terms,
                        order.empty() ? "" : ", " + order.substr(order.find("BY ") + 3));
  }
  if (filter.limit >= 0 && filter.where.empty() && filter.document.empty() && filter.about.empty() &&
      filter.sort.empty() && IsKind(view))
    query.AddFirstDocuments(view, filter.limit);
  SULIEU_RETURN_IF_ERROR(AddFilter(database, all, filter, &needed, &query));
  std::vector<std::string> quoted;
  for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
  const std::string source = WithArticleColumns(view, needed, false);
  return query.Prepare(database, fmt::format("SELECT {} FROM {}", fmt::join(quoted, ", "), source), order,
                       filter.limit);
}

Result<FactQuery> SelectGroups(const Database& database, const std::string& view,
                               const std::vector<std::string>& distinct, const std::vector<std::string>& all,
                               const FactGroups& groups, const FactFilter& filter) {
  AddFunctions(database);
  Query query;
  SULIEU_RETURN_IF_ERROR(query.AddDates(filter, true));
  std::vector<std::string> needed = groups.by;
  SULIEU_RETURN_IF_ERROR(AddFilter(database, all, filter, &needed, &query));
  const std::string first = groups.sum.empty() ? "facts" : "sum_" + groups.sum.front();
  std::string by_group = first + ":desc";
  for (const std::string& column : groups.by) by_group += "," + column;
  const auto terms = OrderTerms(filter.sort.empty() ? by_group : filter.sort, groups.Columns());
  SULIEU_RETURN_IF_ERROR(terms);
  std::vector<std::string> told_apart = distinct;
  for (const std::string& column : groups.by) {
    if (!HasColumn(told_apart, column)) told_apart.push_back(column);
  }
  return query.Prepare(database, groups.Head(WithArticleColumns(view, needed, true), told_apart),
                       groups.Tail() + " ORDER BY " + *terms, filter.limit);
}

}  // namespace sulieu
