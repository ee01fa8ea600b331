// What of a page is furniture by what it says: headings of lists and boxes with what stands below them,
// buttons, the foot. Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_SECTIONS_H_
#define SULIEU_PIPELINE_FORMATS_HTML_SECTIONS_H_

#include <vector>

#include "pipeline/formats/html/blocks.h"
#include "pipeline/formats/html/furniture.h"

namespace sulieu {

// Says of each block whether it is prose: sentences, not links. 80 letters make a block prose for certain;
// where a page has no such block, its article is a short one, and a sentence of 25 letters with its full stop
// will do.
void FindProse(std::vector<Block>* blocks);

// Prose that is no furniture.
inline bool IsProse(const Block& block) { return block.prose && !block.furniture; }

// Names the furniture among the blocks. `lines` says of each what it is by its words.
void MarkFurniture(const std::vector<Line>& lines, std::vector<Block>* blocks);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_SECTIONS_H_
