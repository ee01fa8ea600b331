#include "pipeline/show/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/base/sha256.h"
#include "pipeline/export/visible.h"
#include "pipeline/show/fact_table.h"
#include "pipeline/show/marked_text.h"
#include "pipeline/show/marks.h"

namespace sulieu {
namespace {

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t at = 0; at < bytes.size(); at += 3) {
    uint32_t group = 0;
    for (size_t i = 0; i < 3; ++i)
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (size_t i = 0; i < 4; ++i) out += at + i > bytes.size() ? '=' : kDigits[group >> (18 - 6 * i) & 63];
  }
  return out;
}

std::string BytesOfHex(std::string_view hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

std::string Tip(const Mark& mark, const std::vector<StoredFact>& facts) {
  std::string tip;
  for (size_t fact : mark.facts)
    tip += fmt::format("{}{}: {}", tip.empty() ? "" : "; ", mark.kind, facts[fact].value);
  return EscapeHtml(tip);
}

// A mark with its id and what it states; behind it the labels of its facts, linked with their rows.
MarkTags Tags(const Mark& mark, const std::vector<StoredFact>& facts, size_t kind) {
  MarkTags tags;
  const std::string tip = Tip(mark, facts);
  tags.open = fmt::format("<mark class=\"k{}\" id=\"{}\" title=\"{}\">", kind, MarkId(kind, mark.span), tip);
  tags.reopen = fmt::format("<mark class=\"k{}\" title=\"{}\">", kind, tip);
  tags.close = "</mark>";
  tags.label = fmt::format("<sup class=\"k{}\">", kind);
  for (size_t fact : mark.facts) {
    const std::string label = FactLabel(facts[fact], fact);
    tags.label += fmt::format("<a href=\"#{}\">{}</a>", label, label);
  }
  tags.label += "</sup>";
  return tags;
}

std::string TextOf(const StoredDocument& document, const std::vector<StoredFact>& facts,
                   const KindNumbers& kinds) {
  const std::vector<Mark> marks = MakeMarks(facts, document.text.size());
  std::vector<MarkTags> tags;
  for (const Mark& mark : marks) tags.push_back(Tags(mark, facts, kinds.Of(mark.kind)));
  return MarkedText(document.text, document.title, marks, tags);
}

std::string Link(const std::string& url) {
  const std::string escaped = EscapeHtml(url);
  if (!url.starts_with("https://") && !url.starts_with("http://")) return escaped;
  return fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped, escaped);
}

// How the day is known: a researcher must not take an inferred day for a printed one.
std::string Published(const StoredDocument& document) {
  if (document.published.empty()) return "publication date unknown";
  const std::string_view basis = document.published_basis == "article" ? " (inferred from the article)"
                                 : document.published_basis == "page"  ? " (printed on the page)"
                                                                       : "";
  return EscapeHtml(document.published).append(basis);
}

std::string Heading(const StoredDocument& document) {
  std::string about;
  const auto add = [&](const std::string& html) {
    if (!html.empty()) about += (about.empty() ? "" : " · ") + html;
  };
  add(EscapeHtml(document.publisher));
  add(EscapeHtml(document.byline));
  add(Published(document));
  add(EscapeHtml(document.name));
  if (!document.url.empty()) add(Link(document.url));
  return fmt::format("<header>\n<h1 lang=\"vi\">{}</h1>\n<p class=\"meta\">{}</p>\n</header>\n",
                     EscapeHtml(document.title.empty() ? document.name : document.title), about);
}

std::string Legend(const std::vector<StoredFact>& facts, const KindNumbers& kinds) {
  std::map<std::string, size_t> counts;
  for (const StoredFact& fact : facts) ++counts[fact.kind];
  std::string out = "<nav class=\"legend\" aria-label=\"Kinds of facts\">\n<ul>\n";
  for (const std::string& kind : kinds.names()) {
    if (!counts.contains(kind)) continue;
    const size_t number = kinds.Of(kind);
    out += fmt::format(
        "<li><label class=\"k{0}\"><input type=\"checkbox\" id=\"show{0}\" checked>"
        "<mark class=\"k{0} swatch\">{1}</mark>{2} <span class=\"count\">{3}</span></label></li>\n",
        number, KindLetter(kind), KindTitle(kind), counts[kind]);
  }
  if (counts.empty()) out += "<li class=\"none\">no facts</li>\n";
  return out + "</ul>\n</nav>\n";
}

}  // namespace

std::string PolicyHash(std::string_view content) {
  return fmt::format("'sha256-{}'", Base64(BytesOfHex(Sha256Hex(content))));
}

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char c : ShowInvisibleInLines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string RenderHtml(const StoredDocument& document, const std::vector<StoredFact>& facts) {
  const KindNumbers kinds(facts);
  const std::string style = PageStyle(kinds.names().size());
  std::string page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  page += fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; "
      "base-uri 'none'; form-action 'none'\">\n",
      PolicyHash(style));
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
                      EscapeHtml(document.title.empty() ? document.name : document.title), style);
  page += Heading(document);
  page += Legend(facts, kinds);
  page += "<main>\n<article class=\"text\" lang=\"vi\">\n" + TextOf(document, facts, kinds) + "</article>\n";
  page += FactTables(facts, kinds) + "</main>\n";
  page += fmt::format("<footer>Source SHA-256 {} · sulieu " SULIEU_VERSION "</footer>\n</body>\n</html>\n",
                      document.source_sha256);
  return page;
}

}  // namespace sulieu
