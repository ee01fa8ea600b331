#include "pipeline/cli/fact_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "pipeline/base/trim.h"
#include "pipeline/cli/suggest.h"

namespace sulieu {
namespace {

struct ArticleColumn {
  const char* name;
  const char* sql;  // {0}: the row id of the article
};

// The article's main event, as its view has it.
constexpr const char* kEvent =
    "(SELECT e.{0} FROM facts AS g CROSS JOIN shown_events AS e ON e.fact = g.id "
    "WHERE g.document = {{0}} AND g.kind = 'events' AND e.main = 1)";

const std::vector<ArticleColumn>& AllArticleColumns() {
  static const std::string name = fmt::format(kEvent, "name"), kind = fmt::format(kEvent, "kind"),
                           date = fmt::format(kEvent, "start_date"), place = fmt::format(kEvent, "place");
  static const std::vector<ArticleColumn> columns = {
      {"publisher", "(SELECT a.publisher FROM documents_imported AS a WHERE a.id = {0})"},
      {"year",
       "(SELECT substr(a.published, 1, 4) FROM documents_imported AS a INDEXED BY documents_named "
       "WHERE a.id = {0})"},
      {"event_name", name.c_str()},
      {"event_kind", kind.c_str()},
      {"event_date", date.c_str()},
      {"event_place", place.c_str()},
  };
  return columns;
}

}  // namespace

bool IsIn(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string QuotedColumn(const std::string& column) { return fmt::format("\"{}\"", column); }

std::vector<std::string> SplitColumns(const std::string& list) {
  std::vector<std::string> columns;
  std::istringstream items(list);
  for (std::string item; std::getline(items, item, ',');) columns.emplace_back(Trim(item, " \t\n\v\f\r"));
  if (columns.empty()) columns.emplace_back();
  return columns;
}

std::vector<std::string> ArticleColumns(const std::vector<std::string>& view_columns) {
  std::vector<std::string> names;
  for (const ArticleColumn& column : AllArticleColumns()) {
    if (!IsIn(view_columns, column.name)) names.emplace_back(column.name);
  }
  return names;
}

std::string SelectArticleColumns(const std::vector<std::string>& needed, std::string_view row) {
  std::string added;
  for (const ArticleColumn& column : AllArticleColumns()) {
    if (IsIn(needed, column.name))
      added += fmt::format(", {} AS {}", fmt::format(fmt::runtime(column.sql), row), column.name);
  }
  return added;
}

std::string WithArticleColumns(const std::string& view, const std::vector<std::string>& needed) {
  const std::string added = SelectArticleColumns(
      needed, "(SELECT i.id FROM documents_imported AS i WHERE i.document = v.document)");
  return added.empty() ? view : fmt::format("(SELECT v.*{} FROM {} AS v)", added, view);
}

Result<std::vector<SortTerm>> ParseSort(const std::string& sort, const std::vector<std::string>& columns) {
  std::vector<SortTerm> terms;
  for (const std::string& item : SplitColumns(sort)) {
    const size_t colon = item.find(':');
    const std::string name = item.substr(0, colon);
    const std::string direction = colon == std::string::npos ? "asc" : item.substr(colon + 1);
    if (!IsIn(columns, name))
      return Fail(ErrorCode::kUsage, fmt::format("--sort: no column `{}`{}", name, Suggest(name, columns)));
    if (direction != "asc" && direction != "desc")
      return Fail(ErrorCode::kUsage,
                  fmt::format("--sort `{}`: write {}, {}:asc or {}:desc", item, name, name, name));
    terms.push_back({name, direction == "desc"});
  }
  return terms;
}

std::string OrderTerms(const std::vector<SortTerm>& terms) {
  std::vector<std::string> sql;
  for (const SortTerm& term : terms) {
    sql.push_back(fmt::format("{0} IS NULL, iif(typeof({0}) = 'text', fold({0}), {0}) {1}, {0} {1}",
                              QuotedColumn(term.column), term.descending ? "desc" : "asc"));
  }
  return fmt::format("{}", fmt::join(sql, ", "));
}

}  // namespace sulieu
