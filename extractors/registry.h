// The explicit list of the kinds of facts, and which kind hides which where their mentions overlap.
#ifndef SULIEU_EXTRACTORS_REGISTRY_H_
#define SULIEU_EXTRACTORS_REGISTRY_H_

#include <memory>
#include <span>
#include <string_view>

#include "pipeline/extract/extractor.h"
#include "pipeline/extract/masks.h"

namespace sulieu {

struct ExtractorEntry {
  std::string_view kind;
  // The extractor takes its word lists from the rule set, which outlives it.
  std::unique_ptr<Extractor> (*make)(const RuleSet&);
};

// In the order they resolve: a kind may look at the facts of those before it.
std::span<const ExtractorEntry> Registry();

// Which kinds hide which, in the order they are applied.
std::span<const Mask> Masks();

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_REGISTRY_H_
