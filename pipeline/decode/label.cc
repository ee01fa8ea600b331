#include "pipeline/decode/label.h"

#include <algorithm>

namespace sulieu {

Label ParseLabel(std::string_view text) {
  Label label;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('/', begin), text.size());
    const std::string_view name = text.substr(begin, end - begin);
    begin = end + 1;
    if (name == kFontLayer && label.layers.size() == 1 && !label.fonts) {
      label.fonts = true;
      continue;
    }
    label.layers.push_back(FindCharset(name));
    if (!label.layers.back() || label.layers.size() > kMaxLayers) return {};
  }
  return label;
}

}  // namespace sulieu
