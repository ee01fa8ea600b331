// Ratios: a of b. `1.101/1.251 khu dân cư` is 1101 of 1251.
#ifndef SULIEU_EXTRACTORS_RATIOS_RATIOS_H_
#define SULIEU_EXTRACTORS_RATIOS_RATIOS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeRatios(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_RATIOS_H_
