// A document as plain text with its facts marked: `[D3 ngày 5/8 D3]` without colour, which says where each
// mark begins and ends even where marks cross; with colour the words are coloured and the label follows them.
#ifndef SULIEU_PIPELINE_SHOW_TEXT_H_
#define SULIEU_PIPELINE_SHOW_TEXT_H_

#include <string>
#include <vector>

#include "pipeline/store/queries.h"

namespace sulieu {

std::string RenderText(const StoredDocument& document, const std::vector<StoredFact>& facts, bool colour);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_TEXT_H_
