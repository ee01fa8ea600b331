// `UTF-8/font/TCVN3`, taken apart: what decode.h says labels mean. Part of Decode.
#ifndef SULIEU_PIPELINE_DECODE_LABEL_H_
#define SULIEU_PIPELINE_DECODE_LABEL_H_

#include <string_view>
#include <vector>

#include "pipeline/decode/charset.h"

namespace sulieu {

inline constexpr size_t kMaxLayers = 3;
inline constexpr std::string_view kFontLayer = "font";

struct Label {
  std::vector<const Charset*> layers;
  bool fonts = false;  // between the first layer and the others
};

// No layers when a name is unknown or there are more than kMaxLayers.
Label ParseLabel(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_LABEL_H_
