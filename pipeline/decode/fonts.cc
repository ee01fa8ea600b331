#include "pipeline/decode/fonts.h"

namespace sulieu {

// ABC fonts are called .VnTime, .VnArial, .VnTimeH; VNI fonts VNI-Times, VNI-Helve.
FontEncoding EncodingOfFont(std::string_view font) {
  if (font.starts_with(".Vn")) return {FindCharset("TCVN3"), font.size() > 4 && font.ends_with('H')};
  if (font.starts_with("VNI-") || font.starts_with("VNI ")) return {FindCharset("VNI"), false};
  return {};
}

}  // namespace sulieu
