// Numbered documents of State and Party: `Kế hoạch số 10/KH-BCĐ-CAT ngày 08/02/2023 của Ban Chỉ đạo 138
// tỉnh`, with kind, number, date, issuer and subject; laws and Party resolutions by name without a number.
#ifndef SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REFS_H_
#define SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REFS_H_

#include <memory>

#include "pipeline/extract/extractor.h"

namespace sulieu {

std::unique_ptr<Extractor> MakeLegalRefs(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REFS_H_
