// The conference or ceremony an article reports.
#ifndef SULIEU_EXTRACTORS_EVENTS_EVENTS_H_
#define SULIEU_EXTRACTORS_EVENTS_EVENTS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeEvents(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_EVENTS_EVENTS_H_
