// One step of decoding with its offset map: bytes read in a charset, or characters taken as the bytes of
// windows-1252 and read again. Part of Decode.
#ifndef SULIEU_PIPELINE_DECODE_LAYERS_H_
#define SULIEU_PIPELINE_DECODE_LAYERS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/decode/charset.h"
#include "pipeline/decode/detect.h"
#include "pipeline/normalize/offset_map.h"

namespace sulieu {

inline constexpr size_t kMaxText = std::numeric_limits<int32_t>::max();

struct Layer {
  std::string text;
  OffsetMap map;              // of the input to `text`
  uint32_t replaced = 0;      // units that mean nothing
  size_t first_replaced = 0;  // offset of the first of them in the input
};

Layer DecodeBytes(std::string_view raw, const Charset& charset);

// Requires: valid UTF-8. Characters windows-1252 lacks, and those that mean nothing as its bytes, stay.
Layer DecodeCharacters(std::string_view text, const Charset& charset);

// The charset the characters of `text` make Vietnamese in, when they make none as they stand; the caller
// judges the confidence.
std::optional<Detection> DetectInner(std::string_view text);

// The characters windows-1252 has for the bytes, as UTF-8.
std::string CharactersOfBytes(std::string_view bytes);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_LAYERS_H_
