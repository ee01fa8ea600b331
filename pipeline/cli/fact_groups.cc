#include "pipeline/cli/fact_groups.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "pipeline/cli/help.h"

namespace sulieu {
namespace {

struct ArticleColumn {
  const char* name;
  const char* sql;  // {0}: the path of the article
};

constexpr const char* kEvent = "(SELECT e.{0} FROM events AS e WHERE e.document = {{0}} AND e.main = 1)";

const std::vector<ArticleColumn>& AllArticleColumns() {
  static const std::string name = fmt::format(kEvent, "name"), kind = fmt::format(kEvent, "kind"),
                           date = fmt::format(kEvent, "start_date"), place = fmt::format(kEvent, "place");
  static const std::vector<ArticleColumn> columns = {
      {"publisher", "(SELECT a.publisher FROM documents_imported AS a WHERE a.document = {0})"},
      {"year", "(SELECT substr(a.published, 1, 4) FROM documents_imported AS a WHERE a.document = {0})"},
      {"event_name", name.c_str()},
      {"event_kind", kind.c_str()},
      {"event_date", date.c_str()},
      {"event_place", place.c_str()},
  };
  return columns;
}

bool IsIn(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::vector<std::string> Quoted(const std::vector<std::string>& columns) {
  std::vector<std::string> quoted;
  for (const std::string& column : columns) quoted.push_back(QuotedColumn(column));
  return quoted;
}

}  // namespace

std::string QuotedColumn(const std::string& column) { return fmt::format("\"{}\"", column); }

std::vector<std::string> SplitColumns(const std::string& list) {
  std::vector<std::string> columns;
  for (std::string& column : CLI::detail::split(list, ',')) columns.push_back(CLI::detail::trim(column));
  return columns;
}

std::vector<std::string> ArticleColumns(const std::vector<std::string>& view_columns) {
  std::vector<std::string> names;
  for (const ArticleColumn& column : AllArticleColumns()) {
    if (!IsIn(view_columns, column.name)) names.emplace_back(column.name);
  }
  return names;
}

std::string WithArticleColumns(const std::string& view, const std::vector<std::string>& needed,
                               bool of_origin) {
  std::string added;
  const char* const path = of_origin ? "coalesce(v.reprint_of, v.document)" : "v.document";
  for (const ArticleColumn& column : AllArticleColumns()) {
    if (IsIn(needed, column.name))
      added += fmt::format(", {} AS {}", fmt::format(fmt::runtime(column.sql), path), column.name);
  }
  return added.empty() ? view : fmt::format("(SELECT v.*{} FROM {} AS v)", added, view);
}

std::vector<std::string> FactGroups::Columns() const {
  std::vector<std::string> columns = by;
  for (const std::string& column : sum) {
    columns.push_back("sum_" + column);
    columns.push_back("without_" + column);
  }
  columns.insert(columns.end(), {"facts", "articles"});
  return columns;
}

std::string FactGroups::Head(const std::string& source, const std::vector<std::string>& distinct) const {
  std::string select;
  for (const std::string& column : Quoted(by)) select += fmt::format("min({0}) AS {0}, ", column);
  for (const std::string& column : sum) {
    select += fmt::format("sum({0}) AS \"sum_{1}\", sum({0} IS NULL) AS \"without_{1}\", ",
                          QuotedColumn(column), column);
  }
  return fmt::format(
      "SELECT {}count(*) AS facts, count(DISTINCT origin) AS articles FROM "
      "(SELECT DISTINCT coalesce(reprint_of, document) AS origin, {} FROM {}",
      select, fmt::join(Quoted(distinct), ", "), source);
}

std::string FactGroups::Tail() const {
  std::vector<std::string> keys;
  for (const std::string& column : Quoted(by)) keys.push_back(fmt::format("spelling({})", column));
  return fmt::format(") GROUP BY {}", fmt::join(keys, ", "));
}

Result<std::string> OrderTerms(const std::string& sort, const std::vector<std::string>& columns) {
  std::vector<std::string> terms;
  for (const std::string& item : SplitColumns(sort)) {
    const size_t colon = item.find(':');
    const std::string name = item.substr(0, colon);
    const std::string direction = colon == std::string::npos ? "asc" : item.substr(colon + 1);
    if (!IsIn(columns, name))
      return Fail(ErrorCode::kUsage, fmt::format("--sort: no column `{}`{}", name, Suggest(name, columns)));
    if (direction != "asc" && direction != "desc")
      return Fail(ErrorCode::kUsage,
                  fmt::format("--sort `{}`: write {}, {}:asc or {}:desc", item, name, name, name));
    terms.push_back(fmt::format("{0} IS NULL, iif(typeof({0}) = 'text', fold({0}), {0}) {1}, {0} {1}",
                                QuotedColumn(name), direction));
  }
  return fmt::format("{}", fmt::join(terms, ", "));
}

}  // namespace sulieu
