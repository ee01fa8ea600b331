#include "extractors/dates/expression.h"

#include <algorithm>
#include <charconv>

#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu::dates {
namespace {

int RomanDigit(char c) {
  switch (c) {
    case 'i':
      return 1;
    case 'v':
      return 5;
    case 'x':
      return 10;
    default:
      return 0;
  }
}

// XVIII; 0 when the text is none.
int ParseRoman(std::string_view folded) {
  int sum = 0;
  for (size_t i = 0; i < folded.size(); ++i) {
    const int digit = RomanDigit(folded[i]);
    if (digit == 0) return 0;
    const bool before_larger = i + 1 < folded.size() && RomanDigit(folded[i + 1]) > digit;
    sum += before_larger ? -digit : digit;
  }
  return sum;
}

// Digits, a Roman numeral or number words.
std::optional<int> ParseOrdinal(std::string_view text) {
  const std::string folded = FoldForLookup(text);
  int number = 0;
  const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), number);
  if (error == std::errc() && end == folded.data() + folded.size()) return number;
  if (const int roman = ParseRoman(folded)) return roman;
  if (folded == FoldForLookup("tư")) return 4;  // the fourth month or quarter is never `bốn`
  if (const auto words = ParseNumberWords(text)) return static_cast<int>(*words);
  return std::nullopt;
}

// All numbers of a list: `5, 6 và 7`, `I và II`.
std::vector<int> ParseItems(std::string_view text) {
  std::vector<int> items;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" ,;&", at), text.size());
    if (const auto number = ParseOrdinal(text.substr(at, end - at)); end > at && number)
      items.push_back(*number);
    at = end + 1;
  }
  return items;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Capture>& captures, const RuleSet& rules)
      : text_(text), captures_(captures), rules_(rules) {}

  std::string_view Get(std::string_view name) const {
    for (const Capture& capture : captures_) {
      if (capture.name == name) return capture.span.In(text_);
    }
    return {};
  }
  std::optional<int> Number(std::string_view name) const {
    const std::string_view text = Get(name);
    return text.empty() ? std::nullopt : ParseOrdinal(text);
  }

  bool ReadItems(std::string_view single, std::string_view last, std::string_view list, int limit,
                 Expression* out) const {
    if (const auto first = Number(single)) out->items.push_back(*first);
    if (const auto to = Number(last)) {
      out->items.push_back(*to);
      out->range = true;
    }
    if (const std::string_view items = Get(list); !items.empty()) out->items = ParseItems(items);
    const bool valid = std::all_of(out->items.begin(), out->items.end(),
                                   [&](int item) { return item >= 1 && item <= limit; });
    return !out->items.empty() && valid && (!out->range || out->items[0] < out->items[1]);
  }

  void ReadYear(Expression* out) const {
    out->year = Number("year");
    out->year_to = Number("year_to");
    if (const std::string_view rel = Get("rel"); !rel.empty()) {
      const WordList::Entry* entry = rules_.list("relative").Find(rel);
      if (entry && entry->canonical == "same") {
        out->same_year = true;
      } else if (entry) {
        out->years_from_reference = std::stoi(entry->canonical);
      }
    }
    out->follow = FoldForLookup(Get("follow"));
    if (const auto* entry = rules_.list("modifiers").Find(Get("mod"))) out->modifier = entry->canonical;
  }

 private:
  std::string_view text_;
  const std::vector<Capture>& captures_;
  const RuleSet& rules_;
};

// `6 tháng đầu năm`, `nửa cuối năm`, `9 tháng năm 2017`.
bool ReadMonthsOfYear(const Reader& reader, int count, Expression* out) {
  if (count < 2 || count > 11) return false;
  const std::string edge = FoldForLookup(reader.Get("edge"));
  const bool from_start = edge.empty() || edge == FoldForLookup("đầu");
  out->unit = Unit::kMonths;
  out->range = true;
  out->items = from_start ? std::vector<int>{1, count} : std::vector<int>{13 - count, 12};
  if (!out->HasYear()) out->years_from_reference = 0;
  return true;
}

