#include "pipeline/report/tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/export/catalog.h"
#include "pipeline/export/value.h"
#include "pipeline/report/articles.h"
#include "pipeline/show/html.h"

namespace sulieu {
namespace {

TableColumn ColumnOf(const std::string& name, bool number = false) {
  return {name, ColumnWords(name), number};
}

bool IsNumber(const ViewInfo* view, const std::string& column) {
  if (!view) return false;
  const std::string type = FindColumn(*view, column).type;
  return type == "number" || type == "integer";
}

Result<std::vector<std::string>> UsedColumns(const Database& database, const std::string& kind) {
  auto all = database.Prepare(fmt::format("SELECT * FROM fact_{} LIMIT 0", kind));
  SULIEU_RETURN_IF_ERROR(all);
  std::vector<std::string> columns;
  std::string sql = "SELECT 0";
  for (int i = 1; i < all->column_count(); ++i) {
    columns.emplace_back(all->column_name(i));
    sql += fmt::format(", max(\"{}\" IS NOT NULL)", columns.back());
  }
  auto read = database.Prepare(sql + fmt::format(" FROM fact_{} JOIN report_facts USING (fact)", kind));
  SULIEU_RETURN_IF_ERROR(read);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  std::vector<std::string> used;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (read->Integer(static_cast<int>(i) + 1) != 0) used.push_back(columns[i]);
  }
  return used;
}

std::string Cell(const std::string& table, const std::string& column, const Value& value) {
  const std::string text = ValueToText(value);
  if (const auto words = text.empty() ? std::nullopt : ValueWords(table, column, text))
    return fmt::format("<td><i>{}</i><b>{}</b>", words->en, words->vi);
  return "<td>" + EscapeHtml(text);
}

std::string Quote(const StoredFact& fact, const std::string& mark) {
  const std::string words = EscapeHtml(fact.mentions.front().quote);
  return mark.empty() ? fmt::format("<td>{}", words)
                      : fmt::format("<td><a href=#{} lang=vi>{}</a>", mark, words);
}

std::string ArticleLink(const std::string& address, const std::string& text) {
  return fmt::format("<td><a href=#{}>{}</a>", address, text);
}

std::string Head(const ReportTable& table) {
  std::string out = "<thead><tr>";
  for (const TableColumn& column : table.columns)
    out += fmt::format("<th scope=\"col\" class=\"c-{}{}\">{}</th>", column.name, column.number ? " n" : "",
                       Both(column.title));
  return out + "</tr></thead>";
}

}  // namespace

Result<ReportTable> MakeFactTable(const Database& database, const std::string& kind) {
  ReportTable table{kind, KindWords(kind), {ColumnOf("label")}, "", 0};
  const auto used = UsedColumns(database, kind);
  SULIEU_RETURN_IF_ERROR(used);
  for (const std::string& column : *used)
    table.columns.push_back(ColumnOf(column, IsNumber(FindView(kind), column)));
  for (const char* const column : {"quote", "article", "rule", "fact_id"})
    table.columns.push_back(ColumnOf(column));
  return table;
}

ReportTable MakeArticleTable(bool publishers) {
  ReportTable table{"articles", {"Articles", "Bài báo"}, {}, "", 0};
  for (const char* const column : {"title", "published", "publisher", "facts", "document"}) {
    if (publishers || std::string_view(column) != "publisher")
      table.columns.push_back(ColumnOf(column, std::string_view(column) == "facts"));
  }
  return table;
}

void AddFactRow(const StoredFact& fact, const StoredDocument& document, const RowPlace& place,
                ReportTable* table) {
  std::string row = fmt::format("<tr id=f{}><td>{}", place.row, place.label);
  for (const TableColumn& column : table->columns) {
    const auto found = std::find_if(fact.columns.begin(), fact.columns.end(),
                                    [&](const auto& named) { return named.first == column.name; });
    if (found != fact.columns.end()) row += Cell(table->name, column.name, found->second);
  }
  row += Quote(fact, place.mark);
  row += ArticleLink(
      ArticleId(place.article),
      EscapeHtml(document.published.empty() ? fmt::format("№ {}", place.article) : document.published));
  row += fmt::format("<td>{}<td>{}\n", EscapeHtml(fact.mentions.front().rule), EscapeHtml(fact.fact_id));
  table->rows += row;
  ++table->count;
}

void AddArticleRow(int64_t number, const StoredDocument& document, size_t facts, ReportTable* table) {
  const std::string title = EscapeHtml(document.title.empty() ? document.name : document.title);
  const bool publishers = table->columns.size() > 4;
  table->rows +=
      fmt::format("<tr><td><a href=#{} lang=vi>{}</a><td>{}{}<td>{}<td>{}\n", ArticleId(number), title,
                  EscapeHtml(document.published), publishers ? "<td>" + EscapeHtml(document.publisher) : "",
                  facts, EscapeHtml(document.name));
  ++table->count;
}

std::string TableSection(const ReportTable& table, const std::string& heading, const std::string& note) {
  return fmt::format(
      "<section class=\"table\" id=\"t-{0}\" aria-labelledby=\"ht-{0}\">\n<h3 id=\"ht-{0}\">{1}</h3>\n{2}"
      "<noscript class=\"rows\"><table>{3}<tbody>\n{4}</tbody></table></noscript>\n</section>\n",
      table.name, heading, note, Head(table), table.rows);
}

std::string TableStyle(const ReportTable& table) {
  std::string style;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const TableColumn& column = table.columns[i];
    const std::string cell = fmt::format("#t-{} td:nth-child({})", table.name, i + 1);
    style += fmt::format("{}{{--en:\"{}\";--vi:\"{}\"}}\n", cell, column.title.en, column.title.vi);
    if (column.number)
      style += fmt::format("{}{{text-align:right;font-variant-numeric:tabular-nums}}\n", cell);
    if (column.name == "quote" || column.name == "title")
      style += fmt::format("{}{{min-width:16rem}}\n", cell);
    if (column.name == "rule" || column.name == "fact_id")
      style += fmt::format("{}{{font-family:var(--mono)}}\n", cell);
  }
  return style;
}

}  // namespace sulieu
