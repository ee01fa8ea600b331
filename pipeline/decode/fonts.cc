#include "pipeline/decode/fonts.h"

#include <algorithm>

namespace sulieu {
namespace {

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// The first family of the list, without quotes, spaces and the mark of a subset.
std::string_view FirstFamily(std::string_view fonts) {
  constexpr std::string_view kAround = " \t\r\n\"'";
  const size_t begin = std::min(fonts.find_first_not_of(kAround), fonts.size());
  std::string_view family = fonts.substr(begin, fonts.find_first_of(",;\"'", begin) - begin);
  family = family.substr(0, family.find_last_not_of(kAround) + 1);
  const bool subset = family.size() > 7 && family[6] == '+' && std::all_of(&family[0], &family[6], IsCapital);
  return subset ? family.substr(7) : family;
}

// The H of `.VnTimeH`, also where a style follows: `.VnTimeH-Bold`.
bool IsCapitalFont(std::string_view family) {
  const std::string_view name = family.substr(0, family.find('-'));
  return name.ends_with('H') && name.size() > 4;
}

}  // namespace

// ABC fonts are called .VnTime, .VnArial, .VnTimeH; VNI fonts VNI-Times, VNI-Helve.
FontEncoding EncodingOfFont(std::string_view font) {
  const std::string_view family = FirstFamily(font);
  const std::string_view name = family.substr(family.starts_with('.') ? 1 : 0);
  if (name.starts_with("Vn") && name.size() > 2 && IsCapital(name[2])) {
    return {FindCharset("TCVN3"), IsCapitalFont(family)};
  }
  if (family.starts_with("VNI-") || family.starts_with("VNI ")) return {FindCharset("VNI"), false};
  return {};
}

}  // namespace sulieu
