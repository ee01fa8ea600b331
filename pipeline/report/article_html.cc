#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/report/articles.h"
#include "pipeline/report/words.h"
#include "pipeline/show/html.h"
#include "pipeline/show/marked_text.h"

namespace sulieu {
namespace {

constexpr std::string_view kSentence = "sentence";

using Place = std::tuple<uint32_t, uint32_t, std::string>;

Place PlaceOf(const Mark& mark) { return {mark.span.begin, mark.span.end, mark.kind}; }

// Marks and the sentences they stand in, which are marks without a look.
std::vector<Mark> WithSentences(const std::vector<StoredFact>& facts, size_t text_size) {
  std::vector<Mark> all = MakeMarks(facts, text_size);
  std::map<std::pair<uint32_t, uint32_t>, Mark> sentences;
  for (const StoredFact& fact : facts) {
    for (const StoredMention& mention : fact.mentions) {
      const TextSpan span = mention.sentence;
      if (span.begin < span.end && span.end <= text_size)
        sentences[{span.begin, span.end}] = {span, std::string(kSentence), {}};
    }
  }
  for (auto& [span, sentence] : sentences) all.push_back(std::move(sentence));
  std::stable_sort(all.begin(), all.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.span.begin, -int64_t{a.span.end}, a.kind != kSentence) <
           std::tuple(b.span.begin, -int64_t{b.span.end}, b.kind != kSentence);
  });
  return all;
}

std::string Tip(const Mark& mark, const std::vector<StoredFact>& facts) {
  std::string tip;
  for (size_t fact : mark.facts)
    tip += fmt::format("{}{}: {}", tip.empty() ? "" : "; ", FactLabel(facts[fact], fact), facts[fact].value);
  return EscapeHtml(tip);
}

MarkTags Tags(const Mark& mark, const std::string& address, const std::vector<StoredFact>& facts, size_t kind,
              int64_t first_row) {
  if (mark.kind == kSentence) return {"<span class=s>", "<span class=s>", "</span>", ""};
  MarkTags tags;
  tags.open = fmt::format("<mark class=k{} id={} title=\"{}\">", kind, address, Tip(mark, facts));
  tags.reopen = fmt::format("<mark class=k{}>", kind);
  tags.close = "</mark>";
  tags.label = fmt::format("<sup class=k{}>", kind);
  for (size_t fact : mark.facts)
    tags.label += fmt::format("<a href=#f{}>{}</a>", first_row + static_cast<int64_t>(fact),
                              FactLabel(facts[fact], fact));
  tags.label += "</sup>";
  return tags;
}

// How the day is known: a researcher must not take an inferred day for a printed one.
Words Published(const StoredDocument& document) {
  if (document.published.empty()) return {"publication date unknown", "không rõ ngày đăng"};
  Words basis;
  if (document.published_basis == "article")
    basis = {" (inferred from the article)", " (suy từ nội dung bài)"};
  if (document.published_basis == "page") basis = {" (printed on the page)", " (in trên trang)"};
  const Words date = DateWords(document.published);
  return Words{EscapeHtml(date.en), EscapeHtml(date.vi)} + basis;
}

std::string Address(const std::string& url) {
  const std::string escaped = EscapeHtml(url);
  if (!url.starts_with("https://") && !url.starts_with("http://")) return escaped;
  return fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped, escaped);
}

std::string Metadata(const StoredDocument& document) {
  std::string about;
  const auto add = [&](const std::string& html) {
    if (!html.empty()) about += (about.empty() ? "" : " · ") + html;
  };
  add(EscapeHtml(document.publisher));
  add(EscapeHtml(document.byline));
  add(Both(Published(document)));
  add(EscapeHtml(document.name));
  add(Address(document.url));
  return fmt::format("<p class=meta>{}</p>\n<p class=meta>SHA-256 <code>{}</code></p>\n", about,
                     document.source_sha256);
}

}  // namespace

std::string ArticleId(int64_t number) { return fmt::format("a{}", number); }

std::string MarkAddress(int64_t number, size_t mark) { return fmt::format("a{}m{}", number, mark); }

ArticlePart RenderArticle(int64_t number, const StoredDocument& document,
                          const std::vector<StoredFact>& facts, const KindNumbers& kinds, int64_t first_row) {
  const std::vector<Mark> marks = WithSentences(facts, document.text.size());
  std::map<Place, std::string> addresses;
  std::vector<MarkTags> tags;
  for (const Mark& mark : marks) {
    const std::string address = MarkAddress(number, addresses.size());
    if (mark.kind != kSentence) addresses[PlaceOf(mark)] = address;
    tags.push_back(Tags(mark, address, facts, kinds.Of(mark.kind), first_row));
  }
  ArticlePart part;
  for (const StoredFact& fact : facts) {
    const TextSpan span = fact.mentions.front().text;
    const auto found = addresses.find(Place(span.begin, span.end, fact.kind));
    part.marks.push_back(found == addresses.end() ? "" : found->second);
  }
  const std::string text = MarkedText(document.text, document.title, marks, tags);
  const bool titled = text.find("<p class=\"title\">") != std::string::npos;
  part.html = fmt::format(
      "<article id={} class=doc>\n<h3 lang=vi{}>{}</h3>\n{}<div class=text lang=vi>\n{}</div></article>",
      ArticleId(number), titled ? " class=hidden" : "",
      EscapeHtml(document.title.empty() ? document.name : document.title), Metadata(document), text);
  return part;
}

}  // namespace sulieu
