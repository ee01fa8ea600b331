#include "extractors/dates/periods.h"

#include <re2/re2.h>

namespace sulieu::dates {
namespace {

Period WeekdayFrom(const Expression& e, Day today) {
  static const RE2 kNextWeek("tuần tới|tới");
  static const RE2 kLastWeek("tuần trước|tuần qua|trước");
  const int offset = RE2::FullMatch(e.follow, kNextWeek) ? 1 : RE2::FullMatch(e.follow, kLastWeek) ? -1 : 0;
  Day day = Week(today, offset).start + std::chrono::days(e.items[0] - 1);
  if (e.follow.empty() && day > today) day -= std::chrono::days(7);
  return {day, day};
}

}  // namespace

std::string_view KindOf(const Expression& e) {
  switch (e.unit) {
    case Unit::kDay:
    case Unit::kWeekday:
      return e.range ? "interval" : "day";
    case Unit::kWeek:
      return "interval";
    case Unit::kMonth:
      return e.range ? "interval" : "month";
    case Unit::kMonths:
      return e.items[1] - e.items[0] == 5   ? "half_year"
             : e.items[1] - e.items[0] == 2 ? "quarter"
                                            : "interval";
    case Unit::kQuarter:
      return e.range ? "interval" : "quarter";
    case Unit::kYear:
      return e.range ? "interval" : "year";
    case Unit::kSchoolYear:
      return "school_year";
    case Unit::kDecade:
      return "decade";
    case Unit::kCentury:
      return e.range ? "interval" : "century";
  }
  return "interval";
}

std::optional<Period> InYear(const Expression& e, int first, int last, int year) {
  if (e.unit == Unit::kDay) {
    const auto start = MakeDay(year, *e.month, first), end = MakeDay(year, *e.month, last);
    if (!start || !end || *end < *start) return std::nullopt;
    return Period{*start, *end};
  }
  if (e.unit == Unit::kQuarter) return Months(year, first * 3 - 2, year, last * 3);
  return Months(year, first, year, last);
}

int DaysAway(const Period& period, Day reference) {
  if (period.start > reference) return static_cast<int>((period.start - reference).count());
  if (period.end < reference) return -static_cast<int>((reference - period.end).count());
  return 0;
}

Period CountedFrom(const Expression& e, Day today) {
  if (e.unit == Unit::kWeekday) return WeekdayFrom(e, today);
  const int distance = *e.distance;
  if (e.unit == Unit::kYear) return Years(YearOf(today) + distance, YearOf(today) + distance);
  if (e.unit == Unit::kWeek) return Week(today, distance);
  if (e.unit == Unit::kDay) return {today + std::chrono::days(distance), today + std::chrono::days(distance)};
  const int month = YearOf(today) * 12 + MonthOf(today) - 1 + distance;
  return Month(month / 12, month % 12 + 1);
}

}  // namespace sulieu::dates
