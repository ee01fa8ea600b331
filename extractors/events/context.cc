#include "extractors/events/context.h"

#include <algorithm>
#include <initializer_list>

#include "pipeline/base/utf8.h"
#include "pipeline/rules/letter_class.h"

namespace sulieu {
namespace {

using enum BeforeNoun::Pattern;

// How far left and right of the noun its sentence is read, in bytes.
constexpr uint32_t kWindow = 240;

bool Contains(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// `lên đường thăm Nhật Bản và tham dự Hội nghị`: the article reports the journey.
bool IsOnJourney(const BeforeNoun& before) { return before.Match(kJourney) && !before.Match(kDuringVisit); }

bool IsAttended(const BeforeNoun& before) { return before.Match(kAttended) || before.Match(kAttendedAlso); }

// Whether the pattern matches behind at most `most` characters, none of them one of `marks`. A pattern that
// begins with such a gap is dear: its automaton counts.
bool MatchesWithin(std::string_view text, std::string_view marks, size_t most, const RE2& regex) {
  re2::StringPiece match;
  const re2::StringPiece input(text.data(), text.size());
  if (!regex.Match(input, 0, input.size(), RE2::UNANCHORED, &match, 1)) return false;
  const std::string_view gap = text.substr(0, static_cast<size_t>(match.data() - text.data()));
  return gap.find_first_of(marks) == gap.npos && CountCodePoints(gap) <= most;
}

// The noun is the subject of the sentence or clause.
bool IsHeldAfter(std::string_view after) {
  static const RE2 kHolds(WithLetterRanges(
      R"([ ,)”"](?:diễn ra|được (?:tổ chức|khai mạc|diễn ra|tiến hành|triệu tập)|chính thức (?:khai mạc|bế mạc|diễn ra)|(?:đã|vừa|sẽ) (?:khai mạc|bế mạc|kết thúc|thành công)|khai mạc (?:với|vào|trọng thể|sáng|tại)|bước (?:sang|vào) ngày|tiếp tục (?:ngày|diễn ra|làm việc|chương trình)|thành công tốt đẹp)(?:$|[^\pL]))"));
  static const RE2 kBy(
      WithLetterRanges(R"([ ,)”"]do [^;]{3,160}? (?:tổ chức|chủ trì|phối hợp)(?:$|[^\pL]))"));
  const std::string_view clause = after.substr(0, after.find(';'));
  if (MatchesWords(clause, kHolds)) return true;
  // The pattern counts to 160: it runs only where its words are.
  return Contains(clause, {"do "}) && Contains(clause, {" tổ chức", " chủ trì", " phối hợp"}) &&
         MatchesWords(clause, kBy);
}

// Put off, called off, not yet.
bool IsDenied(const BeforeNoun& before, std::string_view after) {
  static const RE2 kAfter("bị (?:hoãn|hủy)|không (?:thành|diễn ra)");
  if (before.Match(kDenied)) return true;
  return Contains(after, {"bị hoãn", "bị hủy", "không thành", "không diễn ra"}) &&
         MatchesWithin(after, ";.,", 80, kAfter);
}

bool StartsSentence(std::string_view before) {
  return before.find_first_not_of(" -–“\"(") == std::string_view::npos;
}

}  // namespace

bool MatchesWords(std::string_view text, const RE2& regex) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

std::string_view WindowBefore(std::string_view text, TextSpan sentence, uint32_t at) {
  uint32_t begin = at - std::min(at - sentence.begin, kWindow);
  while (begin < at && IsContinuation(text[begin])) ++begin;
  return text.substr(begin, at - begin);
}

std::string_view WindowAfter(std::string_view text, TextSpan sentence, uint32_t at) {
  uint32_t end = at + std::min(sentence.end - at, 2 * kWindow);
  while (end < sentence.end && IsContinuation(text[end])) ++end;
  return text.substr(at, end - at);
}

bool IsPrivate(std::string_view after) {
  const std::string_view words = after.substr(after.starts_with(' ') ? 1 : 0);
  if (!words.starts_with("với ") && !words.starts_with("cùng ")) return false;
  static const RE2 kPrivate(
      R"(^ ?(?:với|cùng) (?:các |những |một |hai |nhóm |hơn |gần |\d+ )*(?:đối tượng|tài xế|lái xe|gia đình|nạn nhân|chủ (?:xe|nhóm|lớp|quán|nhà|cơ sở|tàu|hộ)|nghi phạm|người (?:nhà|thân)|phụ huynh|luật sư|phóng viên|PV|báo (?:chí|giới)|chúng tôi|nhóm (?:lớp|trẻ)|chị|anh|em|cháu|bị can|khách hàng|cảnh sát|bên liên quan|cơ quan (?:công an|chức năng|điều tra)|nhà trường))");
  return MatchesWords(after, kPrivate);
}

bool IsPlural(const BeforeNoun& before) { return before.Match(kPlural) && !before.Match(kDays); }

bool IsPassing(const BeforeNoun& before) {
  return before.Match(kAside) || before.Match(kOwner) || before.Match(kOf) || before.Match(kOccasion);
}

bool IsGeneric(const BeforeNoun& before) {
  return before.MatchBehind(",.;:", kMany) || before.Match(kYearly);
}

bool IsAhead(const BeforeNoun& before, std::string_view after) {
  static const RE2 kAfter(
      WithLetterRanges(R"((?:sẽ|dự kiến|sắp) (?:\pL+ ){0,3}(?:diễn ra|tổ chức|khai mạc|bế mạc))"));
  if (before.Match(kDayAhead) || before.MatchBehind(",;.", kAhead)) return true;
  return Contains(after, {"sẽ ", "dự kiến ", "sắp "}) &&
         Contains(after, {"diễn ra", "tổ chức", "khai mạc", "bế mạc"}) &&
         MatchesWithin(after, ";", 200, kAfter);
}

bool IsBack(const BeforeNoun& before, std::string_view after) {
  static const RE2 kAfter(
      "hồi (?:tháng|năm|đầu|cuối|giữa)|năm (?:ngoái|trước)|(?:tháng|tuần) trước|trước đó|cách đây");
  if (before.Match(kBack)) return true;
  return Contains(after, {"hồi ", " ngoái", " trước", "trước đó", "cách đây"}) &&
         MatchesWithin(after, ";,", 120, kAfter);
}

bool InsideQuotes(std::string_view before) {
  int open = 0, plain = 0;
  for (size_t at = 0; at < before.size(); ++at) {
    if (before[at] == '"') ++plain;
    if (before[at] != '\xE2') continue;
    if (before.substr(at, 3) == "“") ++open;
    if (before.substr(at, 3) == "”") --open;
  }
  return open > 0 || plain % 2 == 1;
}

EventRole RoleOf(const BeforeNoun& before, std::string_view after) {
  if (IsPlural(before) || IsDenied(before, after) || IsPrivate(after) || before.MatchBehind(".;", kPress))
    return EventRole::kNone;
  if (IsAttended(before)) return IsOnJourney(before) ? EventRole::kNone : EventRole::kAttended;
  if (before.Match(kWorkingDay)) return EventRole::kHeld;
  if (IsPassing(before)) return EventRole::kNone;
  if (before.Match(kHeld)) return EventRole::kHeld;
  if (before.Match(kAt)) return EventRole::kAt;
  if (IsHeldAfter(after)) return EventRole::kHeld;
  return StartsSentence(before.text()) ? EventRole::kSubject : EventRole::kNone;
}

EventRole WorkingRole(const BeforeNoun& before, std::string_view after) {
  if (IsPrivate(after) || before.Match(kNoOfficial)) return EventRole::kNone;
  // `Làm việc với các sở ngành ngày 6.2, Chủ tịch ...`
  if (StartsSentence(before.text())) return EventRole::kHeld;
  if (before.Match(kWorked) && !before.Match(kWorkWish)) return EventRole::kHeld;
  return EventRole::kSubject;
}

}  // namespace sulieu
