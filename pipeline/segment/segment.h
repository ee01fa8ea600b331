// Text -> passages and sentences. A passage is a line of the text (lines.h), classified by the line rules of
// pipeline/segment/passages/rules.toml (`furniture.view_counter`, `byline.published`, `caption.marked`: the
// part before the dot is the passage kind) and else by its place and shape; a paragraph that holds captions
// or ends with the reporter's name is several passages (paragraphs.h). Furniture and bylines make no facts
// but may carry the publication date. Tested by tests/segment_test.cc.
#ifndef SULIEU_PIPELINE_SEGMENT_SEGMENT_H_
#define SULIEU_PIPELINE_SEGMENT_SEGMENT_H_

#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

// Requires: `passage_rules` is the rule set `passages`; `text` is normalised and outlives the article.
Article Segment(std::string_view text, const RuleSet& passage_rules);

// Who wrote the article, as its byline says it, without the label (`Bài và ảnh:`); empty when it does not.
std::string_view AuthorLine(const Article& article);

// The sentences of one passage. A full stop ends a sentence when a capital, a digit or a quote follows after
// a space, unless an abbreviation (`TP.`, `GS.TS.`; list abbreviations.tsv) or an initial stands before it.
// Words without any end are cut every 16 KB.
std::vector<TextSpan> SplitSentences(std::string_view text, TextSpan passage, const WordList& abbreviations);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SEGMENT_SEGMENT_H_
