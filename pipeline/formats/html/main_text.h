// Which blocks of a page are its article. The idea: an article is where sentences are. The smallest element
// that holds nearly all long blocks without links is the main part; of it everything is kept but furniture,
// by name or by its share of links; and the heading above it. Where a page has no such place, all of it is
// kept. Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_MAIN_TEXT_H_
#define SULIEU_PIPELINE_FORMATS_HTML_MAIN_TEXT_H_

#include <vector>

#include "pipeline/formats/html/blocks.h"

namespace sulieu {

// For each block the reason to leave it out; nullptr for those that are kept.
std::vector<const char*> ChooseMainText(const std::vector<Block>& blocks);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_MAIN_TEXT_H_
