#include "pipeline/cli/display.h"

#include <unicode/uchar.h>

#include "pipeline/base/utf8.h"
#include "pipeline/export/visible.h"

namespace sulieu {
namespace {

size_t CharacterWidth(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c < 0x300) return 1;
  const auto character = static_cast<UChar32>(c);
  if (U_GET_GC_MASK(character) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    width += CharacterWidth(c.value);
    at += c.length;
  }
  return width;
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : ShowInvisible(text)) {
    if (c != ' ') line += c;
    if (c == ' ' && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string Shorten(std::string_view text, size_t width) {
  std::string line = OneLine(text);
  if (DisplayWidth(line) <= width) return line;
  size_t used = 0, at = 0;
  while (at < line.size()) {
    const CodePoint c = DecodeAt(line, at);
    if (used + CharacterWidth(c.value) + 1 > width) break;
    used += CharacterWidth(c.value);
    at += c.length;
  }
  line.resize(at);
  return line + "…";
}

std::string Pad(std::string_view text, size_t width, bool right) {
  const size_t used = DisplayWidth(text);
  const std::string spaces(used < width ? width - used : 0, ' ');
  return right ? spaces + std::string(text) : std::string(text) + spaces;
}

}  // namespace sulieu
