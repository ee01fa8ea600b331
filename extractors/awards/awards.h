// Conferrals: award, authority, recipients, count.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARDS_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARDS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeAwards(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARDS_H_
