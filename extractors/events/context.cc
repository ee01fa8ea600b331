#include "extractors/events/context.h"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace sulieu {
namespace {

// How far left and right of the noun its sentence is read, in bytes.
constexpr uint32_t kWindow = 240;

bool Contains(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// A pattern that ends at the noun: `words`, then what may stand between a verb and the noun.
std::string UpToNoun(std::string_view words) {
  return std::string(words) +
         R"((?: (?:thành công|trọng thể|long trọng|khai mạc|bế mạc|phiên|một|buổi|cuộc|đợt|chương trình|trực tuyến|thường kỳ|thường niên|chính thức|toàn thể|nhanh|khẩn|đêm|chuỗi|và|đồng thời|ra mắt|vòng chung kết|\d+))* ?["“'‘]? ?$)";
}

// `lên đường thăm Nhật Bản và tham dự Hội nghị`: the article reports the journey.
bool IsOnJourney(std::string_view before) {
  static const RE2 kJourney(
      R"((?i)(?:lên đường|rời|khởi hành|thăm chính thức|sang (?:thăm|Việt Nam|dự)|đang (?:ở )?thăm|tới thủ đô)[^;]*$)");
  static const RE2 kDuring(R"((?i)(?:khuôn khổ|nhân|trong) (?:chuyến|dịp))");
  return MatchesWords(before, kJourney) && !MatchesWords(before, kDuring);
}

bool IsAttended(std::string_view before) {
  static const RE2 kAttended(UpToNoun(
      R"((?i)(?:(?:đồng )?chủ trì|chủ toạ|chủ tọa|điều hành|dự|tham dự|tham gia|chứng kiến|tham luận|phát biểu (?:khai mạc|bế mạc|chỉ đạo|kết luận|chào mừng|đề dẫn)|(?:dự|chủ trì) và [^,;.]{3,60}|kết luận|chỉ đạo|khai mạc)(?: tại)?)"));
  return MatchesWords(before, kAttended);
}

bool IsAt(std::string_view before) {
  static const RE2 kAt(UpToNoun(R"((?i)(?:^|[^\pL])(?:tại|trong|ở|qua|thông qua))"));
  return MatchesWords(before, kAt);
}

// The noun is the subject of the sentence or clause.
bool IsHeldAfter(std::string_view after) {
  static const RE2 kHeld(
      R"(^[^;]*?[ ,)”"](?:diễn ra|được (?:tổ chức|khai mạc|diễn ra|tiến hành|triệu tập)|chính thức (?:khai mạc|bế mạc|diễn ra)|(?:đã|vừa|sẽ) (?:khai mạc|bế mạc|kết thúc|thành công)|khai mạc (?:với|vào|trọng thể|sáng|tại)|bước (?:sang|vào) ngày|tiếp tục (?:ngày|diễn ra|làm việc|chương trình)|thành công tốt đẹp|do [^;]{3,160}? (?:tổ chức|chủ trì|phối hợp))(?:$|[^\pL]))");
  return MatchesWords(after, kHeld);
}

// Put off, called off, not yet.
bool IsDenied(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      R"((?i)(?:không|chưa|hoãn|hủy|hủy bỏ|dừng|ngừng|tạm dừng|lùi)(?: [^ ,;.]+){0,3} ?$)");
  static const RE2 kAfter(R"(^[^;.,]{0,80}(?:bị (?:hoãn|hủy)|không (?:thành|diễn ra)))");
  // The pattern behind counts to 80: it runs only where its words are.
  const bool may_follow = Contains(after, {"bị hoãn", "bị hủy", "không thành", "không diễn ra"});
  return MatchesWords(before, kBefore) || (may_follow && MatchesWords(after, kAfter));
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
  while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return text.substr(begin, at - begin);
}

