// Portals that strip the markup leave an article as one line: captions with their photographer (`Ảnh: Viết
// Thành Đề cao tinh thần phục vụ ...`) and the reporter's name at the end stand inside the paragraph without
// a full stop. This finds where they end. Tested by tests/segment_test.cc.
#ifndef SULIEU_PIPELINE_SEGMENT_PARAGRAPHS_H_
#define SULIEU_PIPELINE_SEGMENT_PARAGRAPHS_H_

#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/rules/word_list.h"

namespace sulieu {

// The paragraph as the passages it is made of, in order. `last`: nothing of the article follows it, so it may
// end with the reporter's name. One passage of the paragraph's own kind when there is nothing to split.
std::vector<Passage> SplitParagraph(std::string_view text, const Passage& paragraph, bool last,
                                    const WordList& abbreviations);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SEGMENT_PARAGRAPHS_H_
