#include "pipeline/cli/fact_columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "pipeline/base/trim.h"
#include "pipeline/cli/suggest.h"

namespace sulieu {
namespace {

struct HeadColumn {
  std::string_view name;
  ColumnOf of;
};

// The columns every kind's view has; what else it has is the kind's own.
constexpr HeadColumn kHeadColumns[] = {
    {"fact_id", ColumnOf::kFact},     {"document", ColumnOf::kDocument},
    {"title", ColumnOf::kDocument},   {"published", ColumnOf::kDocument},
    {"quote", ColumnOf::kMention},    {"text_begin", ColumnOf::kMention},
    {"text_end", ColumnOf::kMention}, {"raw_begin", ColumnOf::kMention},
    {"raw_end", ColumnOf::kMention},  {"passage", ColumnOf::kMention},
    {"rule", ColumnOf::kMention},     {"rule_set", ColumnOf::kMention},
    {"mentions", ColumnOf::kFact},    {"reprint_of", ColumnOf::kDocument},
    {"decided", ColumnOf::kFact},
};

struct ColumnSql {
  std::string name, sql;           // {0}: the row id of the document or article
  std::string of_named = {};       // the same of the row `d` of documents_imported, where an index has it
  std::string of_main_event = {};  // the same of the row `w` of MainEvents
};

// `documents_named` has the named columns of documents without their texts. `value`: of a row {0}.
ColumnSql Named(const std::string& name, const std::string& value) {
  const auto of = [&](const char* row) { return fmt::format(fmt::runtime(value), row); };
  return {
      name,
      fmt::format("(SELECT {} FROM documents_imported AS a INDEXED BY documents_named WHERE a.id = {{0}})",
                  of("a")),
      of("d")};
}

// The article's main event, as its view has it.
ColumnSql OfEvent(const std::string& name, const std::string& value) {
  return {name,
          fmt::format("(SELECT e.{} FROM facts AS g CROSS JOIN shown_events AS e ON e.fact = g.id "
                      "WHERE g.document = {{0}} AND g.kind = 'events' AND e.main = 1)",
                      value),
          "", "w." + value};
}

// The same of all articles: their row ids `document` and the columns of the first such event.
constexpr std::string_view kMainEvents =
    "(SELECT g.document, min(g.id), e.* FROM shown_events AS e CROSS JOIN facts AS g ON g.id = e.fact "
    "WHERE e.main = 1 GROUP BY g.document)";

const std::vector<ColumnSql>& AllArticleColumns() {
  static const std::vector<ColumnSql> columns = {
      Named("publisher", "{0}.publisher"), Named("year", "substr({0}.published, 1, 4)"),
      OfEvent("event_name", "name"),       OfEvent("event_kind", "kind"),
      OfEvent("event_date", "start_date"), OfEvent("event_place", "place"),
  };
  return columns;
}

const std::vector<ColumnSql>& AllDocumentColumns() {
  static const std::vector<ColumnSql> columns = {
      Named("document", "{0}.document"),
      Named("published", "{0}.published"),
      Named("title", "{0}.title"),
      {"reprint_of",
       "(SELECT o.document FROM reprints AS p JOIN documents_imported AS o INDEXED BY documents_named "
       "ON o.id = p.origin WHERE p.document = {0})"},
  };
  return columns;
}

// What has the row `f` of the fact, the row `k` of its kind, its first mention `m` with the rule `r`.
const std::vector<ColumnSql>& AllFactColumns() {
  static const std::vector<ColumnSql> columns = {
      {kInDocument, "f.document"},
      {"fact_id", "f.fact_id"},
      {"mentions", "(SELECT count(*) FROM fact_mentions AS c WHERE c.fact = k.fact)"},
      {"decided", "(SELECT x.decided FROM decided_facts AS x WHERE x.fact = k.fact)"},
      {"quote", "m.quote"},
      {"text_begin", "m.text_begin"},
      {"text_end", "m.text_end"},
      {"raw_begin", "m.raw_begin"},
      {"raw_end", "m.raw_end"},
      {"passage", "m.passage"},
      {"rule", "r.rule"},
      {"rule_set", "r.rule_set"},
  };
  return columns;
}

// `, ... AS year`: the columns among `needed`, for the list of a SELECT.
std::string SelectAmong(const std::vector<ColumnSql>& columns, const std::vector<std::string>& needed,
                        std::string_view row) {
  std::string added;
  for (const ColumnSql& column : columns) {
    if (IsIn(needed, column.name))
      added += fmt::format(", {} AS {}", fmt::format(fmt::runtime(column.sql), row), column.name);
  }
  return added;
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

ColumnOf FindColumn(std::string_view column) {
  for (const HeadColumn& head : kHeadColumns)
    if (head.name == column) return head.of;
  for (const ColumnSql& article : AllArticleColumns())
    if (article.name == column) return ColumnOf::kArticle;
  return ColumnOf::kKind;
}

bool IsOfDocuments(std::string_view column) {
  const ColumnOf of = FindColumn(column);
  return of == ColumnOf::kDocument || of == ColumnOf::kArticle;
}

bool IsOfMainEvent(std::string_view column) {
  const auto& columns = AllArticleColumns();
  return std::any_of(columns.begin(), columns.end(), [&](const ColumnSql& article) {
    return article.name == column && !article.of_main_event.empty();
  });
}

std::vector<std::string> OwnColumns(const std::vector<std::string>& view_columns) {
  std::vector<std::string> own;
  std::copy_if(view_columns.begin(), view_columns.end(), std::back_inserter(own),
               [](const std::string& column) { return FindColumn(column) == ColumnOf::kKind; });
  return own;
}

std::vector<std::string> KnownColumns(std::vector<std::string> view_columns) {
  std::vector<std::string> known = std::move(view_columns);
  for (const ColumnSql& column : AllArticleColumns())
    if (!IsIn(known, column.name)) known.push_back(column.name);
  return known;
}

std::string OriginRow(std::string_view row) {
  return fmt::format("coalesce((SELECT p.origin FROM reprints AS p WHERE p.document = {0}), {0})", row);
}

std::string DocumentTable(const std::vector<std::string>& needed, ArticleOf article, Documents read) {
  std::string columns, events;
  const auto add = [&](const ColumnSql& column, const std::string& row) {
    if (column.name == "document" || !IsIn(needed, column.name)) return;
    std::string sql = fmt::format(fmt::runtime(column.sql), row);
    if (row == "d.id" && !column.of_named.empty()) sql = column.of_named;
    if (row == "d.id" && read == Documents::kAll && !column.of_main_event.empty()) {
      sql = column.of_main_event;
      events = fmt::format(" LEFT JOIN {} AS w ON w.document = d.id", kMainEvents);
    }
    columns += fmt::format(", {} AS {}", sql, column.name);
  };
  for (const ColumnSql& column : AllDocumentColumns()) add(column, "d.id");
  for (const ColumnSql& column : AllArticleColumns())
    add(column, article == ArticleOf::kOrigin ? OriginRow("d.id") : "d.id");
  return fmt::format("(SELECT d.id, d.document{} FROM documents_imported AS d INDEXED BY documents_named{})",
                     columns, events);
}

std::string FactTable(const KindTable& table, const std::vector<std::string>& needed, ReadBy order) {
  const std::string columns = SelectAmong(AllFactColumns(), needed, "") +
                              SelectAmong(AllDocumentColumns(), needed, "f.document") +
                              SelectAmong(AllArticleColumns(), needed, "f.document");
  // Whether the columns name a row: the alias of its table stands behind a space.
  const auto reads = [&](std::string_view row) { return columns.find(row) != std::string::npos; };
  std::string from = table.own() + " AS k", where;
  if (order == ReadBy::kDocument) {
    from = fmt::format("facts AS f CROSS JOIN {} ON k.fact = f.id", from);
    where = fmt::format(" WHERE f.kind = '{}'", table.kind);
  } else if (reads(" f.")) {
    from += " CROSS JOIN facts AS f ON f.id = k.fact";
  }
  if (reads(" m.") || reads(" r.")) {
    from +=
        " CROSS JOIN fact_mentions AS n ON n.fact = k.fact AND n.seq = 0 "
        "CROSS JOIN mentions_made AS m ON m.id = n.mention";
  }
  if (reads(" r.")) from += " CROSS JOIN rules AS r ON r.id = m.rule";
  return fmt::format("(SELECT k.*{} FROM {}{})", columns, from, where);
}

std::string WithArticleColumns(const std::string& view, const std::vector<std::string>& needed) {
  const std::string added =
      SelectAmong(AllArticleColumns(), needed,
                  "(SELECT i.id FROM documents_imported AS i WHERE i.document = v.document)");
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

std::string OrderTerms(const SortTerm& term, const std::vector<std::string>& numbers) {
  const std::string column = QuotedColumn(term.column), direction = term.descending ? "desc" : "asc";
  std::string sql = column + " IS NULL";
  if (!IsIn(numbers, term.column))
    sql += fmt::format(", iif(typeof({0}) = 'text', fold({0}), {0}) {1}", column, direction);
  return sql + fmt::format(", {} {}", column, direction);
}

std::string Sorting::TermsAnd(const std::string& place) const {
  std::vector<std::string> all = terms;
  if (!place.empty()) all.push_back(place);
  return fmt::format("{}", fmt::join(all, ", "));
}

Sorting Sorting::ByDocuments() const {
  Sorting first;
  for (size_t i = 0; i < columns.size() && IsOfDocuments(columns[i]); ++i) {
    first.columns.push_back(columns[i]);
    first.terms.push_back(terms[i]);
  }
  return first;
}

}  // namespace sulieu
