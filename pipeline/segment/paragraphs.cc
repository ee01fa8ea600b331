#include "pipeline/segment/paragraphs.h"

#include <re2/re2.h>

#include "pipeline/base/utf8.h"
#include "pipeline/rules/letter_class.h"
#include "pipeline/segment/segment.h"
#include "pipeline/segment/shapes.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// Longest name of a photographer with his agency, and longest byline at the end of an article, in bytes.
constexpr size_t kMaxCredit = 80;
constexpr uint32_t kMaxByline = 90;
// How much of the end of the article is searched for it, in bytes.
constexpr uint32_t kTail = 4 * kMaxByline;

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// ` - `, ` / `: what parts a photographer from the agency.
bool StartsWithDash(std::string_view text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
  return text.starts_with('/') || text.starts_with('-') || text.starts_with("–");
}

// Where the credit that begins at `at` (`Ảnh: `) ends. The name is the run of capitalised words, but the last
// of them when a small word or a number follows it: that one begins the next sentence.
uint32_t CreditEnd(std::string_view text, uint32_t at, uint32_t end) {
  static const RE2 kLabel(R"((?:Ảnh|ẢNH|ảnh)(?: tư liệu| minh họa)? ?: ?)");
  static const RE2 kAgency(WithLetterRanges(R"( ?[/\-–] ?[\p{Lu}][\pL\pM\d.+]*(?: phát)?)"));
  static const RE2 kWord(WithLetterRanges(R"( ?\p{Lu}[\pL\pM\d+]*(?:\.[\pL\pM\d]+)*\.?)"));
  static const RE2 kSite(R"([a-z][a-z0-9]*(?:\.[a-z]+)+)");
  re2::StringPiece rest = Piece(text.substr(at, std::min<size_t>(end - at, kMaxCredit + 16)));
  const char* const start = rest.data();
  if (!RE2::Consume(&rest, kLabel)) return at;
  const auto offset = [&] { return at + static_cast<uint32_t>(rest.data() - start); };
  uint32_t before_last = offset();
  int words = 0;
  bool closed = !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z' && RE2::Consume(&rest, kSite);
  while (!closed && words < 5) {
    const uint32_t here = offset();
    if (words > 0 && StartsWithDash(text.substr(here, end - here)) && RE2::Consume(&rest, kAgency)) {
      closed = true;
      break;
    }
    if (!RE2::Consume(&rest, kWord)) break;
    before_last = here;
    ++words;
    if (text[offset() - 1] == '.' && (offset() - here) > 3) {
      closed = true;  // `Ảnh: Hoàng Lam.`, not `Ảnh: N. Tân`
    }
  }
  const uint32_t stop = offset();
  const std::string_view behind = text.substr(stop, end - stop);
  const size_t next = behind.find_first_not_of(' ');
  if (closed || words < 2 || next == std::string_view::npos) return stop;
  const char32_t follower = DecodeAt(behind, next).value;
  const bool goes_on =
      IsDigit(follower) || (IsLetter(follower) && !IsUpper(follower));  // `Ảnh: CTV Chiều 1/7, ...`
  return goes_on ? before_last : stop;
}

