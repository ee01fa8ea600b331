// From the matches of the rules to mentions: refuses what the words around show to be no date (a count, a
// score, a document number, a lunar day), keeps the longest of overlapping matches, and joins two dates with
// the link between them into an interval.
// Tested by dates_test.cc and the examples of rules.toml.
#ifndef SULIEU_EXTRACTORS_DATES_GRAMMAR_H_
#define SULIEU_EXTRACTORS_DATES_GRAMMAR_H_

#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu::dates {

// A joined interval has the captures `from` and `to` (whole spans), each followed by the captures of its
// date.
std::vector<Mention> ReadMentions(const Article& article, const RuleSet& rules, std::vector<Mention> matches);

}  // namespace sulieu::dates

#endif  // SULIEU_EXTRACTORS_DATES_GRAMMAR_H_
