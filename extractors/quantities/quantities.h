// Quantities: a number and the thing it counts or measures. `46 loại mô hình`, `hơn 3,5 tỷ đồng`, `4 - 5
// tiếng`, `hai nhóm`. Ratios, percentages, dates, ordinals, scores and codes are none.
#ifndef SULIEU_EXTRACTORS_QUANTITIES_QUANTITIES_H_
#define SULIEU_EXTRACTORS_QUANTITIES_QUANTITIES_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeQuantities(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_QUANTITIES_QUANTITIES_H_
