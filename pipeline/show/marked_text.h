// A text with marks as lines of HTML. Marks stay open over segments where they go on and are closed and
// opened again where they cross or a line ends. Tested by tests/show_test.cc.
#ifndef SULIEU_PIPELINE_SHOW_MARKED_TEXT_H_
#define SULIEU_PIPELINE_SHOW_MARKED_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/show/marks.h"

namespace sulieu {

// What stands around the words of a mark, as HTML.
struct MarkTags {
  std::string open;    // the first time, with its id
  std::string reopen;  // after it was cut
  std::string close;
  std::string label;  // behind its first part
};

// Each line as `<p>`; the one that is the title has that class. Requires: `marks` begin in order, the wider
// first; `tags` has one for each of them.
std::string MarkedText(std::string_view text, std::string_view title, const std::vector<Mark>& marks,
                       const std::vector<MarkTags>& tags);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_MARKED_TEXT_H_
