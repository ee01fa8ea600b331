// VNI for Windows: a letter and one byte for its hat, horn or breve together with its tone; a few letters of
// one byte. The longest reading comes first: `ôù` is one letter. Marks after a capital are capitals
// themselves; a small mark after a capital is read too, as VNI keyboards wrote it.
#include "pipeline/decode/charset.h"
#include "pipeline/decode/tones.h"

namespace sulieu {
namespace {

// The vowel each mark byte makes of `a`; e and o take the same bytes for their hats. In the order of the
// tones.
constexpr std::u32string_view kPlainMarks{U"\0øûõùï", kTones};  // none à ả ã á ạ
constexpr std::u32string_view kHatMarks = U"âàåãáä";            // â ầ ẩ ẫ ấ ậ
constexpr std::u32string_view kBreveMarks = U"êèúüéë";          // ă ằ ẳ ẵ ắ ặ
// Letters of one byte (as Latin-1) and what they are; their capitals are the capitals of Latin-1.
constexpr std::u32string_view kSingle = U"ôöñíìæóòî";
constexpr std::u32string_view kSingleLetters = U"ơưđíìỉĩịỵ";

char32_t SmallLatin1(char32_t c) { return (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? c + 0x20 : c; }
char32_t CapitalLatin1(char32_t c) { return (c >= 0xE0 && c <= 0xFE && c != 0xF7) ? c - 0x20 : c; }

char32_t InCase(char32_t small, bool capital) { return capital ? CapitalLetter(small) : small; }

// The letter of one byte, in small: `ô` -> ơ; itself for a letter of ASCII; 0 for anything else.
char32_t BaseOf(char32_t small) {
  if (small < 0x80) return small >= 'a' && small <= 'z' ? small : 0;
  const size_t at = kSingle.find(small);
  return at == std::u32string_view::npos ? 0 : kSingleLetters[at];
}

// `base` with the mark; 0 when they make no letter.
char32_t Marked(char32_t base, char32_t mark) {
  const auto toned = [&](std::u32string_view marks, char32_t vowel) {
    const size_t tone = marks.find(mark);
    return tone == std::u32string_view::npos ? 0 : AddTone(vowel, static_cast<int>(tone));
  };
  if (base == 'a' || base == 'e' || base == 'o') {
    if (const char32_t hat = toned(kHatMarks, base == 'a' ? U'â' : base == 'e' ? U'ê' : U'ô')) return hat;
  }
  if (base == 'a') {
    if (const char32_t breve = toned(kBreveMarks, U'ă')) return breve;
  }
  const bool takes_tone =
      base == 'a' || base == 'e' || base == 'o' || base == 'u' || base == 'y' || base == U'ơ' || base == U'ư';
  return takes_tone ? toned(kPlainMarks, base) : 0;
}

void Put(char32_t latin1, std::string* out) { *out += static_cast<char>(latin1); }

}  // namespace

Unit DecodeVni(std::string_view raw, size_t at) {
  const char32_t first = static_cast<unsigned char>(raw[at]);
  if (first < 0x80 && SmallLetter(first) == first && (first < 'a' || first > 'z')) return {first, 1};
  if (first >= 0x80 && first < 0xC0) return {Windows1252Character(static_cast<unsigned char>(first)), 1};
  const char32_t small = first < 0x80 ? SmallLetter(first) : SmallLatin1(first);
  const char32_t base = BaseOf(small);
  if (base == 0) return {};  // a mark without a letter
  const bool capital = small != first;
  if (at + 1 < raw.size()) {
    const char32_t mark = static_cast<unsigned char>(raw[at + 1]);
    const bool fits = SmallLatin1(mark) == mark || capital;  // no capital mark after a small letter
    const char32_t letter = fits && mark >= 0xC0 ? Marked(base, SmallLatin1(mark)) : 0;
    if (letter != 0) return {InCase(letter, capital), 2};
  }
  return {InCase(base, capital), 1};
}

bool EncodeVni(char32_t c, std::string* out) {
  if (c < 0x80) {
    Put(c, out);
    return true;
  }
  if (const int byte = Windows1252Byte(c); byte >= 0x80 && byte < 0xC0) {
    Put(static_cast<char32_t>(byte), out);
    return true;
  }
  const char32_t small = SmallLetter(c);
  const auto put = [&](char32_t latin1) { Put(small == c ? latin1 : CapitalLatin1(latin1), out); };
  if (const size_t at = kSingleLetters.find(small); at != std::u32string_view::npos) {
    put(kSingle[at]);
    return true;
  }
  const TonedLetter letter = SplitTone(small);
  const auto put_marked = [&](char32_t base, std::u32string_view marks) {
    if (base < 0x80) {
      Put(small == c ? base : CapitalLetter(base), out);
    } else {
      put(base);
    }
    put(marks[static_cast<size_t>(letter.tone)]);
    return true;
  };
  switch (letter.base) {
    case U'ă':
      return put_marked('a', kBreveMarks);
    case U'â':
      return put_marked('a', kHatMarks);
    case U'ê':
      return put_marked('e', kHatMarks);
    case U'ô':
      return put_marked('o', kHatMarks);
    case U'ơ':
      return put_marked(U'ô', kPlainMarks);
    case U'ư':
      return put_marked(U'ö', kPlainMarks);
    case 'a':
    case 'e':
    case 'o':
    case 'u':
    case 'y':
      return put_marked(letter.base, kPlainMarks);
    default:
      return false;
  }
}

}  // namespace sulieu
