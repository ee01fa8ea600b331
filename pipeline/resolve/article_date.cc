#include "pipeline/resolve/article_date.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

std::string_view View(re2::StringPiece piece) { return {piece.data(), piece.size()}; }

std::optional<year_month_day> MakeDay(int y, int m, int d) {
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok() || y < 1900 || y > 2099) return std::nullopt;
  return date;
}

// Digits or words (`Sáu`, `mười hai`, `tư`); 0 for none.
int ToNumber(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] >= '0' && text[0] <= '9') return std::atoi(std::string(text).c_str());
  if (text == "Tư" || text == "tư") return 4;
  return static_cast<int>(ParseNumberWords(text).value_or(0));
}

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

// A run of digits [begin, end).
struct Digits {
  size_t begin = 0, end = 0;
  size_t size() const { return end - begin; }
};

struct NumberedText {
  explicit NumberedText(std::string_view all) : text(all) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (size_t at = 0; at < text.size(); ++at) {
      if (!is_digit(text[at])) continue;
      const size_t begin = at;
      while (at < text.size() && is_digit(text[at])) ++at;
      numbers.push_back({begin, at});
    }
  }

  std::string_view text;
  std::vector<Digits> numbers;
};

// Finds the matches of a pattern around a number, one behind the other. It is tried near the numbers alone:
// of the body of an article, often one line, few words stand near one.
class NumberSearch {
 public:
  using Asks = bool (*)(std::string_view text, Digits number);

  // `asks` says whether a number may be the one; a match begins at most `before` bytes before it and ends
  // less than kBehind behind it.
  NumberSearch(const NumberedText& numbered, size_t before, Asks asks)
      : text_(numbered.text), numbers_(numbered.numbers), before_(before), asks_(asks) {}

  // Goes on where the last match ended.
  bool Find(const RE2& regex, re2::StringPiece* groups, int count) {
    for (; next_ < numbers_.size(); ++next_) {
      const Digits number = numbers_[next_];
      if (number.begin < from_ || !asks_(text_, number)) continue;
      const re2::StringPiece rest = Piece(text_.substr(from_));
      const size_t begin = number.begin - from_ > before_ ? number.begin - from_ - before_ : 0;
      const size_t end = std::min(number.end - from_ + kBehind, rest.size());
      if (!regex.Match(rest, begin, end, RE2::UNANCHORED, groups, count)) continue;
      GoOn(groups[0]);
      return true;
    }
    return false;
  }

  // Goes on behind a group of the last match.
  void GoOn(re2::StringPiece group) {
    from_ = static_cast<size_t>(group.data() + group.size() - text_.data());
  }

 private:
  static constexpr size_t kBehind = 48;

  std::string_view text_;
  const std::vector<Digits>& numbers_;
  size_t before_;
  Asks asks_;
  size_t from_ = 0;  // where the search goes on: the beginning of the text for the pattern
  size_t next_ = 0;  // the number asked next
};

bool IsYearLong(std::string_view, Digits digits) { return digits.size() == 4; }

bool IsYear(std::string_view text, Digits digits) {
  const std::string_view century = text.substr(digits.begin, 2);
  return digits.size() == 4 && (century == "19" || century == "20");
}

// The day of `8/2`, `8 tháng 2`.
bool IsDayOfMonth(std::string_view text, Digits digits) {
  constexpr std::string_view kBehindDay = "/.- ";
  return digits.size() <= 2 && digits.end < text.size() &&
         kBehindDay.find(text[digits.end]) != std::string_view::npos;
}

