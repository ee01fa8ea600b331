#include "pipeline/resolve/article_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "pipeline/resolve/article_years.h"

namespace sulieu {
namespace {

using article_date::Digits;
using article_date::EndsIn;
using article_date::IsAnyOf;
using article_date::MakeDay;
using article_date::NumberedText;
using article_date::NumberSearch;
using article_date::Piece;
using article_date::ToNumber;
using article_date::View;
using article_date::Years;
using std::chrono::year_month_day;

// `Quyết định số 12/QĐ-UBND ngày 22/8/2022`: the day of a document, not of the report.
bool IsOfDocument(std::string_view before) {
  static const RE2 kNumber(R"((?i)(?:\d+[/\-][\pL\d\-/&]+|số \S+|điều \d+|khoản \d+),?(?: ký)?[ (]*$)");
  static const RE2 kPast(R"((?i)(?:kỷ niệm|thành lập|sinh|truyền thống|năm|từ|đến|trước)[^.,;]{0,40}$)");
  if (before.size() > 64) before.remove_prefix(before.size() - 64);
  return RE2::PartialMatch(Piece(before), kNumber) || RE2::PartialMatch(Piece(before), kPast);
}

struct Opening {
  int day = 0, month = 0, year = 0;  // year 0: not said
};

// How far before its number a day may begin, in bytes.
constexpr size_t kWordsBeforeDay = 96;

// Whether a word of time stands right before, but for `ngày ` and what parts them: `Sáng nay (ngày `.
bool IsBehindTime(std::string_view before) {
  constexpr std::string_view kTimes[] = {"sáng", "trưa", "chiều", "tối", "đêm",
                                         "ngày", "hôm",  "nay",   "qua", "mai"};
  while (!before.empty() && (IsAnyOf(" ,(-", before.back()) || before.ends_with("–")))
    before.remove_suffix(before.ends_with("–") ? std::string_view("–").size() : 1);
  return std::any_of(std::begin(kTimes), std::end(kTimes),
                     [&](std::string_view word) { return EndsIn(before, word); });
}

// The day of `sáng 8/2`, `ngày 8 tháng 2`.
bool IsDayToldOf(std::string_view text, Digits digits) {
  if (digits.size() > 2 || digits.end + 1 >= text.size()) return false;
  if (!IsBehindTime(text.substr(0, digits.begin))) return false;
  const char next = text[digits.end + 1];
  if (text[digits.end] == ' ') return next == 't' || next == 'T';
  return IsAnyOf("/.-", text[digits.end]) && next >= '0' && next <= '9';
}

// The year of a full date, which comes last, or first before signs: `8/2/2018`, `8 tháng 2 năm 2018`,
// `Tháng Hai 8, 2018`, `2018-02-08`.
bool IsYearOfDate(std::string_view text, Digits digits) {
  if (digits.size() != 4) return false;
  const char last = digits.begin > 0 ? text[digits.begin - 1] : '\0';
  const char next = digits.end < text.size() ? text[digits.end] : '\0';
  if (IsAnyOf("/.-", last) || IsAnyOf("/-", next)) return true;
  const size_t window = digits.begin - std::min<size_t>(digits.begin, kWordsBeforeDay);
  return last == ' ' && text.substr(window, digits.begin - window).find("háng ") != std::string_view::npos;
}

// The day the report opens with: the first day behind a word of time that belongs to no document.
std::optional<Opening> FindOpening(const NumberedText& numbered) {
  static const RE2 kDay(
      R"((?i)(?:^|[^\pL\d/.\-])(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|nay|qua|mai)[ ,(–\-]*(?:ngày )?(\d{1,2})(?:[/.\-]| tháng )(\d{1,2})(?:(?:[/.\-]|,? năm )(\d{4}))?(?:[^\d/%]|$))");
  const std::string_view text = numbered.text;
  NumberSearch search(numbered, kWordsBeforeDay, IsDayToldOf);
  re2::StringPiece groups[4];
  while (search.Find(kDay, groups, 4)) {
    const std::string_view before = text.substr(0, static_cast<size_t>(groups[0].data() - text.data()));
    const Opening found{ToNumber(View(groups[1])), ToNumber(View(groups[2])), ToNumber(View(groups[3]))};
    if (!IsOfDocument(before) && MakeDay(found.year ? found.year : 2020, found.month, found.day))
      return found;
    search.GoOn(groups[2]);
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

std::vector<year_month_day> FindFullDates(const NumberedText& text) {
  static const RE2 kFull(
      R"((?:^|[^\d/.\-])(?:(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{4})[/\-](\d{2})[/\-](\d{2})|(\d{1,2}) [Tt]háng (\d{1,2}|\pL+(?: [Mm]ột| [Hh]ai)?),? (?:năm )?(\d{4})|[Tt]háng (\d{1,2}|\pL+(?: [Mm]ột| [Hh]ai)?) (\d{1,2}), (\d{4}))(?:$|[^\d/]))");
  constexpr int kOrder[4][3] = {{0, 1, 2}, {2, 1, 0}, {0, 1, 2}, {1, 0, 2}};  // day, month, year
  std::vector<year_month_day> dates;
  NumberSearch search(text, kWordsBeforeDay, IsYearOfDate);
  re2::StringPiece groups[13];
  const re2::StringPiece* const g = groups + 1;
  while (search.Find(kFull, groups, 13)) {
    for (int shape = 0; shape < 4; ++shape) {
      const auto part = [&](int which) { return ToNumber(View(g[shape * 3 + kOrder[shape][which]])); };
      if (const auto date = MakeDay(part(2), part(1), part(0)); date && part(0) > 0) dates.push_back(*date);
    }
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
