// Named persons with their posts.
#ifndef SULIEU_EXTRACTORS_OFFICIALS_OFFICIALS_H_
#define SULIEU_EXTRACTORS_OFFICIALS_OFFICIALS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeOfficials(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_OFFICIALS_OFFICIALS_H_
