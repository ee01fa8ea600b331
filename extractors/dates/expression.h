// What a date says by itself: the parts its rule named, as numbers. Nothing is filled in here.
#ifndef SULIEU_EXTRACTORS_DATES_EXPRESSION_H_
#define SULIEU_EXTRACTORS_DATES_EXPRESSION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/mention.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu::dates {

// What the expression denotes; the name of the column `kind` follows from it.
enum class Unit { kDay, kWeekday, kWeek, kMonth, kMonths, kQuarter, kYear, kSchoolYear, kDecade, kCentury };

struct Expression {
  Unit unit = Unit::kDay;
  std::vector<int> items;  // the days, months or quarters named; first and last where `range`
  bool range = false;      // items (or year .. year_to) are the ends of an interval
  std::optional<int> month;
  std::optional<int> year, year_to;
  std::optional<int> years_from_reference;  // năm ngoái: -1
  bool same_year = false;                   // cùng năm: the year named before
  std::optional<int> distance;              // deictic: units from the reference date
  std::string follow;                       // folded: `tới`, `này`, `vừa qua`
  std::string modifier;                     // as in the column, or empty

  bool HasYear() const { return year || years_from_reference || same_year; }
};

// Reads the captures of a leaf; nothing when they denote no date (month 13, five quarters).
std::optional<Expression> ReadExpression(std::string_view text, const std::vector<Capture>& captures,
                                         const RuleSet& rules);

}  // namespace sulieu::dates

#endif  // SULIEU_EXTRACTORS_DATES_EXPRESSION_H_