// The day the report opens with: the first day behind a word of time that belongs to no document.
std::optional<Opening> FindOpening(const NumberedText& numbered) {
  static const RE2 kDay(
      R"((?i)(?:^|[^\pL\d/.\-])(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|nay|qua|mai)[ ,(–\-]*(?:ngày )?(\d{1,2})(?:[/.\-]| tháng )(\d{1,2})(?:(?:[/.\-]|,? năm )(\d{4}))?(?:[^\d/%]|$))");
  constexpr size_t kWordsBefore = 96;
  const std::string_view text = numbered.text;
  NumberSearch search(numbered, kWordsBefore, IsDayOfMonth);
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

// The years an article speaks of.
struct Years {
  std::set<int> told;     // past or present
  std::set<int> planned;  // of tasks and plans: the coming year at the end of one
  std::set<int> summed;   // summed up: the year that has just ended, or is ending
  std::set<int> own;      // named in title or lead or twice, planned, summed up, or its first months counted
  int documents = 0;      // the latest year in the number of a document: 44/2016/NĐ-CP
  int periods = 0;        // the latest first year of a period: giai đoạn 2017-2021
  std::vector<year_month_day> months;  // the last days of months named with their year
};

// Prefix and year. The prefix decides what the year is; an aim or a period is no evidence.
void ReadYears(const NumberedText& text, bool leading, Years* years) {
  static const RE2 kYear(
      R"((?i)((?:[^\s\d.,;:()]+ ){0,8}[^\s\d.,;:()]* ?)(năm |giai đoạn |nhiệm kỳ |tháng \d{1,2}[/\-.]|\d{1,2}[/.\-]\d{1,2}[/.\-]|quý \w+[/\-. ])((?:19|20)\d\d)( ?[\-–/] ?\d{2,4}| đến)?(?:[^\d]|$))");
  static const RE2 kAim(
      R"((?i)(?:từ|đến|tới|trước|sau|tầm nhìn|giai đoạn|nhiệm kỳ|khóa|khoá|luật|bộ luật|học|vụ) (?:hết |cuối |đầu |ngày |thời điểm )?$)");
  static const RE2 kPlan(R"((?i)(?:nhiệm vụ|phương hướng|kế hoạch|mục tiêu|chỉ tiêu|dự toán|chương trình))");
  static const RE2 kDocument(R"(/(20\d\d)/\p{Lu})");
  static const RE2 kSum(R"((?i)(?:tổng kết|kết quả|sơ kết))");
  static const RE2 kMonth("^(?i:tháng) (\\d+)");
  static const RE2 kMonths(R"((?i)tháng (?:đầu|cuối) $)");
  constexpr size_t kWordsBefore = 320;
  re2::StringPiece groups[5];
  NumberSearch documents(text, 1, IsYear);
  while (documents.Find(kDocument, groups, 2))
    years->documents = std::max(years->documents, ToNumber(View(groups[1])));
  NumberSearch search(text, kWordsBefore, IsYear);
  while (search.Find(kYear, groups, 5)) {
    const re2::StringPiece prefix = groups[1], kind = groups[2], range = groups[4];
    const int y = ToNumber(View(groups[3]));
    if (!range.empty()) years->periods = std::max(years->periods, y);
    if (!range.empty() || RE2::PartialMatch(prefix, kAim)) continue;
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

// The year in which the report was written, 0 when it tells none.
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

// `Đại hội ... nhiệm kỳ 2020-2025` is held in the first year of the term; a school year ends in May.
int YearOfTerm(const NumberedText& numbered, int month) {
  static const RE2 kCongress(R"((?i)đại hội[^.]{0,160}nhiệm kỳ (20\d\d))");
  static const RE2 kSchoolYear(R"((?i)năm học (20\d\d) ?[\-–] ?(20\d\d))");
  int first = 0, second = 0;
  // Both count over much of the text: they run only where a year is.
  const std::string_view text = numbered.text;
  const auto may_be_year = [&](Digits number) {
    return number.size() >= 4 && text.substr(number.begin, 2) == "20";
  };
  if (std::none_of(numbered.numbers.begin(), numbered.numbers.end(), may_be_year)) return 0;
  if (RE2::PartialMatch(Piece(text), kCongress, &first)) return first;
  if (RE2::PartialMatch(Piece(text), kSchoolYear, &first, &second)) return month >= 8 ? first : second;
  return 0;
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
  constexpr size_t kWordsBefore = 96;
  NumberSearch search(text, kWordsBefore, IsYearLong);
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
