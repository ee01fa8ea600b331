// Legacy Vietnamese fonts: what the letters of a text in such a font really are.
#ifndef SULIEU_PIPELINE_DECODE_FONTS_H_
#define SULIEU_PIPELINE_DECODE_FONTS_H_

#include <cstdint>
#include <string_view>

#include "pipeline/decode/charset.h"

namespace sulieu {

struct FontEncoding {
  const Charset* charset = nullptr;  // nullptr: an ordinary font
  bool capitals = false;             // shows small letters as capitals: .VnTimeH

  bool operator==(const FontEncoding&) const = default;
};

// By the first family of a list, quoted or not, with the mark of a subset of a PDF font before it or not:
// `.VnTimeH`, `'VNI-Times', serif`, `ABCDEF+.VnTime-Bold`.
FontEncoding EncodingOfFont(std::string_view font);

// A piece [begin, end) of a text that a document has in such a font.
struct FontStretch {
  uint32_t begin = 0, end = 0;
  FontEncoding font;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_FONTS_H_
