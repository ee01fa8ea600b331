#include "extractors/dates/context.h"

#include <re2/re2.h>

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/rules/letter_class.h"
#include "pipeline/text/letters.h"

namespace sulieu::dates {
namespace {

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// No more of the sentence than a check may need: RE2 would read all of it.
std::string_view Head(std::string_view text, size_t bytes) {
  while (bytes < text.size() && IsContinuation(text[bytes])) ++bytes;
  return text.substr(0, bytes);
}
std::string_view Tail(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  size_t at = text.size() - bytes;
  while (at < text.size() && IsContinuation(text[at])) ++at;
  return text.substr(at);
}

bool IsDigitAt(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// What an expression needs to begin or end with is asked in plain code first: nearly all texts lack it.

// `1.[5/6]`, `7:[5/6]`, `12-[5/6]`: part of a longer number. A date before a dash is no such part.
bool GluedLeft(std::string_view before) {
  static const RE2 kDateDash(R"((?:\d[/.]\d{1,2}|\d{4})-$)");
  if (before.empty() || std::string_view(".,/:-").find(before.back()) == std::string_view::npos) return false;
  const char32_t last = DecodeBefore(before, before.size() - 1).value;
  if (before.back() == '/') return true;
  if (before.back() == '-') return IsWordChar(last) && !RE2::PartialMatch(Piece(Tail(before, 24)), kDateDash);
  return IsDigit(last) || before.ends_with("..");
}

bool GluedRight(std::string_view behind) {
  static const RE2 kDashDate(R"(^-(?:\d{1,2}[/.]\d{1,2}|\d{1,2}-\d{1,2}-\d{4}|\d{4})(?:[^\d]|$))");
  const std::string_view sign = behind.substr(behind.starts_with(' ') ? 1 : 0);
  if (sign.starts_with("%") || sign.starts_with("°")) return true;
  if (behind.empty() || std::string_view(".,/:-").find(behind.front()) == std::string_view::npos)
    return false;
  const CodePoint next = DecodeAt(behind, 1);
  if (behind.front() == '/') return IsWordChar(next.value);
  if (behind.front() != '-') return IsDigit(next.value);
  const bool code = IsUpper(next.value) && IsUpper(DecodeAt(behind, 1 + next.length).value);  // `-NQ`
  return code || (IsDigit(next.value) && !RE2::PartialMatch(Piece(Head(behind, 24)), kDashDate));
}

// Whether the first word behind, or behind a bracket or comma, begins as one of kLunar does.
bool MayBeLunar(std::string_view behind) {
  static constexpr std::u32string_view kBegins[] = {U"âm", U"âl", U"nô", U"tế", U"th", U"nă", U"gi", U"ất",
                                                    U"bí", U"đi", U"mậ", U"kỷ", U"ca", U"tâ", U"nh", U"qu"};
  const size_t at = std::min(behind.find_first_not_of(" (,"), behind.size());
  const CodePoint first = DecodeAt(behind, at);
  const char32_t begin[] = {ToLower(first.value), ToLower(DecodeAt(behind, at + first.length).value)};
  return std::find(std::begin(kBegins), std::end(kBegins), std::u32string_view(begin, 2)) !=
         std::end(kBegins);
}

// Days of the lunar calendar have no fixed day in ours.
bool IsLunar(std::string_view behind) {
  static const RE2 kLunar(WithLetterRanges(
      R"(^ ?[(,]? ?(?i:âm lịch|âl|nông lịch|tết|tháng (?:giêng|chạp)|(?:năm )?(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) \pL))"));
  return MayBeLunar(behind) && RE2::PartialMatch(Piece(Head(behind, 48)), kLunar);
}

bool StartsLower(std::string_view word) { return !word.empty() && !IsUpper(DecodeAt(word, 0).value); }

bool IsIn(const RuleSet& rules, std::string_view list, std::string_view word) {
  return !word.empty() && rules.list(list).Contains(word);
}

// One or two words behind that are counted.
bool CountedBehind(const RuleSet& rules, std::string_view behind) {
  const std::string_view first = FirstWord(behind);
  if (first.empty()) return false;
  if (IsIn(rules, "units", first)) return true;
  const auto end = static_cast<size_t>(first.data() - behind.data()) + first.size();
  const std::string_view second = FirstWord(behind.substr(end));
  if (second.empty()) return false;
  const auto begin = static_cast<size_t>(first.data() - behind.data());
  const auto stop = static_cast<size_t>(second.data() - behind.data()) + second.size();
  return rules.list("units").Contains(behind.substr(begin, stop - begin));
}

// `ngày 7 đến hết 11 tháng Giêng`
bool IsLunarList(std::string_view behind) {
  static const RE2 kLunar(R"((?i)^[^.;:\d]{0,16}(?:\d{1,2}[^.;:\d]{0,8})?(?:tháng (?:giêng|chạp)|âm lịch))");
  return RE2::PartialMatch(Piece(Head(behind, 64)), kLunar);
}

// `ngày 20/11 hằng năm` is no day.
bool IsYearly(std::string_view behind) {
  static const RE2 kYearly(R"((?i)^ (?:của )?(?:hàng|hằng|mỗi) năm)");
  if (behind.size() < 2 || std::string_view("cChHmM").find(behind[1]) == std::string_view::npos) return false;
  return RE2::PartialMatch(Piece(Head(behind, 24)), kYearly);
}

Verdict JudgeDay(const RuleSet& rules, std::string_view quote, std::string_view before,
                 std::string_view behind) {
  static const RE2 kDayWord("(?i)(?:ngày|hôm)(?: mùng| mồng)? ?\\d");
  static const RE2 kLunarWord("(?i)m[ùồ]ng \\d");
  static const RE2 kStop(R"(^(?:$|[ ]*[,;.)]|,? (?i:rạng|đến|và|tới)))");
  static const RE2 kFrequency(R"((?i)(?:mỗi|một|hằng|hàng|mấy|\d|cả) $)");
  if (IsLunarList(behind)) return Verdict::kNoDate;
  if (CountedBehind(rules, behind) || RE2::PartialMatch(Piece(Tail(before, 12)), kFrequency))
    return Verdict::kNoDate;
  const bool plain = RE2::PartialMatch(Piece(quote), kDayWord);
  if (!plain && RE2::PartialMatch(Piece(quote), kLunarWord)) return Verdict::kBesideDate;
  if (!plain && !RE2::PartialMatch(Piece(Head(behind, 24)), kStop)) return Verdict::kBesideDate;
  return Verdict::kDate;
}

// In brackets a ratio has no more above than below, and a date has words of time before it.
bool StandsForDay(std::string_view quote, std::string_view before) {
  static const RE2 kTime(R"((?i)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|thứ|chủ nhật|lễ|tết|kỷ niệm))");
  static const RE2 kSlash(R"((\d+)/(\d+))");
  int a = 0, b = 0;
  if (RE2::FullMatch(Piece(quote), kSlash, &a, &b) && a > b) return true;
  return RE2::PartialMatch(Piece(Tail(before, 48)), kTime);
}

// 21.11, no number of a heading (1.2)
bool IsDayDotMonth(std::string_view quote) {
  static const RE2 kDayMonth(R"(([1-3]\d)\.(?:1[0-2]|0?[1-9]))");
  return RE2::FullMatch(Piece(quote), kDayMonth);
}

Verdict JudgeBareDayMonth(const RuleSet& rules, std::string_view quote, std::string_view before,
                          std::string_view behind) {
  static const RE2 kTime(R"((?:\d ?(?:h|g|giờ)|\d[h:g]\d\d|phút)[ ,]*$)");
  static const RE2 kFollow("(?i)^ (?:vừa qua|vừa rồi|sắp tới|tới đây)");
  static const RE2 kFraction(R"(([1-9]\d?)/([1-9]\d?))");
  static const RE2 kDeicticBefore(
      WithLetterRanges(R"((?i)(?:nay|qua|mai|thứ \pL+|chủ nhật|thứ [2-7])[ ,(]+(?:tức |ngày )?$)"));
  if (RE2::PartialMatch(Piece(Tail(before, 24)), kTime) ||
      RE2::PartialMatch(Piece(Tail(before, 32)), kDeicticBefore)) {
    return Verdict::kDate;
  }
  const bool slash = quote.find('/') != std::string_view::npos;
  if (slash && behind.starts_with(":")) return Verdict::kDate;  // a heading: `Tin trong ngày 5/7:`
  static const RE2 kBullet(R"(^[ •*+\-–]*$)");  // the programme of an event: `• 21.11: Hội thảo`
  if (behind.starts_with(":") && RE2::FullMatch(Piece(before), kBullet) && IsDayDotMonth(quote))
    return Verdict::kDate;
  if (slash && before.ends_with("(") && behind.starts_with(")") && StandsForDay(quote, before))
    return Verdict::kDate;
  if (RE2::PartialMatch(Piece(Head(behind, 16)), kFollow)) return Verdict::kDate;
  const auto* cue = rules.list("cues").Find(LastWord(before));
  if (!cue) return Verdict::kBesideDate;
  if (cue->canonical == "strong") return Verdict::kDate;
  int a = 0, b = 0;
  const bool share = slash && RE2::FullMatch(Piece(quote), kFraction, &a, &b) && a <= b;
  if (share && CountedBehind(rules, behind)) return Verdict::kNoDate;  // `đến 12/12 điểm cầu`
  // `đến trước 31-12 cấp xong`: no range goes down
  static const RE2 kDash(R"(([1-9]\d?)-([1-9]\d?))");
  const bool down = RE2::FullMatch(Piece(quote), kDash, &a, &b) && a > b && a > 12;
  const bool number = (!slash && !down) || (share && a < 5 && a < b);  // `từ 1/3 dân số`
  if (number && StartsLower(FirstWord(behind)) && !IsIn(rules, "follows", FirstWord(behind)))
    return Verdict::kNoDate;
  return Verdict::kDate;
}

Verdict JudgeMonth(const RuleSet& rules, std::string_view text, const Mention& match, std::string_view before,
                   std::string_view behind) {
  static const RE2 kDuration(
      R"((?i)(?:\d|mỗi|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|nửa|hằng|hàng|mấy|nhiều|vài|những|cách mạng) $)");
  if (!match.Get("mod") && RE2::PartialMatch(Piece(Tail(before, 24)), kDuration)) return Verdict::kNoDate;
  if (CountedBehind(rules, behind)) return Verdict::kNoDate;
  const auto month = match.Get("month");
  if (!month || match.Get("follow") || match.Get("rel")) return Verdict::kDate;
  const std::string_view word = month->In(text);
  if (IsDigit(DecodeAt(word, 0).value)) return Verdict::kDate;
  const char32_t second = DecodeAt(word, DecodeAt(word, 0).length).value;
  return IsUpper(DecodeAt(word, 0).value) && !IsUpper(second) ? Verdict::kDate : Verdict::kNoDate;
}

Verdict JudgeYear(const RuleSet& rules, std::string_view quote, std::string_view before,
                  std::string_view behind) {
  static const RE2 kNumberBefore(R"((?i)(?:\d|số|hơn|gần|mốc|lô|thửa|km|đt|tel|fax|[+$#]) ?:? ?$)");
  static const RE2 kNumberBehind(R"(^ ?(?:\d|[$%°x×]|-\d{3}(?:\D|$)))");
  if (RE2::PartialMatch(Piece(Tail(before, 12)), kNumberBefore)) return Verdict::kNoDate;
  if (RE2::PartialMatch(Piece(Head(behind, 12)), kNumberBehind)) return Verdict::kNoDate;
  if (CountedBehind(rules, behind)) return Verdict::kNoDate;
  static const RE2 kCue(R"((?i)(?:^|[ (,])(?:từ|đến|tới|vào|trước|sau|đầu|giữa|cuối|hết|nhất|năm) $)");
  const bool round = quote == "1900" || quote == "2000";
  if (!round && RE2::PartialMatch(Piece(Tail(before, 12)), kCue)) return Verdict::kDate;
  const std::string_view word = FirstWord(behind);
  if (word.empty() || !StartsLower(word) || IsIn(rules, "follows", word)) return Verdict::kDate;
  return Verdict::kBesideDate;
}

// First and last year without a word: dates unless counted.
Verdict JudgeYears(const RuleSet& rules, std::string_view before, std::string_view behind) {
  return JudgeYear(rules, "", before, behind) == Verdict::kNoDate ? Verdict::kNoDate : Verdict::kDate;
}

// `ba tháng trước` counts from elsewhere, `bước sang năm mới` names no year, `như ngày hôm nay` means
// nowadays.
Verdict JudgeDeictic(std::string_view quote, std::string_view before, std::string_view behind) {
  static const RE2 kLong("(?i)^(?:sang )?(?:tuần|tháng|năm) ?");
  static const RE2 kCount(
      R"((?i)(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|vài|ít|mấy|những|các|nửa|hàng|hằng) $)");
  static const RE2 kNewYear("^ (?i:mới|\\d|thứ|học)");
  static const RE2 kToday("(?i)^(?:ngày )?hôm nay$");
  static const RE2 kOpens(
      R"((?i)(?:^|[,(“"‘'–:;\-]|trong|vào|từ|bắt đầu|sáng|trưa|chiều|tối|đêm|và|là|nghị|lễ|họp|hội|phiên|buổi|việc|thảo|đàm|trận) ?$)");
  static const RE2 kReports(
      R"(^ (?i:đưa tin|cho (?:biết|hay)|thông báo|công bố|tuyên bố|khẳng định|đã|sẽ|tại|\())");
  static const RE2 kDateBehind(R"(^ ?[,(–-]? ?(?:tức )?(?:ngày )?\d{1,2}[/.\-]\d)");
  if (RE2::PartialMatch(Piece(quote), kLong)) {
    const bool counted = RE2::PartialMatch(Piece(Tail(before, 16)), kCount);
    const bool new_year = quote.starts_with("s") && RE2::PartialMatch(Piece(Head(behind, 12)), kNewYear);
    return counted || new_year ? Verdict::kNoDate : Verdict::kDate;
  }
  if (!RE2::PartialMatch(Piece(quote), kToday)) return Verdict::kDate;
  if (RE2::PartialMatch(Piece(Head(behind, 24)), kDateBehind)) return Verdict::kDate;
  if (RE2::PartialMatch(Piece(Tail(before, 16)), kOpens)) return Verdict::kDate;
  const bool reported = !quote.starts_with("ng") && RE2::PartialMatch(Piece(Head(behind, 24)), kReports);
  return reported ? Verdict::kDate : Verdict::kNoDate;
}

Verdict JudgeWeekday(std::string_view before, std::string_view behind) {
  static const RE2 kHabitBefore(
      R"((?i)(?:(?:mỗi|các|những|hằng|hàng) (?:buổi |ngày )?|(?:lần|vòng|hạng|trận|người|con|nước|kỳ|bên) )$)");
  static const RE2 kHabitBehind(R"(^ (?i:h[àằ]ng|mỗi|đầu|cuối|thứ))");
  const bool habit = RE2::PartialMatch(Piece(Tail(before, 12)), kHabitBefore) ||
                     RE2::PartialMatch(Piece(Head(behind, 12)), kHabitBehind);
  return habit ? Verdict::kNoDate : Verdict::kDate;
}

// `27-7-1947/27-7-2017`
bool IsAnniversaryPair(std::string_view before, std::string_view behind) {
  static const RE2 kBefore(R"([\-.]\d{4}/$)");
  static const RE2 kBehind(R"(^/\d{1,2}[\-.]\d{1,2}[\-.]\d{4})");
  return RE2::PartialMatch(Piece(Tail(before, 12)), kBefore) ||
         RE2::PartialMatch(Piece(Head(behind, 16)), kBehind);
}

// `Thông tư 05/2017`, `số 05/2017`.
bool IsDocumentNumber(std::string_view before) {
  static const RE2 kDocument(
      R"((?i)(?:số|nghị định|thông tư|liên tịch|quyết định|nghị quyết|chỉ thị|kế hoạch|luật|pháp lệnh|công văn|lệnh|hướng dẫn|no\.?)[ :]*$)");
  return RE2::PartialMatch(Piece(Tail(before, 32)), kDocument);
}

// `9 tháng năm 2025` are nine months of 2025, not the ninth of May.
bool IsMonthsOfYear(std::string_view text, const Mention& match) {
  static const RE2 kMonths("(?i)^\\d{1,2} tháng năm \\d");
  return RE2::PartialMatch(Piece(match.span.In(text)), kMonths);
}

}  // namespace

std::string_view Before(const Article& article, const Mention& mention) {
  const TextSpan sentence = article.sentences[mention.sentence].span;
  return TextSpan{sentence.begin, mention.span.begin}.In(article.text);
}

std::string_view Behind(const Article& article, const Mention& mention) {
  const TextSpan sentence = article.sentences[mention.sentence].span;
  return TextSpan{mention.span.end, sentence.end}.In(article.text);
}

std::string_view LastWord(std::string_view text) {
  size_t end = text.size();
  while (end > 0 && text[end - 1] == ' ') --end;
  size_t begin = end;
  for (CodePoint c = DecodeBefore(text, begin); begin > 0 && IsLetter(c.value); c = DecodeBefore(text, begin))
    begin -= c.length;
  return text.substr(begin, end - begin);
}

std::string_view FirstWord(std::string_view text) {
  size_t begin = 0;
  while (begin < text.size() && text[begin] == ' ') ++begin;
  size_t end = begin;
  for (CodePoint c = DecodeAt(text, end); end < text.size() && IsWordChar(c.value); c = DecodeAt(text, end))
    end += c.length;
  if (end > begin && IsDigitAt(text, begin)) return {};
  return text.substr(begin, end - begin);
}

Verdict Context::Judge(const Mention& match) const {
  const std::string_view before = Before(article_, match), behind = Behind(article_, match);
  const std::string_view quote = match.span.In(article_.text);
  const std::string& id = match.rule->id;
  if (id == "date.deictic") return JudgeDeictic(quote, before, behind);
  if (id == "date.weekday") return JudgeWeekday(before, behind);
  if (id == "date.full_words" && IsMonthsOfYear(article_.text, match)) return Verdict::kNoDate;
  const bool anniversary = id == "date.full" && IsAnniversaryPair(before, behind);
  if (!anniversary && IsDigit(DecodeAt(quote, 0).value) && GluedLeft(before)) return Verdict::kNoDate;
  if ((!anniversary && GluedRight(behind)) || IsLunar(behind) || IsYearly(behind)) return Verdict::kNoDate;
  if (id == "date.day") return JudgeDay(rules_, quote, before, behind);
  if (id == "date.day_month_bare") return JudgeBareDayMonth(rules_, quote, before, behind);
  if (id == "date.month" || id == "date.month_list" || id == "date.month_range")
    return JudgeMonth(rules_, article_.text, match, before, behind);
  if (id == "date.decade" && CountedBehind(rules_, behind)) return Verdict::kNoDate;  // `những năm 20 tuổi`
  if (id == "date.month_year_bare")
    return before.ends_with("-") || IsDocumentNumber(before) ? Verdict::kNoDate : Verdict::kDate;
  if (id == "date.year_bare") return JudgeYear(rules_, quote, before, behind);
  if (id == "date.years" && IsDigit(DecodeAt(quote, 0).value)) return JudgeYears(rules_, before, behind);
  return Verdict::kDate;
}

}  // namespace sulieu::dates
