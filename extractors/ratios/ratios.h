// Ratios: a of b. `1.101/1.251 khu dân cư đạt tiêu chuẩn` is 1101 of 1251, with what was counted and what it
// attained. Rates (`9/100.000`) and fractions (`hai phần ba`) are ratios too; dates, scores, addresses are
// not.
#ifndef SULIEU_EXTRACTORS_RATIOS_RATIOS_H_
#define SULIEU_EXTRACTORS_RATIOS_RATIOS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeRatios(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_RATIOS_H_
