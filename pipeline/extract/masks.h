// Mentions of one kind that lie within what a mention of another kind is made of. Tested by
// tests/pipeline_test.cc.
#ifndef SULIEU_PIPELINE_EXTRACT_MASKS_H_
#define SULIEU_PIPELINE_EXTRACT_MASKS_H_

#include <span>
#include <string_view>
#include <vector>

#include "pipeline/extract/extractor.h"

namespace sulieu {

// Mentions of `hidden` are dropped where their capture `hidden_capture` overlaps the capture `capture` of a
// mention of `kind` (the whole span of either when it is empty): `10/KH-BCĐ-CAT` is no ratio, `8/9 huyện` no
// date.
struct Mask {
  std::string_view kind;
  std::string_view capture;
  std::string_view hidden;
  std::string_view hidden_capture = {};
};

void ApplyMasks(std::span<const Mask> masks, std::vector<Extraction>* extractions);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_MASKS_H_
