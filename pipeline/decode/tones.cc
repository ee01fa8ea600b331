#include "pipeline/decode/tones.h"

#include <array>
#include <cstdint>

namespace sulieu {
namespace {

constexpr size_t kLetters = 72;
constexpr char32_t kLimit = 0x1F00;
static_assert(kSmallVowels.size() == kLetters && kCapitalVowels.size() == kLetters);

// 1 + index into the vowels, plus kLetters for capitals; 0 for what is no vowel.
std::array<uint8_t, kLimit> MakeIndex() {
  std::array<uint8_t, kLimit> index{};
  for (size_t i = 0; i < kLetters; ++i) {
    index[kSmallVowels[i]] = static_cast<uint8_t>(1 + i);
    index[kCapitalVowels[i]] = static_cast<uint8_t>(1 + kLetters + i);
  }
  return index;
}

size_t IndexOf(char32_t letter) {
  static const std::array<uint8_t, kLimit> index = MakeIndex();
  return letter < kLimit ? index[letter] : 0;
}

}  // namespace

TonedLetter SplitTone(char32_t letter) {
  const size_t index = IndexOf(letter);
  if (index == 0) return {letter, 0};
  const size_t at = (index - 1) % kLetters;
  const auto tone = static_cast<int>(at % kTones);
  const std::u32string_view vowels = index > kLetters ? kCapitalVowels : kSmallVowels;
  return {vowels[at - static_cast<size_t>(tone)], tone};
}

char32_t AddTone(char32_t base, int tone) {
  const size_t index = IndexOf(base);
  if (index == 0 || (index - 1) % kTones != 0) return 0;
  const std::u32string_view vowels = index > kLetters ? kCapitalVowels : kSmallVowels;
  return vowels[(index - 1) % kLetters + static_cast<size_t>(tone)];
}

int ToneOfMark(char32_t mark) {
  for (int tone = 1; tone < kTones; ++tone) {
    if (kToneMarks[static_cast<size_t>(tone)] == mark) return tone;
  }
  return 0;
}

char32_t SmallLetter(char32_t letter) {
  if (letter >= 'A' && letter <= 'Z') return letter + 32;
  if (letter == U'Đ') return U'đ';
  const size_t index = IndexOf(letter);
  return index > kLetters ? kSmallVowels[index - 1 - kLetters] : letter;
}

char32_t CapitalLetter(char32_t letter) {
  if (letter >= 'a' && letter <= 'z') return letter - 32;
  if (letter == U'đ') return U'Đ';
  const size_t index = IndexOf(letter);
  return index > 0 && index <= kLetters ? kCapitalVowels[index - 1] : letter;
}

}  // namespace sulieu
