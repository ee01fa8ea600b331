#include "pipeline/resolve/article_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "pipeline/resolve/article_years.h"
#include "pipeline/rules/letter_class.h"
#include "pipeline/rules/pattern_set.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

using article_date::BeforeEnding;
using article_date::Digits;
using article_date::IsAnyOf;
using article_date::MakeDay;
using article_date::NumberedText;
using article_date::NumberSearch;
using article_date::Piece;
using article_date::ToNumber;
using article_date::View;
using article_date::Years;
using std::chrono::year_month_day;

// `Quyết định số 12/QĐ-UBND ngày 22/8/2022`: the day of a document, not of the report; nor that of an
// anniversary or of a period.
bool IsOfDocument(std::string_view before) {
  enum Before : size_t { kNumber, kPast };
  static const std::string kPasts = "(?i:kỷ niệm|thành lập|sinh|truyền thống|năm|từ|đến|trước)";
  static const PatternSet kBefore(
      {{R"((?i)(?:\d+[/\-][\pL\d\-/&]+|số \S+|điều \d+|khoản \d+),?(?: ký)?[ (]*$)", {R"((?i)\d|số )"}},
       {kPasts + "[^.,;]{0,40}$", {kPasts}, kPasts, 40}});
  if (before.size() > 64) before.remove_prefix(before.size() - 64);
  const PatternSet::Words words(kBefore, before);
  if (words.Match(kNumber)) return true;
  return words.MayMatch(kPast) && words.MatchFrom(before.find_last_of(".,;") + 1, kPast);
}

struct Opening {
  int day = 0, month = 0, year = 0;  // year 0: not said
};

// At or before the first byte of the character that ends at `at`, whatever its length.
size_t OneBefore(size_t at) { return at - std::min<size_t>(at, 4); }

// The text before a word of time in which it ends, but for what parts it from the number: `nay (`, `hôm `.
std::optional<std::string_view> BeforeTime(std::string_view text) {
  constexpr std::string_view kTimes[] = {"sáng", "trưa", "chiều", "tối", "đêm",
                                         "ngày", "hôm",  "nay",   "qua", "mai"};
  while (!text.empty() && (IsAnyOf(" ,(-", text.back()) || text.ends_with("–")))
    text.remove_suffix(text.ends_with("–") ? std::string_view("–").size() : 1);
  for (std::string_view word : kTimes) {
    if (const auto before = BeforeEnding(text, word)) return before;
  }
  return std::nullopt;
}

// The day of `sáng 8/2`, `Sáng nay (ngày 8 tháng 2`: from the character before its first word of time on.
std::optional<size_t> DayToldOf(std::string_view text, Digits digits) {
  if (digits.size() > 2 || digits.end + 1 >= text.size()) return std::nullopt;
  const char sign = text[digits.end], next = text[digits.end + 1];
  const bool month = sign == ' ' ? next == 't' || next == 'T' : IsAnyOf("/.-", sign) && IsDigit(next);
  const auto before = month ? BeforeTime(text.substr(0, digits.begin)) : std::nullopt;
  if (!before) return std::nullopt;
  return OneBefore(BeforeTime(*before).value_or(*before).size());
}

// Takes one or two digits with one of the signs behind them from the end of the text.
bool TakeNumberAndSign(std::string_view* text) {
  if (text->empty() || !IsAnyOf("/.-", text->back())) return false;
  text->remove_suffix(1);
  const size_t size = text->size();
  while (size - text->size() < 2 && !text->empty() && IsDigit(text->back())) text->remove_suffix(1);
  return text->size() < size;
}

// The year of a full date, which comes last, or first before signs: `8/2/2018`, `8 tháng 2 năm 2018`,
// `Tháng Hai 8, 2018`, `2018-02-08`: from the character before the date on.
std::optional<size_t> YearOfDate(std::string_view text, Digits digits) {
  if (digits.size() != 4) return std::nullopt;
  std::string_view before = text.substr(0, digits.begin);
  const std::string_view behind = text.substr(digits.end);
  if (TakeNumberAndSign(&before) && TakeNumberAndSign(&before)) return OneBefore(before.size());
  if (behind.size() > 4 && IsAnyOf("/-", behind[0]) && IsAnyOf("/-", behind[3]))
    return OneBefore(digits.begin);
  if (digits.begin == 0 || text[digits.begin - 1] != ' ') return std::nullopt;
  // At most three spaces stand between `tháng ` and the year: `mười hai, năm 2018`.
  constexpr std::string_view kMonth = "háng ", kDayBefore = "31 t";
  const size_t window = digits.begin - std::min<size_t>(digits.begin, 96);
  const std::string_view words = text.substr(window, digits.begin - window);
  const size_t month = words.rfind(kMonth);
  if (month == words.npos) return std::nullopt;
  const std::string_view between = words.substr(month + kMonth.size());
  if (std::count(between.begin(), between.end(), ' ') > 3) return std::nullopt;
  return OneBefore(window + month - std::min(window + month, kDayBefore.size()));
}

