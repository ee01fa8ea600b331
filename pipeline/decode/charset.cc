#include "pipeline/decode/charset.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/tables.h"
#include "pipeline/decode/tones.h"

namespace sulieu {
namespace {

unsigned char ByteAt(std::string_view raw, size_t at) { return static_cast<unsigned char>(raw[at]); }

// ---- One byte, one character.

using Table = std::u32string_view;       // bytes 0x80..0xFF
using LowLetters = std::u32string_view;  // pairs of a control byte and the letter in its place

template <const Table& table, const LowLetters& low>
Unit DecodeTable(std::string_view raw, size_t at) {
  const unsigned char byte = ByteAt(raw, at);
  if (byte >= 0x80) return {table[byte - 0x80u], 1};
  for (size_t i = 0; i < low.size(); i += 2) {
    if (low[i] == byte) return {low[i + 1], 1};
  }
  return {byte, 1};
}

template <const Table& table, const LowLetters& low>
std::unordered_map<char32_t, char> Inverse() {
  std::unordered_map<char32_t, char> bytes;
  for (size_t i = 0; i < low.size(); i += 2) bytes.emplace(low[i + 1], static_cast<char>(low[i]));
  for (size_t i = 0; i < table.size(); ++i) {
    if (table[i] != kReplacement) bytes.emplace(table[i], static_cast<char>(i + 0x80));
  }
  for (int byte = 0; byte < 0x80; ++byte) {
    if (low.find(static_cast<char32_t>(byte)) == LowLetters::npos) {
      bytes.emplace(static_cast<char32_t>(byte), static_cast<char>(byte));
    }
  }
  return bytes;
}

template <const Table& table, const LowLetters& low>
bool EncodeTable(char32_t c, std::string* out) {
  static const std::unordered_map<char32_t, char> bytes = Inverse<table, low>();
  const auto found = bytes.find(c);
  if (found == bytes.end()) return false;
  *out += found->second;
  return true;
}

// A letter the table lacks is written as base and combining tone.
bool EncodeWindows1258(char32_t c, std::string* out) {
  if (EncodeTable<kWindows1258, kNoLowLetters>(c, out)) return true;
  const TonedLetter letter = SplitTone(c);
  return letter.tone != 0 && EncodeTable<kWindows1258, kNoLowLetters>(letter.base, out) &&
         EncodeTable<kWindows1258, kNoLowLetters>(kToneMarks[static_cast<size_t>(letter.tone)], out);
}

// A capital the table lacks is written small: its capital is a matter of the font.
bool EncodeTcvn3(char32_t c, std::string* out) {
  return EncodeTable<kTcvn3, kNoLowLetters>(c, out) ||
         (SplitTone(c).tone != 0 && EncodeTable<kTcvn3, kNoLowLetters>(SmallLetter(c), out));
}

// ---- Unicode.

bool EncodeUtf8(char32_t c, std::string* out) {
  AppendUtf8(c, out);
  return true;
}

template <bool big_endian>
char32_t UnitAt(std::string_view raw, size_t at) {
  const unsigned first = ByteAt(raw, at), second = ByteAt(raw, at + 1);
  return big_endian ? first << 8 | second : second << 8 | first;
}

template <bool big_endian>
Unit DecodeUtf16(std::string_view raw, size_t at) {
  if (at + 2 > raw.size()) return {kReplacement, 1};
  const char32_t first = UnitAt<big_endian>(raw, at);
  if (first < 0xD800 || first > 0xDFFF) return {first, 2};
  if (first > 0xDBFF || at + 4 > raw.size()) return {kReplacement, 2};
  const char32_t second = UnitAt<big_endian>(raw, at + 2);
  if (second < 0xDC00 || second > 0xDFFF) return {kReplacement, 2};
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
}

template <bool big_endian>
bool EncodeUtf16(char32_t c, std::string* out) {
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    *out += big_endian ? high : low;
    *out += big_endian ? low : high;
  };
  if (c < 0x10000) {
    put(c);
  } else {
    put(0xD800 + ((c - 0x10000) >> 10));
    put(0xDC00 + ((c - 0x10000) & 0x3FF));
  }
  return true;
}

constexpr Charset kCharsets[] = {
    {"UTF-8", DecodeUtf8, EncodeUtf8},
    {"UTF-16LE", DecodeUtf16<false>, EncodeUtf16<false>},
    {"UTF-16BE", DecodeUtf16<true>, EncodeUtf16<true>},
    {"windows-1258", DecodeTable<kWindows1258, kNoLowLetters>, EncodeWindows1258},
    {"TCVN3", DecodeTcvn3, EncodeTcvn3},
    {"TCVN-5712", DecodeTable<kTcvn5712, kTcvn5712Low>, EncodeTable<kTcvn5712, kTcvn5712Low>},
    {"VISCII", DecodeTable<kViscii, kVisciiLow>, EncodeTable<kViscii, kVisciiLow>},
    {"VNI", DecodeVni, EncodeVni},
    {"windows-1252", DecodeTable<kWindows1252, kNoLowLetters>, EncodeTable<kWindows1252, kNoLowLetters>},
};

// Other names, in small letters and digits alone, and the label they stand for.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"utf8", "UTF-8"},
    {"unicode11utf8", "UTF-8"},
    {"utf16le", "UTF-16LE"},
    {"utf16", "UTF-16LE"},
    {"utf16be", "UTF-16BE"},
    {"windows1258", "windows-1258"},
    {"cp1258", "windows-1258"},
    {"tcvn3", "TCVN3"},
    {"abc", "TCVN3"},
    {"tcvn3abc", "TCVN3"},
    {"tcvn", "TCVN-5712"},
    {"tcvn5712", "TCVN-5712"},
    {"tcvn57121", "TCVN-5712"},
    {"viscii", "VISCII"},
    {"viscii11", "VISCII"},
    {"vni", "VNI"},
    {"vniwindows", "VNI"},
    {"vniwin", "VNI"},
    {"xvietvni", "VNI"},
    {"xviettcvn", "TCVN3"},
    {"windows1252", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"latin1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"usascii", "windows-1252"},
    {"ascii", "windows-1252"},
};

}  // namespace

