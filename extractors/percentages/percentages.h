// Percentages with their bounds and what they are a share of.
#ifndef SULIEU_EXTRACTORS_PERCENTAGES_PERCENTAGES_H_
#define SULIEU_EXTRACTORS_PERCENTAGES_PERCENTAGES_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakePercentages(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PERCENTAGES_PERCENTAGES_H_
