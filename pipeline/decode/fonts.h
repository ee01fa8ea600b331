// Legacy Vietnamese fonts: what the letters of a text in such a font really are.
#ifndef SULIEU_PIPELINE_DECODE_FONTS_H_
#define SULIEU_PIPELINE_DECODE_FONTS_H_

#include <string_view>

#include "pipeline/decode/charset.h"

namespace sulieu {

struct FontEncoding {
  const Charset* charset = nullptr;  // nullptr: an ordinary font
  bool capitals = false;             // shows small letters as capitals: .VnTimeH
};

FontEncoding EncodingOfFont(std::string_view font);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_FONTS_H_