// The day the report opens with: the first day behind a word of time that belongs to no document.
std::optional<Opening> FindOpening(const NumberedText& numbered) {
  static const RE2 kDay(WithLetterRanges(
      R"((?i)(?:^|[^\pL\d/.\-])(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|nay|qua|mai)[ ,(–\-]*(?:ngày )?\d{1,2}(?:[/.\-]| tháng )\d{1,2}(?:(?:[/.\-]|,? năm )\d{4})?(?:[^\d/%]|$))"));
  const std::string_view text = numbered.text;
  NumberSearch search(numbered, DayToldOf);
  for (re2::StringPiece match; search.Find(kDay, &match, 1);) {
    const std::string_view before = text.substr(0, static_cast<size_t>(match.data() - text.data()));
    // All digits of a match are those of its day, month and year; groups would cost more.
    const NumberedText told(View(match));
    const Opening found{ToNumber(told.digits(0)), ToNumber(told.digits(1)), ToNumber(told.digits(2))};
    if (!IsOfDocument(before) && MakeDay(found.year ? found.year : 2020, found.month, found.day))
      return found;
    search.GoOn(Piece(told.digits(1)));
  }
  return std::nullopt;
}

ReferenceDate Make(DatePrecision precision, year_month_day date) {
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
  ReferenceDate reference{DateBasis::kArticle, precision, date, fmt::format("{:04}", y)};
  if (precision >= DatePrecision::kMonth) reference.published += fmt::format("-{:02}", m);
  if (precision == DatePrecision::kDay) reference.published += fmt::format("-{:02}", d);
  return reference;
}

struct Evidence {
  std::vector<Opening> openings;  // of the first passages of prose, the likelier first
  Years years;
  int term = 0;
  std::vector<year_month_day> dates;  // full dates
};

// Whether the text bears out that the report is of that day: it makes the year its own, or names a day in the
// four months before. A year told of in passing (`vào nghề từ năm 2009`) is no year of the report.
bool IsBorneOut(const Evidence& evidence, year_month_day date) {
  const int y = static_cast<int>(date.year());
  if (evidence.years.own.contains(y) || evidence.years.summed.contains(y - 1) || evidence.term == y)
    return true;
  const std::chrono::sys_days end(date);
  const auto is_near = [&](year_month_day other) {
    const auto before = (end - std::chrono::sys_days(other)).count();
    return before >= -31 && before <= 124;
  };
  return std::any_of(evidence.dates.begin(), evidence.dates.end(), is_near) ||
         std::any_of(evidence.years.months.begin(), evidence.years.months.end(), is_near);
}

// The opening day in the first year of a period, when the latest document it quotes is of that year or the
// year before.
std::optional<year_month_day> ByBounds(const Evidence& evidence) {
  const int y = evidence.years.periods;
  const bool bounded = evidence.years.documents == y || evidence.years.documents == y - 1;
  if (evidence.openings.empty() || y == 0 || !bounded) return std::nullopt;
  return MakeDay(y, evidence.openings[0].month, evidence.openings[0].day);
}

std::optional<year_month_day> Latest(const Evidence& evidence) {
  const auto latest = std::max_element(evidence.dates.begin(), evidence.dates.end());
  return latest == evidence.dates.end() ? std::nullopt : std::optional(*latest);
}

