#include "pipeline/export/visible.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

namespace sulieu {
namespace {

struct Range {
  char32_t first, last;
};

// General categories Cc, Cf, Zl and Zp of Unicode 15, in order.
constexpr Range kInvisible[] = {
    {0x00, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x180E, 0x180E},
    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0001, 0xE007F}};

bool IsPrintableAscii(char c) { return c >= 0x20 && c < 0x7F; }

// Calls `show` for what is invisible and takes the rest as it is.
template <typename Show>
std::string Replace(std::string_view text, Show show) {
  std::string out;
  out.reserve(text.size());
  const auto size = static_cast<int64_t>(text.size());
  for (int64_t at = 0; at < size;) {
    const int64_t begin = at;
    while (at < size && IsPrintableAscii(text[static_cast<size_t>(at)])) ++at;
    if (at > begin) {
      out.append(text, static_cast<size_t>(begin), static_cast<size_t>(at - begin));
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c < 0) {
      out += "\xEF\xBF\xBD";
    } else if (IsInvisible(static_cast<char32_t>(c))) {
      show(static_cast<char32_t>(c), &out);
    } else {
      out.append(text, static_cast<size_t>(begin), static_cast<size_t>(at - begin));
    }
  }
  return out;
}

void AppendCode(char32_t c, std::string* out) { *out += fmt::format("<U+{:04X}>", static_cast<uint32_t>(c)); }

bool IsBlank(char32_t c) { return c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

bool IsInvisible(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return false;
  if (c > 0xAD && (c < 0x600 || (c >= 0x1E00 && c < 0x2000))) return false;  // Latin letters
  const auto* const range = std::lower_bound(std::begin(kInvisible), std::end(kInvisible), c,
                                             [](const Range& r, char32_t value) { return r.last < value; });
  return range != std::end(kInvisible) && range->first <= c;
}

std::string ShowInvisible(std::string_view text) {
  return Replace(text, [](char32_t c, std::string* out) {
    if (IsBlank(c)) {
      *out += ' ';
    } else {
      AppendCode(c, out);
    }
  });
}

std::string ShowInvisibleInLines(std::string_view text) {
  return Replace(text, [](char32_t c, std::string* out) {
    if (IsBlank(c)) {
      *out += static_cast<char>(c);
    } else {
      AppendCode(c, out);
    }
  });
}

std::string EscapeInvisible(std::string_view text) {
  return Replace(text, [](char32_t c, std::string* out) {
    const auto code = static_cast<uint32_t>(c);
    if (code < 0x7F) {
      *out += static_cast<char>(code);
    } else if (code < 0x10000) {
      *out += fmt::format("\\u{:04x}", code);
    } else {  // a pair of surrogates, as JSON has it
      *out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((code - 0x10000) >> 10),
                          0xDC00 + ((code - 0x10000) & 0x3FF));
    }
  });
}

}  // namespace sulieu
