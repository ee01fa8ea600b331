// What kind of passage each line of a page is. The line rules say it for the lines that speak for themselves;
// the others are read by their place and shape: the title and its lead before the first prose, captions
// between the paragraphs, the reporter's name and page furniture behind the last prose. Tested by
// tests/segment_test.cc.
#ifndef SULIEU_PIPELINE_SEGMENT_LINES_H_
#define SULIEU_PIPELINE_SEGMENT_LINES_H_

#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

// One passage a line (two where a line rule splits off the title). A text of a single line is no page: its
// line is prose or a title. Requires: the rule set `passages`.
std::vector<Passage> ClassifyLines(std::string_view text, const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SEGMENT_LINES_H_