std::string_view WindowAfter(std::string_view text, TextSpan sentence, uint32_t at) {
  uint32_t end = at + std::min(sentence.end - at, 2 * kWindow);
  while (end < sentence.end && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(at, end - at);
}

bool IsPrivate(std::string_view after) {
  static const RE2 kPrivate(
      R"(^ ?(?:với|cùng) (?:các |những |một |hai |nhóm |hơn |gần |\d+ )*(?:đối tượng|tài xế|lái xe|gia đình|nạn nhân|chủ (?:xe|nhóm|lớp|quán|nhà|cơ sở|tàu|hộ)|nghi phạm|người (?:nhà|thân)|phụ huynh|luật sư|phóng viên|PV|báo (?:chí|giới)|chúng tôi|nhóm (?:lớp|trẻ)|chị|anh|em|cháu|bị can|khách hàng|cảnh sát|bên liên quan|cơ quan (?:công an|chức năng|điều tra)|nhà trường))");
  return MatchesWords(after, kPrivate);
}

bool IsPlural(std::string_view before) {
  static const RE2 kPlural(
      R"((?i)(?:các|những|nhiều|mọi|mỗi|loạt|từng|hàng (?:chục|trăm|nghìn)|hai|ba|bốn|năm|\d\d*) (?:kỳ |buổi |cuộc )?$)");
  static const RE2 kDays(R"((?i)(?:hai|ba|bốn|\d+) ngày $)");
  return MatchesWords(before, kPlural) && !MatchesWords(before, kDays);
}

bool IsPassing(std::string_view before) {
  static const RE2 kOwner(UpToNoun(
      R"((?i)(?:ban|bộ phận|công tác|việc|kế hoạch|phương án|nhà|quy chế|đơn vị|địa điểm|thời gian|quyền|khâu|năng lực|kinh nghiệm|chi phí|về|để|nhằm|cho) (?:tổ chức|chỉ đạo|chuẩn bị|phục vụ|tiến hành))"));
  static const RE2 kOf(UpToNoun(
      R"((?i)(?:^|[^\pL])(?:nghị quyết|văn kiện|trung tâm|khu|nhà|tinh thần|chào mừng|hướng (?:tới|về)|tiến tới|chuẩn bị(?: cho)?|trước thềm|mùa|dịp|kết quả|thành công của|sau|trước|từ|về|của|như|nghị quyết của|theo|tại sao|hơn|bộ luật|khẩu hiệu|quán triệt|tài liệu|dự thảo|báo cáo|(?:đã|để|tờ) trình|phòng|khách sạn|cho|và|hoặc|hay|cùng|là|sân khấu|thông báo|cung))"));
  // `trong bối cảnh nước này tổ chức Diễn đàn`: told only to date something else
  static const RE2 kAside(UpToNoun(
      R"((?i)(?:trong bối cảnh|trước khi|sau khi) (?:[^ ,.;]+ ){0,8}(?:tổ chức|khai mạc|diễn ra|đăng cai))"));
  if (MatchesWords(before, kAside)) return true;
  static const RE2 kFrame(UpToNoun(R"((?i)(?:^|[^\pL])(?:bên lề|khuôn khổ|nhân dịp|nhân|kể từ|kỷ niệm))"));
  return MatchesWords(before, kOwner) || MatchesWords(before, kOf) || MatchesWords(before, kFrame);
}

bool IsHeldBefore(std::string_view before) {
  static const RE2 kHeld(UpToNoun(
      R"((?i)(?:tổ chức|tiến hành|triệu tập|diễn ra|đăng cai|làm|cử hành|tiếp tục|khai mạc|bế mạc|khai hội|khai giảng|bế giảng|kết thúc(?: chương trình(?: làm việc)?| ngày làm việc)?|(?:đã|vừa|vừa mới|phối hợp|đồng loạt|cùng) (?:mở|có|làm|cử hành)|phiên (?:trọng thể|toàn thể|bế mạc|khai mạc)(?: của)?)(?: (?:phiên|lễ))?)"));
  return MatchesWords(before, kHeld);
}

bool IsGeneric(std::string_view before) {
  static const RE2 kMany(UpToNoun(
      R"((?i)(?:^|[^\pL])(?:các|những|nhiều|mọi|hầu hết|từng|mỗi) [^,.;:]{3,90}(?:tổ chức|mở|tiến hành))"));
  static const RE2 kYearly(R"((?i)(?:hằng|hàng|mỗi) năm[^.;]*$)");
  return MatchesWords(before, kMany) || MatchesWords(before, kYearly);
}

bool IsAhead(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      R"((?i)(?:sẽ|dự kiến|sắp|chuẩn bị|tới đây|đề nghị|yêu cầu|cần|phải|nên|muốn|mong|có thể|tiếp tục|thường xuyên|định kỳ|hằng năm|hàng năm|kế hoạch)(?: [^ ,;.]+){0,4} (?:tổ chức|mở|tiến hành|khai mạc|dự|tham dự|chủ trì|tham gia|có|làm việc|hội đàm|diễn ra)[^,;.]{0,40}$)");
  static const RE2 kDay(R"((?i)ngày \d{1,2}[/.-]\d{1,2} (?:tới|sắp tới)[ ,])");
  if (before.find_first_of("0123456789") != before.npos && MatchesWords(before, kDay)) return true;
  // None of the marks stands in a match of kBefore, which ends at the noun.
  const std::string_view clause = before.substr(before.find_last_of(",;.") + 1);
  static const RE2 kAfter(
      R"(^[^;]{0,200}?(?:sẽ|dự kiến|sắp) (?:\pL+ ){0,3}(?:diễn ra|tổ chức|khai mạc|bế mạc))");
  // The pattern behind counts to 200: it runs only where its words are.
  const bool may_follow = Contains(after, {"sẽ ", "dự kiến ", "sắp "}) &&
                          Contains(after, {"diễn ra", "tổ chức", "khai mạc", "bế mạc"});
  return MatchesWords(clause, kBefore) || (may_follow && MatchesWords(after, kAfter));
}

