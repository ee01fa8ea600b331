// Which blocks of a page are its article. The idea: an article is where sentences are. The smallest element
// that holds most long blocks without links is the main part; the article reaches from its heading, which the
// page's own title confirms, over the main part and on, until something that is not text stands in the way.
// Within it everything is kept but furniture: by its name, by what it says, by its share of links. Where a
// page has no sentences, all of it is kept but furniture. Part of the HTML format; how well it does is in
// corpus/README.md.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_MAIN_TEXT_H_
#define SULIEU_PIPELINE_FORMATS_HTML_MAIN_TEXT_H_

#include <string>
#include <vector>

#include "pipeline/formats/html/blocks.h"
#include "pipeline/formats/html/furniture.h"

namespace sulieu {

struct MainText {
  std::vector<const char*> reasons;  // for each block the reason to leave it out; nullptr for those kept
  size_t heading;                    // the block that is the title of the article; their number when none is
  std::string title;                 // its words, all lines of them; empty when there is none
  std::vector<Line> lines;           // for each block what it is by its words
};

// `titles` is what the page says its title is, with the name of the site or without.
MainText ChooseMainText(const std::vector<Block>& blocks, const std::vector<std::string>& titles);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_MAIN_TEXT_H_