// Day, month and year of a full date. Of dates in figures the digits are all there is to read.
std::optional<year_month_day> ReadFullDate(std::string_view match) {
  static const RE2 kInWords(WithLetterRanges(
      R"((?:(\d{1,2}) [Tt]háng (\d{1,2}|\pL+(?: [Mm]ột| [Hh]ai)?),? (?:năm )?(\d{4})|[Tt]háng (\d{1,2}|\pL+(?: [Mm]ột| [Hh]ai)?) (\d{1,2}), (\d{4})))"));
  const NumberedText told(match);
  const auto date = [](std::string_view d, std::string_view m, std::string_view y) {
    const int day = ToNumber(d);
    return day > 0 ? MakeDay(ToNumber(y), ToNumber(m), day) : std::nullopt;
  };
  if (told.numbers.size() == 3 && IsAnyOf("/.-", match[told.numbers[0].end])) {
    return told.numbers[0].size() == 4 ? date(told.digits(2), told.digits(1), told.digits(0))
                                       : date(told.digits(0), told.digits(1), told.digits(2));
  }
  re2::StringPiece g[7];
  if (!kInWords.Match(Piece(match), 0, match.size(), RE2::UNANCHORED, g, 7)) return std::nullopt;
  return g[1].empty() ? date(View(g[5]), View(g[4]), View(g[6])) : date(View(g[1]), View(g[2]), View(g[3]));
}

std::vector<year_month_day> FindFullDates(const NumberedText& text) {
  static const RE2 kFull(WithLetterRanges(
      R"((?:^|[^\d/.\-])(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}[/\-]\d{2}[/\-]\d{2}|\d{1,2} [Tt]háng (?:\d{1,2}|\pL+(?: [Mm]ột| [Hh]ai)?),? (?:năm )?\d{4}|[Tt]háng (?:\d{1,2}|\pL+(?: [Mm]ột| [Hh]ai)?) \d{1,2}, \d{4})(?:$|[^\d/]))"));
  std::vector<year_month_day> dates;
  NumberSearch search(text, YearOfDate);
  for (re2::StringPiece match; search.Find(kFull, &match, 1);) {
    if (const auto date = ReadFullDate(View(match))) dates.push_back(*date);
  }
  return dates;
}

Evidence Collect(const Article& article) {
  Evidence evidence;
  int prose = 0;
  for (const Passage& passage : article.passages) {
    if (passage.kind == PassageKind::kFurniture || passage.kind == PassageKind::kByline) continue;
    const NumberedText text(passage.span.In(article.text));
    const bool title = passage.kind == PassageKind::kTitle || passage.kind == PassageKind::kCaption;
    if (!title && prose++ < 3) {
      if (const auto opening = FindOpening(text)) evidence.openings.push_back(*opening);
    }
    ReadYears(text, passage.kind == PassageKind::kTitle || prose == 1, &evidence.years);
    if (evidence.term == 0 && prose <= 1) {
      evidence.term = YearOfTerm(text, evidence.openings.empty() ? 5 : evidence.openings[0].month);
    }
    for (const year_month_day& date : FindFullDates(text)) evidence.dates.push_back(date);
  }
  return evidence;
}

}  // namespace

std::vector<year_month_day> FullDates(std::string_view text) { return FindFullDates(NumberedText(text)); }

std::optional<ReferenceDate> DateOfArticle(const Article& article) {
  const Evidence evidence = Collect(article);
  for (const Opening& opening : evidence.openings) {
    int y = YearOfReport(evidence.years, opening.month);
    if (y == 0) y = evidence.term;
    if (y == 0 && opening.year == 0) continue;
    if (opening.year != 0 && opening.year < y - 1) continue;  // the story begins long ago
    const auto date = MakeDay(opening.year ? opening.year : y, opening.month, opening.day);
    if (date && (opening.year || IsBorneOut(evidence, *date))) return Make(DatePrecision::kDay, *date);
  }
  if (const auto date = ByBounds(evidence)) return Make(DatePrecision::kDay, *date);
  int y = YearOfReport(evidence.years, 6);
  if (y == 0) y = evidence.term;
  const auto latest = Latest(evidence);
  const int latest_year = latest ? static_cast<int>(latest->year()) : 0;
  const bool future = latest_year > y && evidence.years.own.contains(y);  // `từ ngày 1/9/2017` in 2016
  if (latest && latest_year >= y && !future) return Make(DatePrecision::kMonth, *latest);
  if (y == 0 || (!evidence.years.own.contains(y) && evidence.term != y)) return std::nullopt;
  return Make(DatePrecision::kYear, *MakeDay(y, 7, 1));
}

}  // namespace sulieu
