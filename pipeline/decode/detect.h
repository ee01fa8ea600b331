// Which encoding some bytes are in, by the syllables they make in each. Part of Decode.
#ifndef SULIEU_PIPELINE_DECODE_DETECT_H_
#define SULIEU_PIPELINE_DECODE_DETECT_H_

#include <span>
#include <string_view>

#include "pipeline/decode/charset.h"
#include "pipeline/decode/score.h"

namespace sulieu {

inline constexpr double kSure = 0.5;  // a confidence below it is `unsure`

struct Detection {
  const Charset* charset = nullptr;  // the best reading
  SyllableScore score;
  double confidence = 0;
};

// The weight of evidence for a reading: a syllable is what the right one gives nearly always and a wrong one
// now and then; a sign within a word hardly ever happens in the right one.
double Weight(const SyllableScore& score);

// Requires: at least one candidate. Between equals the earlier candidate wins.
Detection Detect(std::string_view raw, std::span<const Charset* const> candidates);

// Reads all of `raw`.
SyllableScore ScoreOf(std::string_view raw, const Charset& charset);

// The charset when the bytes are UTF-16 without a byte order mark: UTF-16LE, UTF-16BE, else nullptr.
const Charset* DetectUtf16(std::string_view raw);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_DETECT_H_
