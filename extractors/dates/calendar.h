// Periods of whole days and how they are written: ISO 8601 days, and EDTF (ISO 8601-2) for the period.
// Conventions of EDTF used here: quarters are 2017-33 .. 2017-36, half-years 2017-40 and 2017-41 (ISO 8601-2,
// 4.8), every other period is an interval of the coarsest units that fit: 2015/2020, 2016-09/2017-05,
// 2017-06-10/2017-06-15. A decade is 199X; a century, counted from 1, is 1901/2000.
// Tested by dates_test.cc.
#ifndef SULIEU_EXTRACTORS_DATES_CALENDAR_H_
#define SULIEU_EXTRACTORS_DATES_CALENDAR_H_

#include <chrono>
#include <optional>
#include <string>

namespace sulieu::dates {

using Day = std::chrono::sys_days;

// Inclusive: a day is {d, d}.
struct Period {
  Day start, end;
  auto operator<=>(const Period&) const = default;
};

// Empty when there is no such day.
std::optional<Day> MakeDay(int year, int month, int day);
// From the first day of month `first` of `year` to the last day of month `last` of `last_year`. Requires:
// months 1..12, the end not before the start.
Period Months(int year, int first, int last_year, int last);
inline Period Month(int year, int month) { return Months(year, month, year, month); }
inline Period Years(int first, int last) { return Months(first, 1, last, 12); }
inline Period Quarter(int year, int quarter) { return Months(year, quarter * 3 - 2, year, quarter * 3); }
// Monday to Sunday of the week of `day`, `offset` weeks on.
Period Week(Day day, int offset);

int YearOf(Day day);
int MonthOf(Day day);
int DayOf(Day day);

// 2018-01-31.
std::string IsoDay(Day day);
// The one EDTF of the period: what identifies the fact.
std::string Edtf(const Period& period);

}  // namespace sulieu::dates

#endif  // SULIEU_EXTRACTORS_DATES_CALENDAR_H_
