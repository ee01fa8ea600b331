#include "pipeline/show/fact_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/show/html.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

// Bytes up to which a cell is kept on one line: an ISO date, a word or two.
constexpr size_t kShortCell = 12;

std::string ValueText(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return FormatNumber(*real);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return "";
}

bool IsNull(const Value& value) { return std::holds_alternative<std::monostate>(value); }

std::string ColumnTitle(std::string_view column) {
  std::string title(column);
  std::replace(title.begin(), title.end(), '_', ' ');
  return title;
}

// The columns of a kind that have a value in any of its facts.
std::vector<size_t> UsedColumns(const std::vector<const StoredFact*>& facts) {
  std::vector<size_t> used;
  for (size_t i = 0; i < facts.front()->columns.size(); ++i) {
    const bool any = std::any_of(facts.begin(), facts.end(), [&](const StoredFact* fact) {
      return i < fact->columns.size() && !IsNull(fact->columns[i].second);
    });
    if (any) used.push_back(i);
  }
  return used;
}

// The quote as a link to its mark; further mentions as numbers behind it.
std::string Quotes(const StoredFact& fact, size_t kind) {
  std::string out;
  size_t number = 0;
  for (const StoredMention& mention : fact.mentions) {
    const std::string text = ++number == 1 ? EscapeHtml(mention.quote) : std::to_string(number);
    out += fmt::format("{}<a href=\"#{}\">{}</a>", number == 1 ? "" : " ", MarkId(kind, mention.text), text);
  }
  return "<span>" + out + "</span>";
}

std::string FactRow(const StoredFact& fact, size_t kind, const std::string& label,
                    const std::vector<size_t>& columns) {
  std::string row =
      fmt::format("<tr id=\"{}\"><td data-label=\"fact\"><a class=\"label\" href=\"#{}\">{}</a></td>", label,
                  MarkId(kind, fact.mentions.front().text), label);
  for (size_t i : columns) {
    const auto& [name, value] = fact.columns[i];
    const bool number = std::holds_alternative<int64_t>(value) || std::holds_alternative<double>(value);
    const std::string text = ValueText(value);
    const std::string_view style = IsNull(value)               ? "empty"
                                   : number                    ? "number"
                                   : text.size() <= kShortCell ? "short"
                                                               : "";
    row +=
        fmt::format("<td class=\"{}\" data-label=\"{}\">{}</td>", style, ColumnTitle(name), EscapeHtml(text));
  }
  row += fmt::format("<td class=\"quote\" data-label=\"quote\" lang=\"vi\">{}</td>", Quotes(fact, kind));
  row += fmt::format("<td class=\"rule\" data-label=\"rule\" title=\"{}\">{}</td>",
                     EscapeHtml(fact.mentions.front().doc), EscapeHtml(fact.mentions.front().rule));
  return row + fmt::format("<td class=\"id\" data-label=\"id\" title=\"{}\">{}</td></tr>\n", fact.fact_id,
                           fact.fact_id.substr(0, 10));
}

}  // namespace

KindNumbers::KindNumbers(const std::vector<StoredFact>& facts) : names_(Kinds()) {
  for (const StoredFact& fact : facts) {
    if (std::find(names_.begin(), names_.end(), fact.kind) == names_.end()) names_.push_back(fact.kind);
  }
}

size_t KindNumbers::Of(std::string_view kind) const {
  return static_cast<size_t>(std::find(names_.begin(), names_.end(), kind) - names_.begin());
}

char KindLetter(std::string_view kind) {
  const char first = kind.empty() ? '?' : kind.front();
  return first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
}

std::string KindTitle(std::string_view kind) {
  std::string title = ColumnTitle(kind);
  if (!title.empty()) title.front() = KindLetter(kind);
  return title;
}

std::string FactLabel(const StoredFact& fact, size_t index) {
  return fmt::format("{}{}", KindLetter(fact.kind), index + 1);
}

std::string MarkId(size_t kind, TextSpan span) {
  return fmt::format("m{}-{}-{}", kind, span.begin, span.end);
}

std::string FactTables(const std::vector<StoredFact>& facts, const KindNumbers& kinds) {
  std::string out = fmt::format("<section class=\"facts\">\n<h2>{} facts</h2>\n", facts.size());
  for (const std::string& kind : kinds.names()) {
    std::vector<const StoredFact*> of_kind;
    for (const StoredFact& fact : facts) {
      if (fact.kind == kind && !fact.mentions.empty()) of_kind.push_back(&fact);
    }
    if (of_kind.empty()) continue;
    const std::vector<size_t> columns = UsedColumns(of_kind);
    out += fmt::format(
        "<h3 class=\"k{0}\"><mark class=\"k{0} swatch\">{1}</mark>{2}</h3>\n<div class=\"scroll "
        "k{0}\"><table>\n<thead><tr><th>fact</th>",
        kinds.Of(kind), KindLetter(kind), KindTitle(kind));
    for (size_t i : columns)
      out += fmt::format("<th>{}</th>", ColumnTitle(of_kind.front()->columns[i].first));
    out += "<th>quote</th><th>rule</th><th>id</th></tr></thead>\n<tbody>\n";
    for (const StoredFact* fact : of_kind)
      out +=
          FactRow(*fact, kinds.Of(kind), FactLabel(*fact, static_cast<size_t>(fact - facts.data())), columns);
    out += "</tbody>\n</table></div>\n";
  }
  return out + "</section>\n";
}

}  // namespace sulieu
