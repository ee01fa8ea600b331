// One step of decoding with its offset map: bytes read in a charset, or characters taken as the bytes of
// windows-1252 and read again. Part of Decode.
#ifndef SULIEU_PIPELINE_DECODE_LAYERS_H_
#define SULIEU_PIPELINE_DECODE_LAYERS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/decode/charset.h"
#include "pipeline/decode/detect.h"
#include "pipeline/decode/fonts.h"
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

// Reads the characters of a text as bytes, piece by piece. Requires: valid UTF-8. Characters windows-1252
// lacks, and those that mean nothing as its bytes, stay.
class CharacterReader {
 public:
  explicit CharacterReader(std::string_view text) : text_(text) { layer_.text.reserve(text.size()); }

  // What comes before `end` stays as it is.
  void Keep(size_t end);
  // What comes before `end` is read in the charset of a font; without one, it becomes capitals.
  void Read(size_t end, const FontEncoding& font);
  // Line by line; lines with letters only Vietnamese has are what they seem.
  void ReadLines(size_t end, const Charset& charset);

  size_t at() const { return at_; }
  const std::string& text() const { return layer_.text; }
  Layer Finish() &&;

 private:
  void Capitals(size_t end);

  std::string_view text_;
  size_t at_ = 0;
  Layer layer_;
};

// True when the text has letters that no other encoding, taken for windows-1252, gives.
bool HasVietnameseLetters(std::string_view text);

// The bytes of windows-1252 the text is made of, characters it lacks as line feeds.
std::string BytesOfCharacters(std::string_view text);

// The charset the lines of `text` make Vietnamese in, where they make none as they stand; the caller judges
// the confidence. Not asked: lines with letters only Vietnamese has, and the pieces in `known`.
std::optional<Detection> DetectInner(std::string_view text, std::span<const FontStretch> known);

// The characters windows-1252 has for the bytes, as UTF-8.
std::string CharactersOfBytes(std::string_view bytes);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_LAYERS_H_
