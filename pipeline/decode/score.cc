#include "pipeline/decode/score.h"

#include <algorithm>
#include <string_view>

#include "pipeline/decode/charset.h"
#include "pipeline/decode/syllables.h"
#include "pipeline/decode/tones.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// Signs beyond ASCII that Vietnamese text has between words; the second list also inside one.
constexpr std::u32string_view kSigns = U"“”‘’«»–—…•°²³§©®€½¼¾±×·₫\u00A0\u200B\uFEFF";
constexpr std::u32string_view kInnerSigns = U"’–—\u00AD\u200B\uFEFF\u00A0…";

bool IsControl(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x0B && c != 0x0C) ||
         (c >= 0x7F && c < 0xA0);
}

// Letters in the sense of a word; Latin-1's ª º µ are signs.
bool IsWordLetter(char32_t c) { return c < 0x80 ? IsLetter(c) : c >= 0xC0 && IsLetter(c); }

bool IsAbbreviation(std::u32string_view word) {
  return word.size() <= 6 &&
         std::all_of(word.begin(), word.end(), [](char32_t c) { return SmallLetter(c) != c; });
}

constexpr size_t kLongestWord = 32;

}  // namespace

void Scorer::Add(char32_t c) {
  if (IsWordLetter(c)) {
    if (sign_after_letter_) ++score_.odd;
    sign_after_letter_ = false;
    AddLetter(c);
    return;
  }
  const bool after_letter = !word_.empty();
  EndWord();
  text_ += c;
  sign_after_letter_ = false;
  if (c < 0x80 && !IsControl(c)) return;
  if (IsControl(c) || c == kReplacement ||
      (c < 0x300 && c != 0xAD && kSigns.find(c) == std::u32string_view::npos)) {
    ++score_.odd;
  } else {
    sign_after_letter_ = after_letter && kInnerSigns.find(c) == std::u32string_view::npos;
  }
}

void Scorer::AddLetter(char32_t c) {
  if (c >= 0x80) accented_ = true;
  if (const int tone = ToneOfMark(c); tone != 0 && !word_.empty()) {
    if (const char32_t composed = AddTone(word_.back(), tone)) {
      word_.back() = text_.back() = composed;
      return;
    }
  }
  text_ += c;
  if (word_.size() < kLongestWord) word_ += c;
}

void Scorer::EndWord() {
  if (accented_ && word_.size() > 1) {  // a letter alone is a word in any reading
    if (IsSyllable(word_)) {
      ++score_.valid;
    } else if (!IsAbbreviation(word_)) {
      ++score_.invalid;
    }
  }
  word_.clear();
  accented_ = false;
}

SyllableScore Scorer::Finish() {
  EndWord();
  return score_;
}

}  // namespace sulieu