bool ReadDecade(const Reader& reader, Expression* out) {
  int decade = *reader.Number("decade");
  if (decade < 100) {
    const auto century = reader.Number("century");
    decade += century ? (*century - 1) * 100 : 1900;
  }
  out->unit = Unit::kDecade;
  out->year = decade;
  out->year_to = decade + 9;
  return true;
}

bool ReadCentury(const Reader& reader, Expression* out) {
  const int first = reader.Number("century").value_or(0);
  const int last = reader.Number("century_to").value_or(first);
  if (first < 1 || last < first || last > 21) return false;
  out->unit = Unit::kCentury;
  out->year = (first - 1) * 100 + 1;
  out->year_to = last * 100;
  out->range = last > first;
  return true;
}

void ReadDeictic(std::string_view canonical, Expression* out) {
  const size_t colon = canonical.find(':');
  const std::string_view unit = canonical.substr(0, colon);
  out->unit = unit == "day"     ? Unit::kDay
              : unit == "week"  ? Unit::kWeek
              : unit == "month" ? Unit::kMonth
                                : Unit::kYear;
  out->distance = std::stoi(std::string(canonical.substr(colon + 1)));
}

int WeekdayNumber(std::string_view word) {
  const std::string folded = FoldForLookup(word);
  if (folded == FoldForLookup("chủ nhật")) return 7;
  const auto number = ParseOrdinal(std::string_view(folded).substr(folded.find(' ') + 1));
  return number ? *number - 1 : 0;
}

bool ReadYears(const Reader& reader, Expression* out) {
  if (!out->year_to) {
    out->unit = Unit::kYear;
    return true;
  }
  if (!reader.Get("school").empty()) {
    out->unit = Unit::kSchoolYear;
    return *out->year_to == *out->year + 1;
  }
  out->unit = Unit::kYear;
  out->range = true;
  return *out->year < *out->year_to && *out->year_to - *out->year <= 500;
}

bool Read(const Reader& reader, const RuleSet& rules, Expression* out) {
  reader.ReadYear(out);
  out->month = reader.Number("month");
  if (out->follow.empty()) out->follow = FoldForLookup(reader.Get("follow_near"));
  const auto weekday_near = reader.Get("weekday_near");
  if (const auto weekday = weekday_near.empty() ? reader.Get("weekday") : weekday_near; !weekday.empty()) {
    out->unit = Unit::kWeekday;
    out->items = {WeekdayNumber(weekday)};
    return out->items[0] >= 1;
  }
  for (const auto& [group, list] : {std::pair{"deictic", "deictics"}, std::pair{"day_word", "day_words"}}) {
    if (const auto* entry = rules.list(list).Find(reader.Get(group))) {
      ReadDeictic(entry->canonical, out);
      return true;
    }
  }
  if (!reader.Get("decade").empty()) return ReadDecade(reader, out);
  if (!reader.Get("century").empty()) return ReadCentury(reader, out);
  if (const auto count = reader.Number("count")) return ReadMonthsOfYear(reader, *count, out);
  if (!reader.Get("edge").empty()) return ReadMonthsOfYear(reader, 6, out);
  if (!reader.Get("day").empty() || !reader.Get("days").empty()) {
    out->unit = Unit::kDay;
    return reader.ReadItems("day", "day_to", "days", 31, out) && out->month.value_or(1) >= 1 &&
           out->month.value_or(1) <= 12;
  }
  if (out->month || !reader.Get("months").empty()) {
    out->unit = Unit::kMonth;
    return reader.ReadItems("month", "month_to", "months", 12, out);
  }
  if (!reader.Get("quarter").empty() || !reader.Get("quarters").empty()) {
    out->unit = Unit::kQuarter;
    return reader.ReadItems("quarter", "quarter_to", "quarters", 4, out);
  }
  return out->year.has_value() && ReadYears(reader, out);
}

}  // namespace

std::optional<Expression> ReadExpression(std::string_view text, const std::vector<Capture>& captures,
                                         const RuleSet& rules) {
  Expression expression;
  if (!Read(Reader(text, captures, rules), rules, &expression)) return std::nullopt;
  return expression;
}

}  // namespace sulieu::dates
