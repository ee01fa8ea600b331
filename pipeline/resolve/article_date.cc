#include "pipeline/resolve/article_date.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"
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

// How far before its number a day may begin, in bytes.
constexpr size_t kWordsBeforeDay = 96;

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

// Whether the text ends in these letters, whatever their case. Requires: `letters` are small ones.
bool EndsIn(std::string_view text, std::string_view letters) {
  size_t at = text.size();
  for (size_t left = letters.size(); left > 0;) {
    const CodePoint wanted = DecodeBefore(letters, left), here = DecodeBefore(text, at);
    if (here.length == 0 || ToLower(here.value) != wanted.value) return false;
    left -= wanted.length;
    at -= here.length;
  }
  return true;
}

bool IsAnyOf(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }

bool IsYear(std::string_view text, Digits digits) {
  const std::string_view century = text.substr(digits.begin, 2);
  return digits.size() == 4 && (century == "19" || century == "20");
}

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
