// The days that an expression denotes once its year is known, or once the day it is counted from is.
// Tested by dates_test.cc.
#ifndef SULIEU_EXTRACTORS_DATES_PERIODS_H_
#define SULIEU_EXTRACTORS_DATES_PERIODS_H_

#include <optional>
#include <string_view>

#include "extractors/dates/calendar.h"
#include "extractors/dates/expression.h"

namespace sulieu::dates {

// The value of the column `kind`.
std::string_view KindOf(const Expression& e);

// The period of items `first`..`last` of the unit in `year`; nothing when there is no such day. Requires: a
// unit of items (days of a known month, months, quarters).
std::optional<Period> InYear(const Expression& e, int first, int last, int year);

// What a deictic or a day of the week denotes, seen from `today`. A weekday alone is the last one.
Period CountedFrom(const Expression& e, Day today);

// Days from `reference` to the nearest day of the period; negative when it is past, 0 within it.
int DaysAway(const Period& period, Day reference);

}  // namespace sulieu::dates

#endif  // SULIEU_EXTRACTORS_DATES_PERIODS_H_