bool IsBack(std::string_view before, std::string_view after) {
  static const RE2 kBack(
      R"((?i)(?:trước đó|trước đây|năm (?:ngoái|trước)|đã từng|từng (?:tổ chức|tham|dự|có)|hồi (?:tháng|năm|đầu|cuối|giữa)|cách đây|lần trước|tháng trước|tuần trước))");
  static const RE2 kAfter(
      R"(^[^;,]{0,120}?(?:hồi (?:tháng|năm|đầu|cuối|giữa)|năm (?:ngoái|trước)|(?:tháng|tuần) trước|trước đó|cách đây))");
  const bool may_follow = Contains(after, {"hồi ", " ngoái", " trước", "trước đó", "cách đây"});
  return MatchesWords(before, kBack) || (may_follow && MatchesWords(after, kAfter));
}

bool IsTalkedOf(std::string_view before) {
  static const RE2 kTalkedOf(
      R"((?i)[^\pL](?:yêu cầu|cho phép|đề nghị|để|nhằm|tiến tới|kế hoạch|dự kiến|sẽ|phải|cần|việc|về|sau khi|chuẩn bị|được|là|tại|do|chờ|theo) [^,;]*$)");
  return MatchesWords(before, kTalkedOf);
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

EventRole RoleOf(std::string_view before, std::string_view after) {
  static const RE2 kPress(R"((?:PV|[Pp]hóng viên)[^.;]{0,60}$)");
  if (IsPlural(before) || IsDenied(before, after) || IsPrivate(after) ||
      (Contains(before, {"PV", "hóng viên"}) && MatchesWords(before, kPress)))
    return EventRole::kNone;
  if (IsAttended(before)) return IsOnJourney(before) ? EventRole::kNone : EventRole::kAttended;
  static const RE2 kWorking(UpToNoun(R"((?i)ngày làm việc của)"));
  if (MatchesWords(before, kWorking)) return EventRole::kHeld;
  if (IsPassing(before)) return EventRole::kNone;
  if (IsHeldBefore(before)) return EventRole::kHeld;
  if (IsAt(before)) return EventRole::kAt;
  if (IsHeldAfter(after)) return EventRole::kHeld;
  return StartsSentence(before) ? EventRole::kSubject : EventRole::kNone;
}

EventRole WorkingRole(std::string_view before, std::string_view after) {
  static const RE2 kDone(
      R"((?:đã|vừa|vừa có|đến|tới|về|lên|xuống|sang|có|có buổi|có cuộc|buổi|cuộc|chuyến|trưởng đoàn|dẫn đầu|tiếp tục)(?: (?:đã|có|đến|về|tới|buổi|cuộc|trực tiếp|kiểm tra|khảo sát|tiếp tục|thăm|và|,))* $|(?:đã|vừa) (?:[^ ,;.]+ ){1,8}và $)");
  static const RE2 kSubject(R"((?i)(?:phóng viên|PV|cơ quan (?:điều tra|công an)|cảnh sát|luật sư))");
  static const RE2 kWish(
      R"((?:muốn|mong|được|phải|khi|để|không|chưa|lịch|sẽ|đang|thời gian|hẹn|cần|từng) (?:\pL+ ){0,2}$)");
  if (IsPrivate(after) || MatchesWords(before, kSubject)) return EventRole::kNone;
  if (StartsSentence(before)) return EventRole::kHeld;  // `Làm việc với các sở ngành ngày 6.2, Chủ tịch ...`
  if (MatchesWords(before, kDone) && !MatchesWords(before, kWish)) return EventRole::kHeld;
  return EventRole::kSubject;
}

}  // namespace sulieu
