// Calendar expressions, normalised to EDTF and inclusive days.
#ifndef SULIEU_EXTRACTORS_DATES_DATES_H_
#define SULIEU_EXTRACTORS_DATES_DATES_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeDates(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_DATES_DATES_H_
