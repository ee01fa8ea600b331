#include "pipeline/review/anchor.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr size_t kContext = 64;  // code points before and after a quote

uint32_t StepBack(std::string_view text, uint32_t at) {
  for (size_t i = 0; i < kContext && at > 0; ++i) at -= static_cast<uint32_t>(DecodeBefore(text, at).length);
  return at;
}

uint32_t StepOn(std::string_view text, uint32_t at) {
  for (size_t i = 0; i < kContext && at < text.size(); ++i)
    at += static_cast<uint32_t>(DecodeAt(text, at).length);
  return at;
}

// A piece of text in its fold for search, by words. Requires: the text outlives it.
class WordedText {
 public:
  explicit WordedText(std::string_view text)
      : folded_(FoldForSearch(text)), words_(SplitFolded(text, folded_)) {}
  WordedText(const WordedText&) = delete;
  WordedText& operator=(const WordedText&) = delete;
  const std::vector<FoldedWord>& words() const { return words_; }

 private:
  const std::string folded_;  // owns the letters of the words
  const std::vector<FoldedWord> words_;
};

std::vector<std::string_view> Sorted(const WordedText& text) {
  std::vector<std::string_view> words;
  for (const FoldedWord& word : text.words()) words.push_back(word.folded);
  std::sort(words.begin(), words.end());
  return words;
}

// How many words two pieces of text have in common, whatever their order.
size_t CommonWords(std::string_view a, std::string_view b) {
  const WordedText words_a(a), words_b(b);
  const auto sorted_a = Sorted(words_a), sorted_b = Sorted(words_b);
  std::vector<std::string_view> common;
  std::set_intersection(sorted_a.begin(), sorted_a.end(), sorted_b.begin(), sorted_b.end(),
                        std::back_inserter(common));
  return common.size();
}

size_t CountWords(std::string_view text) { return WordedText(text).words().size(); }

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

std::vector<TextSpan> FoldedPlaces(const std::vector<FoldedWord>& words,
                                   const std::vector<FoldedWord>& wanted) {
  std::vector<TextSpan> places;
  const auto same = [](const FoldedWord& a, const FoldedWord& b) { return a.folded == b.folded; };
  for (size_t at = 0; !wanted.empty() && at + wanted.size() <= words.size(); ++at) {
    if (std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(at), same))
      places.push_back({words[at].span.begin, words[at + wanted.size() - 1].span.end});
  }
  return places;
}

// A run of words of the text, read as the quote with some edits.
struct Reading {
  size_t edits = 0;
  size_t begin = 0, end = 0;  // words
  size_t stray(size_t words) const { return std::max(end - begin, words) - std::min(end - begin, words); }
};

// For every end the reading with the fewest edits: Sellers' search for approximate occurrences, by words.
std::vector<Reading> Readings(const std::vector<FoldedWord>& words, const std::vector<FoldedWord>& wanted) {
  std::vector<Reading> column(wanted.size() + 1), all;
  for (size_t i = 0; i <= wanted.size(); ++i) column[i] = {i, 0, 0};
  for (size_t end = 1; end <= words.size(); ++end) {
    Reading diagonal = column[0];
    column[0] = {0, end, end};
    for (size_t i = 1; i <= wanted.size(); ++i) {
      const Reading left = column[i];
      const bool same = words[end - 1].folded == wanted[i - 1].folded;
      Reading best{diagonal.edits + (same ? 0 : 1), diagonal.begin, end};
      if (left.edits + 1 < best.edits) best = {left.edits + 1, left.begin, end};
      if (column[i - 1].edits + 1 < best.edits) best = {column[i - 1].edits + 1, column[i - 1].begin, end};
      column[i] = best;
      diagonal = left;
    }
    all.push_back(column[wanted.size()]);
  }
  return all;
}

// Of readings that overlap the closest one only.
std::vector<TextSpan> AlteredPlaces(const std::vector<FoldedWord>& words,
                                    const std::vector<FoldedWord>& wanted) {
  const size_t most = wanted.size() < 2 ? 0 : std::max<size_t>(1, wanted.size() / 4);
  std::vector<Reading> kept;
  const auto closeness = [&](const Reading& r) { return std::pair(r.edits, r.stray(wanted.size())); };
  for (const Reading& reading : Readings(words, wanted)) {
    if (reading.edits > most || reading.begin == reading.end) continue;
    if (kept.empty() || kept.back().end <= reading.begin) {
      kept.push_back(reading);
    } else if (closeness(reading) < closeness(kept.back())) {
      kept.back() = reading;
    }
  }
  std::vector<TextSpan> places;
  for (const Reading& reading : kept)
    places.push_back({words[reading.begin].span.begin, words[reading.end - 1].span.end});
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
    best = {place, score == most, false};
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
    return {there, false, false};
  const Place exact = Best(text, anchor, ExactPlaces(text, anchor.quote));
  if (exact.span || exact.ambiguous) return exact;
  const WordedText all(text), wanted(anchor.quote);
  const Place folded = Best(text, anchor, FoldedPlaces(all.words(), wanted.words()));
  if (folded.span || folded.ambiguous) return folded;
  Place altered = Best(text, anchor, AlteredPlaces(all.words(), wanted.words()));
  altered.altered = true;
  return altered;
}

}  // namespace sulieu
