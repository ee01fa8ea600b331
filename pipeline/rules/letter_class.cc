#include "pipeline/rules/letter_class.h"

namespace sulieu {
namespace {

constexpr std::string_view kLetterRanges =
    R"(\x{41}-\x{5A}\x{61}-\x{7A}\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2C1})"
    R"(\x{2C6}-\x{2D1}\x{2E0}-\x{2E4}\x{2EC}\x{2EE}\x{370}-\x{374}\x{376}-\x{377}\x{37A}-\x{37D}\x{37F})"
    R"(\x{386}\x{388}-\x{38A}\x{38C}\x{38E}-\x{3A1}\x{3A3}-\x{3F5}\x{3F7}-\x{481}\x{48A}-\x{52F})"
    R"(\x{531}-\x{1DBF}\x{1E00}-\x{1F15}\x{1F18}-\x{1F1D}\x{1F20}-\x{1F45}\x{1F48}-\x{1F4D})"
    R"(\x{1F50}-\x{1F57}\x{1F59}\x{1F5B}\x{1F5D}\x{1F5F}-\x{1F7D}\x{1F80}-\x{1FB4}\x{1FB6}-\x{1FBC})"
    R"(\x{1FBE}\x{1FC2}-\x{1FC4}\x{1FC6}-\x{1FCC}\x{1FD0}-\x{1FD3}\x{1FD6}-\x{1FDB}\x{1FE0}-\x{1FEC})"
    R"(\x{1FF2}-\x{1FF4}\x{1FF6}-\x{1FFC})"
    R"(\x{2071}\x{207F}\x{2090}-\x{209C}\x{2102}\x{2107}\x{210A}-\x{2113}\x{2115}\x{2119}-\x{211D})"
    R"(\x{2124}\x{2126}\x{2128}\x{212A}-\x{212D}\x{212F}-\x{2139}\x{213C}-\x{213F}\x{2145}-\x{2149})"
    R"(\x{214E}\x{2183}-\x{2184})"
    R"(\x{2C00}-\x{2DFF}\x{3005}-\x{3006}\x{3031}-\x{3035}\x{303B}-\x{303C}\x{3041}-\x{D7FF})"
    R"(\x{F900}-\x{FDFF}\x{FE70}-\x{FEFC}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}\x{FF66}-\x{FFDC})"
    R"(\x{10000}-\x{1EFFF}\x{20000}-\x{3FFFF})";

}  // namespace

std::string WithLetterRanges(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (size_t at = 0; at < pattern.size();) {
    const std::string_view rest = pattern.substr(at);
    size_t length = 1;
    if (rest.starts_with("\\pL") || rest.starts_with("\\p{L}")) {
      out += in_class ? "" : "[";
      out += kLetterRanges;
      out += in_class ? "" : "]";
      at += rest[2] == 'L' ? 3 : 5;
      continue;
    }
    if (rest[0] == '\\') {
      length = 2;
    } else if (!in_class && rest[0] == '[') {
      in_class = true;
      length = rest.starts_with("[^") ? 2 : 1;
      if (rest.substr(length).starts_with(']')) ++length;  // the first of a class is itself
    } else if (in_class && rest[0] == ']') {
      in_class = false;
    }
    out += rest.substr(0, length);
    at += length;
  }
  return out;
}

}  // namespace sulieu
