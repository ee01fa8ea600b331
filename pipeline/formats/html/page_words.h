// What the words of a page say of it, together with its elements: the heading tells the title from the name
// of the site, the publication line has the day, the foot whose page it is. Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_PAGE_WORDS_H_
#define SULIEU_PIPELINE_FORMATS_HTML_PAGE_WORDS_H_

#include <vector>

#include "pipeline/formats/html/blocks.h"
#include "pipeline/formats/html/main_text.h"
#include "pipeline/formats/html/page_metadata.h"

namespace sulieu {

// All claims of the page, most trusted first.
std::vector<MetadataClaim> SettleClaims(std::vector<RankedClaim> elements, const std::vector<Block>& blocks,
                                        const MainText& main);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_PAGE_WORDS_H_
