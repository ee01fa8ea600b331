// What Vietnamese letters are, and the two foldings of them. Neither ever touches the stored text:
//   lookup fold  lower case, one tone placement (hoà = hòa, uỷ = ủy), Ð read as đ; keys of word lists and
//   values search fold  lower case ASCII without diacritics, đ -> d, every other character a space; the
//   full-text index
// Tested by tests/letters_test.cc.
#ifndef SULIEU_PIPELINE_TEXT_LETTERS_H_
#define SULIEU_PIPELINE_TEXT_LETTERS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sulieu {

// What is asked of each letter of each word, for the code points of all of Vietnamese.
struct LetterTable {
  static constexpr char32_t kSize = 0x1F00;
  enum Flag : uint16_t { kLetter = 1, kUpper = 2, kMovesTone = 4 };  // ò of hòa = hoà
  struct Entry {
    uint16_t lower, flags;
  };
  std::array<Entry, kSize> entries;

  static const LetterTable& Get();
};

bool IsLetter(char32_t c);                                        // any Unicode letter or mark
bool IsUpper(char32_t c);                                         // upper or title case
inline bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }  // the press writes no others
inline bool IsWordChar(char32_t c) { return IsLetter(c) || IsDigit(c); }

char32_t ToLower(char32_t c);

// Lower case with one tone placement: `HOÀ`, `Hòa` and `hoà` give `hoà`. Requires NFC.
std::string FoldForLookup(std::string_view text);

// ASCII letters and digits of the text in lower case, anything else one space per character.
std::string FoldForSearch(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_LETTERS_H_
