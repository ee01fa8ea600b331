#include "pipeline/text/letters.h"

#include <unicode/uchar.h>

#include <array>
#include <utility>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

// U+1EA0..U+1EF9, the block of Vietnamese letters: even code points are capitals, odd ones small.
constexpr bool IsVietnameseBlock(char32_t c) { return c >= 0x1EA0 && c <= 0x1EF9; }

char VietnameseBlockBase(char32_t c) {
  if (c <= 0x1EB7) return 'a';
  if (c <= 0x1EC7) return 'e';
  if (c <= 0x1ECB) return 'i';
  if (c <= 0x1EE3) return 'o';
  if (c <= 0x1EF1) return 'u';
  return 'y';
}

// U+00C0..U+00FF without diacritics; a space for what is no letter of a Latin word.
constexpr std::string_view kLatin1Base = "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";

// Code points whose base is looked up in a table: all of Vietnamese.
constexpr char32_t kSearchTable = 0x1F00;

char SearchBase(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? static_cast<char>(c) : ' ';
  }
  if (IsVietnameseBlock(c)) return VietnameseBlockBase(c);
  if (c >= 0xC0 && c <= 0xFF) return kLatin1Base[c - 0xC0];
  switch (c) {
    case 0x102:
    case 0x103:
      return 'a';
    case 0x110:
    case 0x111:
      return 'd';
    case 0x114:
    case 0x115:
      return 'e';
    case 0x128:
    case 0x129:
    case 0x12C:
    case 0x12D:
      return 'i';
    case 0x14E:
    case 0x14F:
    case 0x1A0:
    case 0x1A1:
      return 'o';
    case 0x168:
    case 0x169:
    case 0x16C:
    case 0x16D:
    case 0x1AF:
    case 0x1B0:
      return 'u';
    default:
      return ' ';
  }
}

// Old tone placement -> new, in lower case: (ò, a) -> (o, à).
constexpr std::u32string_view kToneO = U"òóỏõọ";
constexpr std::u32string_view kToneU = U"ùúủũụ";
constexpr std::u32string_view kToneA = U"àáảãạ";
constexpr std::u32string_view kToneE = U"èéẻẽẹ";
constexpr std::u32string_view kToneY = U"ỳýỷỹỵ";

// The new placement of the tone that `first` carries before `second`, or {0, 0} where nothing moves.
std::pair<char32_t, char32_t> MoveTone(char32_t first, char32_t second) {
  if (second == U'a' || second == U'e') {
    const size_t tone = kToneO.find(first);
    if (tone != std::u32string_view::npos) return {U'o', (second == U'a' ? kToneA : kToneE)[tone]};
  }
  if (second == U'y') {
    const size_t tone = kToneU.find(first);
    if (tone != std::u32string_view::npos) return {U'u', kToneY[tone]};
  }
  return {0, 0};
}

// Writes the code point; the place behind it. Requires: room for four bytes, or for as many as it has.
char* PutUtf8(char32_t c, char* out) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
    return out;
  }
  if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      *out++ = static_cast<char>(0xE0 | (c >> 12));
    } else {
      *out++ = static_cast<char>(0xF0 | (c >> 18));
      *out++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    }
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  }
  *out++ = static_cast<char>(0x80 | (c & 0x3F));
  return out;
}

}  // namespace

LetterTable::LetterTable() {
  for (char32_t c = 0; c < kSize; ++c) {
    const char32_t lower = LowerByUnicode(c);
    const bool moves = lower >= 0x80 && (kToneO.find(lower) != std::u32string_view::npos ||
                                         kToneU.find(lower) != std::u32string_view::npos);
    const int flags = moves ? (FlagsByUnicode(c) & ~kFolded) | kMovesTone : FlagsByUnicode(c);
    entries_[c] = {static_cast<uint16_t>(lower), static_cast<uint16_t>(flags)};
  }
}

uint16_t LetterTable::FlagsByUnicode(char32_t c) {
  const uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
  const int flags = ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ? kLetter : 0) |
                    ((category & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0 ? kUpper : 0) |
                    (LowerByUnicode(c) == c ? kFolded : 0);
  return static_cast<uint16_t>(flags);
}

char32_t LetterTable::LowerByUnicode(char32_t c) {
  if (c == 0xD0 || c == 0xF0) return 0x111;  // Ð, ð: eth written for Đ, đ
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char* FoldForLookup(std::string_view text, char* out) {
  const LetterTable& letters = LetterTable::Get();
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      *out++ = static_cast<char>(letters.Lower(byte));
      ++at;
      continue;
    }
    const CodePoint c = DecodeAt(text, at);
    at += c.length;
    const char32_t lower = letters.Lower(c.value);
    if (letters.MovesTone(c.value) && at < text.size()) {
      const CodePoint next = DecodeAt(text, at);
      const auto [first, second] = MoveTone(lower, letters.Lower(next.value));
      if (first != 0) {
        out = PutUtf8(second, PutUtf8(first, out));
        at += next.length;
        continue;
      }
    }
    out = PutUtf8(lower, out);
  }
  return out;
}

std::string FoldForLookup(std::string_view text) {
  std::string out(FoldedRoom(text.size()), '\0');
  out.resize(static_cast<size_t>(FoldForLookup(text, out.data()) - out.data()));
  return out;
}

std::string FoldForSearch(std::string_view text) {
  static const auto kBases = [] {
    std::array<char, kSearchTable> bases{};
    for (char32_t c = 0; c < kSearchTable; ++c) bases[c] = SearchBase(c);
    return bases;
  }();
  std::string out(text.size(), ' ');  // never longer
  size_t end = 0;
  for (size_t at = 0; at < text.size(); ++end) {
    const CodePoint c = DecodeAt(text, at);
    at += c.length;
    out[end] = c.value < kSearchTable ? kBases[c.value] : SearchBase(c.value);
  }
  out.resize(end);
  return out;
}

}  // namespace sulieu
