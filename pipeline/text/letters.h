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

// What is asked of each letter of each word, by table for the code points of all of Vietnamese.
class LetterTable {
 public:
  static const LetterTable& Get() {
    static const LetterTable kTable;
    return kTable;
  }

  // kMovesTone: carries a tone that the new placement moves to the next letter: the ò of hòa. kFolded: the
  // lookup fold leaves it as it is, whatever stands beside it.
  enum Flag : uint16_t { kLetter = 1, kUpper = 2, kMovesTone = 4, kFolded = 8 };
  uint16_t Flags(char32_t c) const { return c < kSize ? entries_[c].flags : FlagsByUnicode(c); }

  bool IsLetter(char32_t c) const { return (Flags(c) & kLetter) != 0; }
  bool IsUpper(char32_t c) const { return (Flags(c) & kUpper) != 0; }
  bool MovesTone(char32_t c) const { return c < kSize && (entries_[c].flags & kMovesTone) != 0; }
  char32_t Lower(char32_t c) const { return c < kSize ? entries_[c].lower : LowerByUnicode(c); }

 private:
  static constexpr char32_t kSize = 0x1F00;
  struct Entry {
    uint16_t lower, flags;
  };

  LetterTable();
  static uint16_t FlagsByUnicode(char32_t c);
  static char32_t LowerByUnicode(char32_t c);

  std::array<Entry, kSize> entries_;
};

// Any Unicode letter or mark.
inline bool IsLetter(char32_t c) { return LetterTable::Get().IsLetter(c); }
// Upper or title case.
inline bool IsUpper(char32_t c) { return LetterTable::Get().IsUpper(c); }
inline bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }  // the press writes no others
inline bool IsWordChar(char32_t c) { return IsLetter(c) || IsDigit(c); }
inline char32_t ToLower(char32_t c) { return LetterTable::Get().Lower(c); }

// Lower case with one tone placement: `HOÀ`, `Hòa` and `hoà` give `hoà`. Requires NFC.
std::string FoldForLookup(std::string_view text);
// The same, written to `out`; the place behind it. Requires: room for FoldedRoom of the bytes of the text.
char* FoldForLookup(std::string_view text, char* out);
constexpr size_t FoldedRoom(size_t bytes) { return bytes + bytes / 2; }  // two become three at most: Ⱥ, ⱥ

// ASCII letters and digits of the text in lower case, anything else one space per character.
std::string FoldForSearch(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_LETTERS_H_