// Length of the valid sequence at `at` (RFC 3629: no overlong forms, no surrogates).
Unit DecodeUtf8(std::string_view raw, size_t at) {
  const auto tail = [&](size_t i) { return at + i < raw.size() && (ByteAt(raw, at + i) & 0xC0) == 0x80; };
  const unsigned first = ByteAt(raw, at);
  const uint32_t length = first < 0x80   ? 1
                          : first < 0xC2 ? 0
                          : first < 0xE0 ? 2
                          : first < 0xF0 ? 3
                          : first < 0xF5 ? 4
                                         : 0;
  if (length == 0) return {};
  for (uint32_t i = 1; i < length; ++i) {
    if (!tail(i)) return {};
  }
  const char32_t value = DecodeAt(raw, at).value;
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, length};
}

std::span<const Charset> Charsets() { return kCharsets; }

const Charset* FindCharset(std::string_view name) {
  std::string key;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  const auto* alias =
      std::find_if(std::begin(kAliases), std::end(kAliases), [&](const auto& a) { return a.first == key; });
  if (alias == std::end(kAliases)) return nullptr;
  const auto* charset = std::find_if(std::begin(kCharsets), std::end(kCharsets),
                                     [&](const Charset& c) { return c.label == alias->second; });
  return charset;
}

Result<std::string> Encode(std::string_view text, const Charset& charset) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (!charset.encode(c.value, &out)) {
      return Fail(ErrorCode::kEncoding,
                  fmt::format("{} has no U+{:04X} (`{}` at byte {})", charset.label,
                              static_cast<uint32_t>(c.value), text.substr(at, c.length), at));
    }
    at += c.length;
  }
  return out;
}

int Windows1252Byte(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<int>(c);
  const size_t at = kWindows1252.substr(0, 32).find(c);
  if (at != Table::npos) return static_cast<int>(at + 0x80);
  return c < 0xA0 ? static_cast<int>(c) : -1;  // a control where windows-1252 has a letter: Latin-1 was meant
}

char32_t Windows1252Character(unsigned char byte) { return byte < 0x80 ? byte : kWindows1252[byte - 0x80u]; }

}  // namespace sulieu
