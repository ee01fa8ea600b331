#include "extractors/dates/calendar.h"

#include <fmt/format.h>

namespace sulieu::dates {
namespace {

std::chrono::year_month_day Split(Day day) { return std::chrono::year_month_day(day); }

std::string IsoMonth(Day day) { return fmt::format("{:04}-{:02}", YearOf(day), MonthOf(day)); }

bool EndsMonth(Day day) { return DayOf(day + std::chrono::days(1)) == 1; }

// EDTF of whole months within one year, or empty.
std::string WithinYear(const Period& period) {
  const int first = MonthOf(period.start), length = MonthOf(period.end) - first + 1;
  const int year = YearOf(period.start);
  if (length == 1) return IsoMonth(period.start);
  if (length == 3 && first % 3 == 1) return fmt::format("{:04}-{}", year, 33 + first / 3);
  if (length == 6 && first % 6 == 1) return fmt::format("{:04}-{}", year, 40 + first / 6);
  if (length == 12) return fmt::format("{:04}", year);
  return {};
}

}  // namespace

std::optional<Day> MakeDay(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

Period Months(int year, int first, int last_year, int last) {
  const std::chrono::year_month_day_last end{
      std::chrono::year{last_year},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(last)}}};
  return {*MakeDay(year, first, 1), Day(end)};
}

Period Week(Day day, int offset) {
  const unsigned from_monday = std::chrono::weekday(day).iso_encoding() - 1;
  const Day monday = day - std::chrono::days(from_monday) + std::chrono::days(7 * offset);
  return {monday, monday + std::chrono::days(6)};
}

int YearOf(Day day) { return static_cast<int>(Split(day).year()); }
int MonthOf(Day day) { return static_cast<int>(static_cast<unsigned>(Split(day).month())); }
int DayOf(Day day) { return static_cast<int>(static_cast<unsigned>(Split(day).day())); }

std::string IsoDay(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", YearOf(day), MonthOf(day), DayOf(day));
}

std::string Edtf(const Period& period) {
  const auto& [start, end] = period;
  if (start == end) return IsoDay(start);
  if (DayOf(start) != 1 || !EndsMonth(end)) return IsoDay(start) + "/" + IsoDay(end);
  if (YearOf(start) == YearOf(end)) {
    const std::string edtf = WithinYear(period);
    if (!edtf.empty()) return edtf;
  }
  if (MonthOf(start) == 1 && MonthOf(end) == 12)
    return fmt::format("{:04}/{:04}", YearOf(start), YearOf(end));
  return IsoMonth(start) + "/" + IsoMonth(end);
}

}  // namespace sulieu::dates
