// The explicit list of the kinds of facts, and which kind hides which where their mentions overlap.
#ifndef SULIEU_EXTRACTORS_REGISTRY_H_
#define SULIEU_EXTRACTORS_REGISTRY_H_

#include <memory>
#include <span>
#include <string_view>

#include "pipeline/extract/extractor.h"

namespace sulieu {

struct ExtractorEntry {
  std::string_view kind;
  // The extractor takes its word lists from the rule set, which outlives it.
  std::unique_ptr<Extractor> (*make)(const RuleSet&);
};

// In the order they resolve: a kind may look at the facts of those before it.
std::span<const ExtractorEntry> Registry();

// Mentions of `hidden` are dropped where their capture `hidden_capture` overlaps the capture `capture` of a
// mention of `kind` (the whole span of either when it is empty): `10/KH-BCĐ-CAT` is no ratio, `8/9 huyện` no
// date.
struct Mask {
  std::string_view kind;
  std::string_view capture;
  std::string_view hidden;
  std::string_view hidden_capture = {};
};
std::span<const Mask> Masks();

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_REGISTRY_H_
