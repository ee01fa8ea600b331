// Totals with their parts: `16 đơn vị ..., gồm: 6 Xã, 2 Phường, 2 Thị trấn, 3 Cơ quan, 1 Doanh nghiệp và 2 Cơ
// sở giáo dục`. The program adds up and reports (view `checks`); it never corrects. Tested by totals_test.cc.
#ifndef SULIEU_EXTRACTORS_TOTALS_TOTALS_H_
#define SULIEU_EXTRACTORS_TOTALS_TOTALS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeTotals(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_TOTALS_TOTALS_H_
