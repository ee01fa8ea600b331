#include "pipeline/review/anchor.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr size_t kContext = 64;  // code points before and after a quote

using FoldedText = std::vector<std::string_view>;

uint32_t StepBack(std::string_view text, uint32_t at) {
  for (size_t i = 0; i < kContext && at > 0; ++i) at -= static_cast<uint32_t>(DecodeBefore(text, at).length);
  return at;
}

uint32_t StepOn(std::string_view text, uint32_t at) {
  for (size_t i = 0; i < kContext && at < text.size(); ++i)
    at += static_cast<uint32_t>(DecodeAt(text, at).length);
  return at;
}

// Words of a piece of text, sorted; `folded` owns their letters.
FoldedText SortedWords(std::string_view text, std::string* folded) {
  *folded = FoldForSearch(text);
  FoldedText words;
  for (const FoldedWord& word : SplitFolded(text, *folded)) words.push_back(word.folded);
  std::sort(words.begin(), words.end());
  return words;
}

// How many words two pieces of text have in common, whatever their order.
size_t CommonWords(std::string_view a, std::string_view b) {
  std::string folded_a, folded_b;
  const FoldedText words_a = SortedWords(a, &folded_a), words_b = SortedWords(b, &folded_b);
  FoldedText common;
  std::set_intersection(words_a.begin(), words_a.end(), words_b.begin(), words_b.end(),
                        std::back_inserter(common));
  return common.size();
}

size_t CountWords(std::string_view text) {
  std::string folded;
  return SortedWords(text, &folded).size();
}

// Whether a word goes on across the byte: `5 xã` does not stand in `15 xã`.
bool WithinWord(std::string_view text, size_t at) {
  return IsWordChar(DecodeBefore(text, at).value) && IsWordChar(DecodeAt(text, at).value);
}

std::vector<TextSpan> ExactPlaces(std::string_view text, std::string_view quote) {
  std::vector<TextSpan> places;
  for (size_t at = text.find(quote); at != std::string_view::npos && !quote.empty();
       at = text.find(quote, at + 1)) {
    if (WithinWord(text, at) || WithinWord(text, at + quote.size())) continue;
    places.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + quote.size())});
  }
  return places;
}

std::vector<TextSpan> FoldedPlaces(std::string_view text, std::string_view quote) {
  const std::string folded = FoldForSearch(text), folded_quote = FoldForSearch(quote);
  const std::vector<FoldedWord> words = SplitFolded(text, folded), wanted = SplitFolded(quote, folded_quote);
  std::vector<TextSpan> places;
  const auto same = [](const FoldedWord& a, const FoldedWord& b) { return a.folded == b.folded; };
  for (size_t at = 0; !wanted.empty() && at + wanted.size() <= words.size(); ++at) {
    if (std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(at), same))
      places.push_back({words[at].span.begin, words[at + wanted.size() - 1].span.end});
  }
  return places;
}

// How many words of `kept` are near the place, in twice the room they had; nothing when hardly any are, so
// that the words on one side alone never make a place of other words.
std::optional<size_t> NearBy(std::string_view kept, std::string_view around) {
  const size_t common = CommonWords(kept, around);
  if (common * 4 < CountWords(kept)) return std::nullopt;
  return common;
}

// The place with most of the words around the quote, if there are enough of them and no other has as many.
Place Best(std::string_view text, const Anchor& anchor, const std::vector<TextSpan>& places) {
  const size_t quote_words = std::max<size_t>(1, CountWords(anchor.quote));
  const size_t all_words = quote_words + CountWords(anchor.prefix) + CountWords(anchor.suffix);
  Place best;
  size_t most = 0;
  for (const TextSpan place : places) {
    const TextSpan before{StepBack(text, StepBack(text, place.begin)), place.begin};
    const TextSpan after{place.end, StepOn(text, StepOn(text, place.end))};
    const auto before_words = NearBy(anchor.prefix, before.In(text));
    const auto after_words = NearBy(anchor.suffix, after.In(text));
    if (!before_words || !after_words) continue;
    const size_t score = quote_words + *before_words + *after_words;
    if (score * 5 < all_words * 3 || score < most) continue;
    best = {place, score == most};
    most = score;
  }
  if (best.ambiguous) best.span.reset();
  return best;
}

}  // namespace

Anchor MakeAnchor(std::string_view text, TextSpan span) {
  const uint32_t begin = StepBack(text, span.begin), end = StepOn(text, span.end);
  return {std::string(span.In(text)), std::string(text.substr(begin, span.begin - begin)),
          std::string(text.substr(span.end, end - span.end)), span.begin};
}

Place FindAnchor(std::string_view text, const Anchor& anchor) {
  const TextSpan there{anchor.begin, anchor.begin + static_cast<uint32_t>(anchor.quote.size())};
  if (there.end <= text.size() && there.In(text) == anchor.quote && MakeAnchor(text, there) == anchor)
    return {there, false};
  const Place exact = Best(text, anchor, ExactPlaces(text, anchor.quote));
  if (exact.span || exact.ambiguous) return exact;
  return Best(text, anchor, FoldedPlaces(text, anchor.quote));
}

}  // namespace sulieu