// The ends of the captions inside the paragraph, with their closing brackets and full stop.
std::vector<uint32_t> CaptionEnds(std::string_view text, TextSpan paragraph) {
  std::vector<uint32_t> ends;
  const std::string_view inside = text.substr(0, paragraph.end);
  for (size_t colon = inside.find(':', paragraph.begin); colon != std::string_view::npos;
       colon = inside.find(':', colon + 1)) {
    for (std::string_view label : {"Ảnh:", "ảnh:", "ẢNH:", "ảNH:", "Ảnh :", "ảnh :"}) {
      if (!inside.substr(0, colon + 1).ends_with(label) || colon + 1 < paragraph.begin + label.size())
        continue;
      const auto begin = static_cast<uint32_t>(colon + 1 - label.size());
      uint32_t end = CreditEnd(text, begin, paragraph.end);
      if (end <= colon + 1) continue;
      while (end < paragraph.end && (text[end] == ')' || text[end] == '.' || text[end] == ']')) ++end;
      ends.push_back(end);
    }
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

class Splitter {
 public:
  Splitter(std::string_view text, const Passage& paragraph, const WordList& abbreviations)
      : text_(text), paragraph_(paragraph), abbreviations_(abbreviations) {}

  std::vector<Passage> Run(bool last) {
    uint32_t begin = paragraph_.span.begin;
    for (uint32_t end : CaptionEnds(text_, paragraph_.span)) {
      if (end <= begin) continue;
      AddCaptioned({begin, end});
      begin = end;
    }
    const TextSpan rest{begin, paragraph_.span.end};
    const uint32_t byline = last ? BylineBegin(rest) : rest.end;
    Add(paragraph_.kind, {rest.begin, byline});
    Add(PassageKind::kByline, {byline, rest.end});
    return std::move(passages_);
  }

 private:
  // Prose that ends with a caption: its last sentence, or the last but one when that is only the credit.
  void AddCaptioned(TextSpan span) {
    const auto sentences = SplitSentences(text_, span, abbreviations_);
    if (sentences.empty()) return;
    size_t first = sentences.size() - 1;
    const std::string_view credit = sentences[first].In(text_);
    if (credit.starts_with("Tin") || credit.starts_with("Bài")) {  // `Tin, ảnh: Trung Kiên`
      Add(paragraph_.kind, {span.begin, sentences[first].begin});
      return Add(PassageKind::kByline, {sentences[first].begin, span.end});
    }
    const bool bare = credit.starts_with("Ảnh") || credit.starts_with("(Ảnh") || credit.starts_with("ẢNH");
    if (bare && first > 0) --first;
    Add(paragraph_.kind, {span.begin, sentences[first].begin});
    Add(PassageKind::kCaption, {sentences[first].begin, span.end});
  }

  // `... vào cuộc sống. Quốc Bình`
  uint32_t BylineBegin(TextSpan span) const {
    static const RE2 kSource(R"(\(?(?:Theo|Nguồn:?) \p{Lu}[^.:,]{1,50}\)?|\p{Lu}\.?\p{Lu}[\p{Lu}.]*)");
    TextSpan tail = span;
    if (span.size() > kTail) {
      tail.begin = span.end - kTail;
      while (IsContinuation(text_[tail.begin])) ++tail.begin;
    }
    const auto sentences = SplitSentences(text_, tail, abbreviations_);
    if (sentences.size() < 2 || sentences.back().size() > kMaxByline) return span.end;
    const std::string_view words = sentences.back().In(text_);
    // Of several words only those behind `Theo` and `Nguồn` are a source.
    const std::string_view first = words.substr(words.starts_with('(') ? 1 : 0);
    const bool may_be_source =
        first.starts_with("Theo") || first.starts_with("Nguồn") || words.find(' ') == words.npos;
    if (IsNameLine(words) || (may_be_source && RE2::FullMatch(Piece(words), kSource)))
      return sentences.back().begin;
    return span.end;
  }

  void Add(PassageKind kind, TextSpan span) {
    while (span.begin < span.end && text_[span.begin] == ' ') ++span.begin;
    while (span.begin < span.end && text_[span.end - 1] == ' ') --span.end;
    if (!span.empty()) passages_.push_back({kind, span});
  }

  std::string_view text_;
  const Passage& paragraph_;
  const WordList& abbreviations_;
  std::vector<Passage> passages_;
};

}  // namespace

std::vector<Passage> SplitParagraph(std::string_view text, const Passage& paragraph, bool last,
                                    const WordList& abbreviations) {
  return Splitter(text, paragraph, abbreviations).Run(last);
}

}  // namespace sulieu
