// A page as blocks of text: what stands between two breaks of the layout, with where its words are in the
// source, how much of it is links, and what the elements around it are called. Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_BLOCKS_H_
#define SULIEU_PIPELINE_FORMATS_HTML_BLOCKS_H_

#include <gumbo.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/decode/fonts.h"

namespace sulieu {

// One text node: its bytes in the source and the characters they make, entities read.
struct Piece {
  uint32_t begin = 0, end = 0;
  std::string_view text;
  bool apart = false;    // a reader sees a gap before it, though no white space makes it: links that touch
  bool touches = false;  // it follows another element at once, and one of them is a link
  FontEncoding font;     // of the element around it, where that is a legacy one
};

struct Block {
  std::vector<Piece> pieces;
  uint32_t begin = 0, end = 0;      // in the source
  size_t letters = 0;               // characters but white space
  size_t link_letters = 0;          // of them within links
  bool heading = false;             // h1..h6
  bool first_heading = false;       // h1
  bool cell = false;                // of a table, not the first of its row
  bool line = false;                // after a line break only
  bool time = false;                // holds a `time` element
  bool author = false;              // its elements name it the author's
  bool right = false;               // stands at the right edge
  bool prose = false;               // sentences (sections.h)
  const char* furniture = nullptr;  // the reason not to be text, by the elements around it; nullptr: none
  std::vector<uint32_t> path;       // the elements around it, outermost first, each by a number of its own

  double link_density() const {
    return letters == 0 ? 0 : static_cast<double>(link_letters) / static_cast<double>(letters);
  }
};

// The blocks of the page in the order of the source. `source` is what was parsed.
std::vector<Block> FindBlocks(const GumboNode* root, std::string_view source);

// The text without white space at its ends, runs of it (no-break spaces too) as one space.
std::string Collapsed(std::string_view text);
// The words of a block, runs of white space as one space.
std::string WordsOf(const Block& block);
// The same with a bar between what only touches: `Trang chủ | Tin tức`.
std::string PartsOf(const Block& block);

// The value of an attribute; empty when there is none.
std::string_view Attribute(const GumboNode* element, const char* name);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_BLOCKS_H_
