#include "pipeline/resolve/article_years.h"

#include <algorithm>
#include <optional>

#include "pipeline/base/utf8.h"
#include "pipeline/rules/pattern_set.h"

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

// The year of `44/2016/NĐ-CP`, from the sign before it on.
std::optional<size_t> YearOfDocument(std::string_view text, Digits digits) {
  const bool of_document = digits.begin > 0 && text[digits.begin - 1] == '/' && digits.end < text.size() &&
                           text[digits.end] == '/' && IsYear(text, digits);
  return of_document ? std::optional(digits.begin - 1) : std::nullopt;
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

// `năm `, `tháng 6/` at the end of the text; empty for none.
std::string_view KindOfYear(std::string_view before) {
  static const RE2 kKind(
      R"((?i)(?:năm |giai đoạn |nhiệm kỳ |tháng \d{1,2}[/\-.]|\d{1,2}[/.\-]\d{1,2}[/.\-]|quý \w+[/\-. ])$)");
  constexpr size_t kLongestKind = 32;
  // Nearly all years: no other kind ends so.
  if (const auto rest = BeforeEnding(before, "năm ")) return before.substr(rest->size());
  const re2::StringPiece window = Piece(before.substr(before.size() - std::min(before.size(), kLongestKind)));
  re2::StringPiece kind;
  if (!kKind.Match(window, 0, window.size(), RE2::UNANCHORED, &kind, 1)) return {};
  return View(kind);
}

// What makes a year at the head of this text the first of several, with the character behind: ` - 2020 `.
struct RangeOfYears {
  bool found = false;
  size_t end = 0;
};

std::optional<RangeOfYears> ReadRange(std::string_view rest) {
  static const RE2 kRange(R"(^((?: ?[\-–/] ?\d{2,4}| đến)?)(?:[^\d]|$))");
  const std::string_view sign = rest.substr(rest.starts_with(' ') ? 1 : 0);
  const bool may_range =
      sign.starts_with('-') || sign.starts_with('/') || sign.starts_with("–") || sign.starts_with("đ");
  if (!may_range) return RangeOfYears{false, DecodeAt(rest, 0).length};
  re2::StringPiece groups[2];
  if (!kRange.Match(Piece(rest), 0, rest.size(), RE2::ANCHOR_START, groups, 2)) return std::nullopt;
  return RangeOfYears{!groups[1].empty(), groups[0].size()};
}

std::optional<NamedYear> ReadNamedYear(std::string_view text, Digits digits, size_t from) {
  constexpr size_t kWordsBefore = 320;
  if (digits.begin < from || !IsNamedYear(text, digits)) return std::nullopt;
  const std::string_view before = text.substr(from, digits.begin - from);
  const std::string_view kind = KindOfYear(before);
  if (kind.empty()) return std::nullopt;
  std::string_view words = before.substr(0, before.size() - kind.size());
  words.remove_prefix(words.size() - std::min(words.size(), kWordsBefore));
  const auto range = ReadRange(text.substr(digits.end));
  if (!range) return std::nullopt;
  return NamedYear{ToNumber(text.substr(digits.begin, 4)), WordsUpTo(words), kind, range->found,
                   digits.end + range->end};
}

}  // namespace

// Prefix and year. The prefix decides what the year is; an aim or a period is no evidence.
void ReadYears(const NumberedText& text, bool leading, Years* years) {
  static const RE2 kDocument(R"(/(20\d\d)/\p{Lu})");
  static const RE2 kMonth("^(?i:tháng) (\\d+)");
  enum Prefix : size_t { kAim, kPlan, kSum, kMonths };
  static const PatternSet kPrefixes(
      {{R"((?i)(?:từ|đến|tới|trước|sau|tầm nhìn|giai đoạn|nhiệm kỳ|khóa|khoá|luật|bộ luật|học|vụ) (?:hết |cuối |đầu |ngày |thời điểm )?$)",
        {}},
       {"(?i)(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|chỉ tiêu|dự toán|chương trình)", {}},
       {"(?i)(?:tổng kết|kết quả|sơ kết)", {}},
       {"(?i)tháng (?:đầu|cuối) $", {}}});
  re2::StringPiece groups[2];
  NumberSearch documents(text, YearOfDocument);
  while (documents.Find(kDocument, groups, 2))
    years->documents = std::max(years->documents, ToNumber(View(groups[1])));
  size_t from = 0;
  for (const Digits number : text.numbers) {
    const auto named = ReadNamedYear(text.text, number, from);
    if (!named) continue;
    from = named->end;
    const int y = named->year;
    if (named->range) {
      years->periods = std::max(years->periods, y);
      continue;
    }
    const PatternSet::Words prefix(kPrefixes, named->prefix);
    if (prefix.Match(kAim)) continue;
    const bool year_word = named->kind.size() == std::string_view("năm ").size();
    const bool plan = year_word && prefix.Match(kPlan);
    const bool sum = year_word && prefix.Match(kSum);
    const bool again = !(plan ? years->planned : years->told).insert(y).second;
    int m = 0;
    if (!year_word && RE2::PartialMatch(Piece(named->kind), kMonth, &m)) {
      if (const auto date = MakeDay(y, m, 28)) years->months.push_back(*date);
    }
    if (sum) years->summed.insert(y);
    if (leading || again || plan || sum || prefix.Match(kMonths)) years->own.insert(y);
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
