#include "pipeline/resolve/article_years.h"

#include <algorithm>
#include <optional>

namespace sulieu::article_date {
namespace {

// A year behind one of the words or signs that make it one: `năm 2018`, `6/2018`.
bool IsNamedYear(std::string_view text, Digits digits) {
  if (digits.begin == 0 || !IsYear(text, digits)) return false;
  const std::string_view before = text.substr(0, digits.begin);
  if (before.back() != ' ') return IsAnyOf("/-.", before.back());
  if (EndsIn(before, "năm ") || EndsIn(before, "đoạn ") || EndsIn(before, "kỳ ")) return true;
  const size_t quarter = before.substr(0, before.size() - 1).rfind(' ');
  return quarter != std::string_view::npos && EndsIn(before.substr(0, quarter), "quý");
}

// The year of `44/2016/NĐ-CP`.
bool IsYearOfDocument(std::string_view text, Digits digits) {
  return digits.begin > 0 && text[digits.begin - 1] == '/' && digits.end < text.size() &&
         text[digits.end] == '/' && IsYear(text, digits);
}

// Up to nine words that end here, one space between each two, without digits and signs of the sentence.
std::string_view WordsUpTo(std::string_view text) {
  constexpr std::string_view kEnds = "\t\n\v\f\r0123456789.,;:()";
  size_t begin = text.size();
  for (int spaces = text.ends_with(' ') ? -1 : 0; begin > 0; --begin) {
    const char c = text[begin - 1];
    if (IsAnyOf(kEnds, c) || (c == ' ' && begin < text.size() && text[begin] == ' ')) break;
    if (c == ' ' && ++spaces > 8) break;
  }
  return text.substr(begin);
}

// What makes a number a year (`năm `, `tháng 6/`), with the words before and the years behind it.
struct NamedYear {
  int year = 0;
  std::string_view prefix, kind;
  bool range = false;
  size_t end = 0;  // in the text: behind the character that follows, which is no word of the next year
};

std::optional<NamedYear> ReadNamedYear(std::string_view text, Digits digits, size_t from) {
  static const RE2 kKind(
      R"((?i)(năm |giai đoạn |nhiệm kỳ |tháng \d{1,2}[/\-.]|\d{1,2}[/.\-]\d{1,2}[/.\-]|quý \w+[/\-. ])$)");
  static const RE2 kRange(R"(^((?: ?[\-–/] ?\d{2,4}| đến)?)(?:[^\d]|$))");
  constexpr size_t kLongestKind = 32, kWordsBefore = 320;
  if (digits.begin < from || !IsNamedYear(text, digits)) return std::nullopt;
  const std::string_view before = text.substr(from, digits.begin - from);
  re2::StringPiece kind;
  const size_t window = before.size() - std::min(before.size(), kLongestKind);
  if (!RE2::PartialMatch(Piece(before.substr(window)), kKind, &kind)) return std::nullopt;
  NamedYear named{ToNumber(text.substr(digits.begin, 4)), {}, View(kind), false, digits.end};
  std::string_view words = before.substr(0, before.size() - kind.size());
  words.remove_prefix(words.size() - std::min(words.size(), kWordsBefore));
  named.prefix = WordsUpTo(words);
  re2::StringPiece behind[2];
  const re2::StringPiece rest = Piece(text.substr(digits.end));
  if (!kRange.Match(rest, 0, rest.size(), RE2::ANCHOR_START, behind, 2)) return std::nullopt;
  named.range = !behind[1].empty();
  named.end += behind[0].size();
  return named;
}

}  // namespace

// Prefix and year. The prefix decides what the year is; an aim or a period is no evidence.
void ReadYears(const NumberedText& text, bool leading, Years* years) {
  static const RE2 kAim(
      R"((?i)(?:từ|đến|tới|trước|sau|tầm nhìn|giai đoạn|nhiệm kỳ|khóa|khoá|luật|bộ luật|học|vụ) (?:hết |cuối |đầu |ngày |thời điểm )?$)");
  static const RE2 kPlan(R"((?i)(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|chỉ tiêu|dự toán|chương trình))");
  static const RE2 kDocument(R"(/(20\d\d)/\p{Lu})");
  static const RE2 kSum(R"((?i)(?:tổng kết|kết quả|sơ kết))");
  static const RE2 kMonth("^(?i:tháng) (\\d+)");
  static const RE2 kMonths(R"((?i)tháng (?:đầu|cuối) $)");
  re2::StringPiece groups[2];
  NumberSearch documents(text, 1, IsYearOfDocument);
  while (documents.Find(kDocument, groups, 2))
    years->documents = std::max(years->documents, ToNumber(View(groups[1])));
  size_t from = 0;
  for (const Digits number : text.numbers) {
    const auto named = ReadNamedYear(text.text, number, from);
    if (!named) continue;
    from = named->end;
    const re2::StringPiece prefix = Piece(named->prefix), kind = Piece(named->kind);
    const int y = named->year;
    if (named->range) years->periods = std::max(years->periods, y);
    if (named->range || RE2::PartialMatch(prefix, kAim)) continue;
    const bool year_word = kind.size() == std::string_view("năm ").size();
    const bool plan = year_word && RE2::PartialMatch(prefix, kPlan);
    const bool sum = year_word && RE2::PartialMatch(prefix, kSum);
    const bool again = !(plan ? years->planned : years->told).insert(y).second;
    int m = 0;
    if (RE2::PartialMatch(kind, kMonth, &m)) {
      if (const auto date = MakeDay(y, m, 28)) years->months.push_back(*date);
    }
    if (sum) years->summed.insert(y);
    if (leading || again || plan || sum || RE2::PartialMatch(prefix, kMonths)) years->own.insert(y);
  }
}

int YearOfReport(const Years& years, int month) {
  const int told = years.told.empty() ? 0 : *years.told.rbegin();
  const int planned = years.planned.empty() ? 0 : *years.planned.rbegin();
  if (planned > told) {
    // `tổng kết năm 2018, nhiệm vụ năm 2019` is written in December or in January.
    return month >= 10 && (told == 0 || told == planned - 1) ? planned - 1 : planned;
  }
  const bool sums_up = told > 0 && years.summed.contains(told) && planned < told;
  return sums_up && month >= 1 && month <= 2 ? told + 1 : told;
}

int YearOfTerm(const NumberedText& numbered, int month) {
  static const RE2 kCongress(R"((?i)đại hội[^.]{0,160}nhiệm kỳ (20\d\d))");
  static const RE2 kSchoolYear(R"((?i)năm học (20\d\d) ?[\-–] ?(20\d\d))");
  int first = 0, second = 0;
  // Both count over much of the text: they run only where a year stands behind their word.
  const std::string_view text = numbered.text;
  const auto names_year_behind = [&](std::string_view word) {
    return std::any_of(numbered.numbers.begin(), numbered.numbers.end(), [&](Digits number) {
      return number.size() >= 4 && text.substr(number.begin, 2) == "20" &&
             EndsIn(text.substr(0, number.begin), word);
    });
  };
  if (names_year_behind("nhiệm kỳ ") && RE2::PartialMatch(Piece(text), kCongress, &first)) return first;
  if (names_year_behind("năm học ") && RE2::PartialMatch(Piece(text), kSchoolYear, &first, &second))
    return month >= 8 ? first : second;
  return 0;
}

}  // namespace sulieu::article_date
