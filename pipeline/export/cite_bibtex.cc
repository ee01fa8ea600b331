#include <fmt/format.h>

#include "pipeline/export/citation.h"
#include "pipeline/export/visible.h"
#include "pipeline/export/web_annotation.h"

namespace sulieu {
namespace {

// A character of LaTeX as it prints itself. Braces as commands: BibTeX counts them even behind a backslash.
std::string_view LatexFor(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '"':
      return "\\textquotedbl{}";
    case '|':
      return "\\textbar{}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    default:
      return "";
  }
}

// Double braces keep the case of titles and the order of names.
std::string Field(const char* name, const std::string& text) {
  return text.empty() ? "" : fmt::format(",\n  {:12} = {{{{{}}}}}", name, EscapeBibTex(text));
}

std::string Dates(const std::string& published) {
  static constexpr const char* kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                            "jul", "aug", "sep", "oct", "nov", "dec"};
  if (published.size() < 4) return "";
  std::string fields = Field("year", published.substr(0, 4)) + Field("date", published);
  const int month = published.size() >= 7 ? std::atoi(published.substr(5, 2).c_str()) : 0;
  if (month >= 1 && month <= 12) fields += fmt::format(",\n  {:12} = {}", "month", kMonths[month - 1]);
  return fields;
}

// Verbatim in BibTeX: no brace and no percent sign but of %XX.
std::string Url(const std::string& url) {
  return url.empty() ? "" : fmt::format(",\n  {:12} = {{{}}}", "url", PercentEncode(url));
}

std::string Note(const Citation& citation) {
  const StoredFact& fact = citation.fact;
  const FactSource& source = citation.source;
  std::string note =
      fmt::format("“{}” ({}); {}: {}; fact {}; file {}; SHA-256 {}; {}", fact.mentions.front().quote,
                  PlaceText(fact.mentions.front(), source), fact.kind, fact.value, fact.fact_id,
                  source.document.name, source.document.source_sha256, ReaderText(citation));
  if (!citation.database_digest.empty()) note += "; database " + citation.database_digest;
  return note;
}

std::string Entry(const Citation& citation) {
  const StoredDocument& document = citation.source.document;
  return fmt::format("@misc{{sulieu-{}", citation.fact.fact_id) + Field("author", document.byline) +
         Field("title", TitleText(document)) + Field("howpublished", document.publisher) +
         Dates(document.published) + Url(document.url) +
         Field("urldate", citation.source.imported_at.substr(0, 10)) + Field("language", "vietnamese") +
         Field("note", Note(citation)) + "\n}\n";
}

}  // namespace

std::string EscapeBibTex(std::string_view text) {
  std::string escaped;
  for (const char c : ShowInvisible(text)) {
    const std::string_view latex = LatexFor(c);
    if (latex.empty()) {
      escaped += c;
    } else {
      escaped += latex;
    }
  }
  return escaped;
}

std::string CitationBibTex(const std::vector<Citation>& citations) {
  std::string entries;
  for (const Citation& citation : citations) {
    if (!entries.empty()) entries += '\n';
    entries += Entry(citation);
  }
  return entries;
}

}  // namespace sulieu
