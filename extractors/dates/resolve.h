// From what a date says to the days it denotes: fills in the year, month or day that the text leaves out.
//   year    that of the date it is listed with, else the occurrence nearest the reference date; `tới` and a
//   verb
//           in the future look ahead, `vừa qua` back
//   month   that of the date beside it, else of the date before in the sentence, else nearest the reference
//   date
// Tested by dates_test.cc.
#ifndef SULIEU_EXTRACTORS_DATES_RESOLVE_H_
#define SULIEU_EXTRACTORS_DATES_RESOLVE_H_

#include <string>
#include <string_view>
#include <vector>

#include "extractors/dates/calendar.h"
#include "extractors/dates/expression.h"
#include "pipeline/extract/article.h"
#include "pipeline/resolve/reference_date.h"

namespace sulieu::dates {

struct Dated {
  Period period;
  std::string_view kind;  // as in the column
  std::string modifier;
  std::string basis;  // empty when the text says it all
};

// For each mention what it denotes: none when it cannot be known, several for a list.
std::vector<std::vector<Dated>> ResolveMentions(const Article& article, const RuleSet& rules,
                                                const ReferenceDate& reference,
                                                const std::vector<Mention>& mentions);

}  // namespace sulieu::dates

#endif  // SULIEU_EXTRACTORS_DATES_RESOLVE_H_
