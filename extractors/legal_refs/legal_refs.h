// Numbered documents of State and Party.
#ifndef SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REFS_H_
#define SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REFS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeLegalRefs(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REFS_H_
