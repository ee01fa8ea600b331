#include "pipeline/show/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/base/sha256.h"
#include "pipeline/export/visible.h"
#include "pipeline/show/fact_table.h"
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

// Writes the text with its marks, line by line, keeping marks open across segments where they go on.
class TextWriter {
 public:
  TextWriter(const StoredDocument& document, const std::vector<StoredFact>& facts, const KindNumbers& kinds)
      : document_(document), facts_(facts), kinds_(kinds), marks_(MakeMarks(facts, document.text.size())) {}

  std::string Run() {
    for (const Segment& segment : MakeSegments(marks_, document_.text.size())) WriteSegment(segment);
    CloseLine();
    return std::move(out_);
  }

 private:
  void WriteSegment(const Segment& segment) {
    for (uint32_t at = segment.span.begin; at < segment.span.end;) {
      const size_t newline = document_.text.find('\n', at);
      const auto end = static_cast<uint32_t>(std::min<size_t>(newline, segment.span.end));
      if (end > at) WritePiece({at, end}, segment.marks);
      at = end;
      if (at < segment.span.end) {
        CloseLine();
        ++at;
      }
    }
    for (size_t i = open_.size(); i > 0; --i) {
      if (marks_[open_[i - 1]].span.end == segment.span.end) CloseMarks(i - 1);
    }
  }

  void WritePiece(TextSpan piece, const std::vector<size_t>& marks) {
    OpenLine(piece.begin);
    size_t same = 0;
    while (same < open_.size() && same < marks.size() && open_[same] == marks[same]) ++same;
    CloseMarks(same);
    for (size_t i = same; i < marks.size(); ++i) OpenMark(marks[i]);
    out_ += EscapeHtml(piece.In(document_.text));
  }

  void OpenLine(uint32_t at) {
    if (in_line_) return;
    in_line_ = true;
    const size_t end = std::min(document_.text.find('\n', at), document_.text.size());
    const bool title = std::string_view(document_.text).substr(at, end - at) == document_.title;
    out_ += title ? "<p class=\"title\">" : "<p>";
  }

  void CloseLine() {
    CloseMarks(0);
    if (in_line_) out_ += "</p>\n";
    in_line_ = false;
  }

  void OpenMark(size_t index) {
    const Mark& mark = marks_[index];
    const std::string id =
        named_.insert(index).second ? fmt::format(" id=\"{}\"", MarkId(kinds_.Of(mark.kind), mark.span)) : "";
    out_ +=
        fmt::format("<mark class=\"k{}\"{} title=\"{}\">", kinds_.Of(mark.kind), id, EscapeHtml(Tip(mark)));
    open_.push_back(index);
  }

  // Closes the marks from `keep` on; one that ends here shows the labels of its facts.
  void CloseMarks(size_t keep) {
    while (open_.size() > keep) {
      const size_t index = open_.back();
      open_.pop_back();
      out_ += "</mark>";
      const Mark& mark = marks_[index];
      if (labelled_.contains(index)) continue;
      labelled_.insert(index);
      out_ += fmt::format("<sup class=\"k{}\">", kinds_.Of(mark.kind));
      for (size_t fact : mark.facts) {
        const std::string label = FactLabel(facts_[fact], fact);
        out_ += fmt::format("<a href=\"#{}\">{}</a>", label, label);
      }
      out_ += "</sup>";
    }
  }

  std::string Tip(const Mark& mark) const {
    std::string tip;
    for (size_t fact : mark.facts)
      tip += fmt::format("{}{}: {}", tip.empty() ? "" : "; ", mark.kind, facts_[fact].value);
    return tip;
  }

  const StoredDocument& document_;
  const std::vector<StoredFact>& facts_;
  const KindNumbers& kinds_;
  std::vector<Mark> marks_;
  std::vector<size_t> open_;
  std::set<size_t> named_, labelled_;
  bool in_line_ = false;
  std::string out_;
};

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
  const std::string digest = Base64(BytesOfHex(Sha256Hex(style)));
  std::string page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  page += fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; "
      "base-uri 'none'; form-action 'none'\">\n",
      digest);
  page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  page += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
                      EscapeHtml(document.title.empty() ? document.name : document.title), style);
  page += Heading(document);
  page += Legend(facts, kinds);
  page += "<main>\n<article class=\"text\" lang=\"vi\">\n" + TextWriter(document, facts, kinds).Run() +
          "</article>\n";
  page += FactTables(facts, kinds) + "</main>\n";
  page += fmt::format("<footer>Source SHA-256 {} · sulieu " SULIEU_VERSION "</footer>\n</body>\n</html>\n",
                      document.source_sha256);
  return page;
}

}  // namespace sulieu
