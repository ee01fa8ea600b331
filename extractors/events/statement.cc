#include "extractors/events/statement.h"

#include <re2/re2.h>

#include <algorithm>

#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// How far left and right of the noun its sentence is read, in bytes.
constexpr uint32_t kWindow = 240;
// The longest event, in days; longer intervals are periods reported on.
constexpr int kLongest = 25;

// What may stand between a verb and the noun.
#define SULIEU_FILL                                                                                                                  \
  "(?: (?:thành công|trọng thể|long trọng|khai mạc|bế mạc|phiên|một|buổi|cuộc|đợt|chương trình|trực "   \
  "tuyến|thường "                                                                                                               \
  "kỳ|thường niên|chính thức|toàn thể|nhanh|khẩn|đêm|chuỗi|và|đồng thời|ra mắt|vòng chung kết|\\d+))* " \
  "?[\"“'‘]? ?$"

bool Matches(std::string_view text, const RE2& regex) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

std::string_view Before(std::string_view text, TextSpan sentence, uint32_t at) {
  uint32_t begin = at - std::min(at - sentence.begin, kWindow);
  while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return text.substr(begin, at - begin);
}

std::string_view After(std::string_view text, TextSpan sentence, uint32_t at) {
  uint32_t end = at + std::min(sentence.end - at, 2 * kWindow);
  while (end < sentence.end && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(at, end - at);
}

bool IsPlural(std::string_view before) {
  static const RE2 kPlural(
      R"((?i)(?:các|những|nhiều|mọi|mỗi|loạt|từng|hàng (?:chục|trăm|nghìn)|hai|ba|bốn|năm|\d\d*) (?:kỳ |buổi |cuộc )?$)");
  static const RE2 kDays(R"((?i)(?:hai|ba|bốn|\d+) ngày $)");
  return Matches(before, kPlural) && !Matches(before, kDays);
}

// The noun is part of another name, or what is organised is only talked of.
bool IsPassing(std::string_view before) {
  static const RE2 kOwner(
      R"((?i)(?:ban|bộ phận|công tác|việc|kế hoạch|phương án|nhà|quy chế|đơn vị|địa điểm|thời gian|quyền|khâu|năng lực|kinh nghiệm|chi phí|về|để|nhằm|cho) (?:tổ chức|chỉ đạo|chuẩn bị|phục vụ|tiến hành))" SULIEU_FILL);
  static const RE2 kOf(
      R"((?i)(?:nghị quyết|văn kiện|trung tâm|khu|nhà|tinh thần|chào mừng|hướng (?:tới|về)|tiến tới|chuẩn bị(?: cho)?|trước thềm|mùa|dịp|kết quả|thành công của|sau|trước|từ|về|của|như|nghị quyết của|theo|tại sao|hơn|bộ luật|khẩu hiệu|quán triệt|tài liệu|dự thảo|báo cáo|trình|phòng|khách sạn|cho|và|hoặc|hay|cùng|là|sân khấu|thông báo|cung))" SULIEU_FILL);
  static const RE2 kFrame(R"((?i)(?:bên lề|khuôn khổ|nhân dịp|nhân|kể từ|kỷ niệm))" SULIEU_FILL);
  return Matches(before, kOwner) || Matches(before, kOf) || Matches(before, kFrame);
}

// `lên đường thăm Nhật Bản và tham dự Hội nghị`: the article reports the journey.
bool IsOnJourney(std::string_view before) {
  static const RE2 kJourney(
      R"((?i)(?:lên đường|rời|khởi hành|thăm chính thức|sang (?:thăm|Việt Nam|dự)|đang (?:ở )?thăm|tới thủ đô)[^;]*$)");
  static const RE2 kDuring(R"((?i)(?:khuôn khổ|nhân|trong) (?:chuyến|dịp))");
  return Matches(before, kJourney) && !Matches(before, kDuring);
}

bool IsHeldBefore(std::string_view before) {
  static const RE2 kHeld(
      R"((?i)(?:tổ chức|tiến hành|triệu tập|diễn ra|đăng cai|khai mạc|bế mạc|khai hội|khai giảng|bế giảng|kết thúc(?: chương trình(?: làm việc)?| ngày làm việc)?|(?:đã|vừa|vừa mới|phối hợp|đồng loạt|cùng) (?:mở|có|làm|cử hành))(?: (?:phiên|lễ))?)" SULIEU_FILL);
  return Matches(before, kHeld);
}

bool IsAttended(std::string_view before) {
  static const RE2 kAttended(
      R"((?i)(?:(?:đồng )?chủ trì|chủ toạ|chủ tọa|điều hành|dự|tham dự|tham gia|chứng kiến|tham luận|phát biểu (?:khai mạc|bế mạc|chỉ đạo|kết luận|chào mừng|đề dẫn)|(?:dự|chủ trì) và [^,;.]{3,60}|kết luận|chỉ đạo|khai mạc)(?: tại)?)" SULIEU_FILL);
  return Matches(before, kAttended);
}

bool IsAt(std::string_view before) {
  static const RE2 kAt(R"((?i)(?:^|[^\pL])(?:tại|trong|ở|qua|thông qua))" SULIEU_FILL);
  return Matches(before, kAt);
}

// The noun is the subject of the sentence or clause.
bool IsHeldAfter(std::string_view after) {
  static const RE2 kHeld(
      R"(^[^;]*?[ ,)”"](?:diễn ra|được (?:tổ chức|khai mạc|diễn ra|tiến hành|triệu tập)|chính thức (?:khai mạc|bế mạc|diễn ra)|(?:đã|vừa|sẽ) (?:khai mạc|bế mạc|kết thúc|thành công)|khai mạc (?:với|vào|trọng thể|sáng|tại)|bước (?:sang|vào) ngày|tiếp tục (?:ngày|diễn ra|làm việc|chương trình)|thành công tốt đẹp|do [^;]{3,160}? (?:tổ chức|chủ trì|phối hợp))(?:$|[^\pL]))");
  return Matches(after, kHeld);
}

// `các địa phương tổ chức hội nghị`: no one event.
bool IsGeneric(std::string_view before) {
  static const RE2 kMany(
      R"((?i)(?:^|[^\pL])(?:các|những|nhiều|mọi|hầu hết|từng|mỗi) [^,.;:]{3,90}(?:tổ chức|mở|tiến hành))" SULIEU_FILL);
  return Matches(before, kMany);
}

// Put off, called off, not yet.
bool IsDenied(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      R"((?i)(?:không|chưa|hoãn|hủy|hủy bỏ|dừng|ngừng|tạm dừng|lùi)(?: [^ ,;.]+){0,3} ?$)");
  static const RE2 kAfter(R"(^[^;.,]{0,80}(?:bị (?:hoãn|hủy)|không (?:thành|diễn ra)))");
  return Matches(before, kBefore) || Matches(after, kAfter);
}

bool IsAhead(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      R"((?i)(?:sẽ|dự kiến|sắp|chuẩn bị|tới đây|đề nghị|yêu cầu|cần|phải|nên|muốn|mong|có thể|tiếp tục|thường xuyên|định kỳ|hằng năm|hàng năm|kế hoạch)(?: [^ ,;.]+){0,4} (?:tổ chức|mở|tiến hành|khai mạc|dự|tham dự|chủ trì|tham gia|có|làm việc|hội đàm|diễn ra)[^,;.]{0,40}$)");
  static const RE2 kAfter(
      R"(^[^;]{0,200}?(?:sẽ|dự kiến|sắp) (?:\pL+ ){0,3}(?:diễn ra|tổ chức|khai mạc|bế mạc))");
  return Matches(before, kBefore) || Matches(after, kAfter);
}

bool IsBack(std::string_view before, std::string_view after) {
  static const RE2 kBack(
      R"((?i)(?:trước đó|trước đây|năm (?:ngoái|trước)|đã từng|từng (?:tổ chức|tham|dự|có)|hồi (?:tháng|năm|đầu|cuối|giữa)|cách đây|lần trước|tháng trước|tuần trước))");
  static const RE2 kAfter(
      R"(^[^;,]{0,120}?(?:hồi (?:tháng|năm|đầu|cuối|giữa)|năm (?:ngoái|trước)|(?:tháng|tuần) trước|trước đó|cách đây))");
  return Matches(before, kBack) || Matches(after, kAfter);
}

// More quotation marks opened than closed.
bool InsideQuotes(std::string_view before) {
  int open = 0, plain = 0;
  for (size_t at = 0; at < before.size(); ++at) {
    if (before.substr(at, 3) == "“") ++open;
    if (before.substr(at, 3) == "”") --open;
    if (before[at] == '"') ++plain;
  }
  return open > 0 || plain % 2 == 1;
}

bool StartsSentence(std::string_view before) {
  return before.find_first_not_of(" -–“\"(") == std::string_view::npos;
}

// With whom no body or official sits down: suspects, witnesses, the press.
bool IsPrivate(std::string_view after) {
  static const RE2 kPrivate(
      R"(^ ?(?:với|cùng) (?:các |những |một |hai |nhóm |hơn |gần |\d+ )*(?:đối tượng|tài xế|lái xe|gia đình|nạn nhân|chủ (?:xe|quán|nhà|cơ sở|tàu|hộ)|nghi phạm|người (?:nhà|thân)|phụ huynh|luật sư|phóng viên|PV|báo (?:chí|giới)|chúng tôi|chị|anh|em|cháu|bị can|khách hàng|cảnh sát|bên liên quan))");
  return Matches(after, kPrivate);
}

EventRole RoleOf(std::string_view before, std::string_view after) {
  static const RE2 kPress(R"((?:PV|[Pp]hóng viên)[^.;]{0,60}$)");
  if (IsPlural(before) || IsDenied(before, after) || IsPrivate(after) || Matches(before, kPress))
    return EventRole::kNone;
  if (IsAttended(before)) return IsOnJourney(before) ? EventRole::kNone : EventRole::kAttended;
  if (IsPassing(before)) return EventRole::kNone;
  if (IsHeldBefore(before)) return EventRole::kHeld;
  if (IsAt(before)) return EventRole::kAt;
  if (IsHeldAfter(after)) return EventRole::kHeld;
  return StartsSentence(before) ? EventRole::kSubject : EventRole::kNone;
}

// `làm việc với`: told as done, by a body or an official, not by the police with a suspect.
EventRole WorkingRole(std::string_view before, std::string_view after) {
  static const RE2 kDone(
      R"((?:đã|vừa|vừa có|đến|tới|về|lên|xuống|sang|có|có buổi|có cuộc|buổi|cuộc|chuyến|trưởng đoàn|dẫn đầu|tiếp tục)(?: (?:đã|có|đến|về|tới|buổi|cuộc|trực tiếp|kiểm tra|khảo sát|tiếp tục|thăm|và|,))* $)");
  static const RE2 kPrivate(
      R"(^ ?(?:với|cùng) (?:các |những |một |hai |nhóm )?(?:đối tượng|tài xế|lái xe|gia đình|nạn nhân|chủ (?:xe|quán|nhà|cơ sở|tàu|hộ)|nghi phạm|người (?:nhà|thân|dân)|phụ huynh|luật sư|phóng viên|PV|chị|anh|em|cháu|bị can|khách hàng|cảnh sát|bên liên quan))");
  static const RE2 kSubject(R"((?i)(?:phóng viên|PV|cơ quan (?:điều tra|công an)|cảnh sát|luật sư))");
  static const RE2 kWish(
      R"((?:muốn|mong|được|phải|khi|để|không|chưa|lịch|sẽ|đang|thời gian|hẹn|cần|từng) (?:\pL+ ){0,2}$)");
  if (IsPrivate(after) || Matches(before, kSubject)) return EventRole::kNone;
  if (StartsSentence(before)) return EventRole::kHeld;  // `Làm việc với các sở ngành ngày 6.2, Chủ tịch ...`
  if (Matches(before, kDone) && !Matches(before, kWish)) return EventRole::kHeld;
  return EventRole::kSubject;
}

const Extraction* Dates(const ResolveContext& context) { return context.Earlier("dates"); }

std::string Column(const Fact& fact, size_t index) {
  if (index >= fact.columns.size()) return {};
  const auto* text = std::get_if<std::string>(&fact.columns[index]);
  return text ? *text : std::string();
}

// A day or a few of them, not the first half of the year: within a month or over its end.
bool IsShort(const EventDay& day) {
  if (day.start.size() != 10 || day.end.size() != 10) return false;
  const auto month = [](const std::string& iso) {
    return std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2));
  };
  const int months = month(day.end) - month(day.start);
  const int days = std::stoi(day.end.substr(8)) - std::stoi(day.start.substr(8)) + 30 * months;
  return months <= 1 && days <= kLongest;
}

// The facts of dates that are days or short intervals, one for each mention.
std::vector<EventDay> Days(const ResolveContext& context) {
  std::vector<EventDay> days;
  const Extraction* dates = Dates(context);
  if (!dates) return days;
  for (const Fact& fact : dates->facts) {
    const std::string kind = Column(fact, 3);
    if (kind != "day" && kind != "interval") continue;
    const EventDay day{{}, Column(fact, 1), Column(fact, 2)};
    if (!IsShort(day)) continue;
    for (uint32_t mention : fact.mentions) {
      days.push_back({dates->mentions[mention].span, day.start, day.end});
    }
  }
  std::sort(days.begin(), days.end(), [](const EventDay& a, const EventDay& b) {
    return std::tie(a.span.begin, a.start) < std::tie(b.span.begin, b.start);
  });
  return days;
}

std::vector<EventPlaceInText> PlacesInText(const Article& article) {
  std::vector<EventPlaceInText> places;
  uint32_t order = 0;
  for (const Sentence& sentence : article.sentences) {
    const PassageKind kind = article.kind(sentence);
    const bool body = kind == PassageKind::kLead || kind == PassageKind::kParagraph;
    places.push_back({kind == PassageKind::kTitle ? EventZone::kTitle
                      : body                      ? EventZone::kBody
                                                  : EventZone::kCaption,
                      order});
    if (body) ++order;
  }
  return places;
}

}  // namespace

StatementReader::StatementReader(const ResolveContext& context, const RuleSet& rules)
    : article_(context.article),
      rules_(rules),
      places_(PlacesInText(context.article)),
      days_(Days(context)) {}

void StatementReader::ReadKind(const Mention& mention, EventStatement* statement) const {
  if (mention.Get("working")) {
    statement->kind = "buổi làm việc";
  } else if (const auto head = mention.Get("head")) {
    const WordList::Entry* entry = rules_.list("event_heads").Find(head->In(article_.text));
    statement->kind = entry ? entry->canonical : "lễ";
    const auto noted = [&](std::string_view word) {
      return entry && entry->note.find(word) != std::string::npos;
    };
    statement->general = noted("general");
    statement->verb = noted("verb");
    statement->show = noted("show");
    statement->never = noted("never");
    statement->loose = noted("loose");
  } else {
    statement->unnamed = true;
    if (mention.Get("meets")) statement->kind = "cuộc họp";
    if (mention.Get("receives") || mention.Get("courtesy")) statement->kind = "buổi tiếp";
    if (mention.Get("voters")) statement->kind = "buổi tiếp xúc cử tri";
  }
}

EventStatement StatementReader::Read(const Mention& mention, uint32_t index) const {
  EventStatement statement;
  statement.mention = index;
  statement.place = places_[mention.sentence];
  ReadKind(mention, &statement);
  const std::string_view text = article_.text;
  const TextSpan sentence = article_.sentences[mention.sentence].span;
  const auto head = mention.Get("head");
  const std::string_view before = Before(text, sentence, mention.span.begin);
  const std::string_view after = After(text, sentence, head ? head->end : mention.span.end);
  if (const EventDay* day = FindDay(sentence, mention.span)) {
    statement.start = day->start;
    statement.end = day->end;
  }
  if (mention.Get("working")) {
    statement.role = WorkingRole(before, After(text, sentence, mention.Get("working")->end));
  } else {
    statement.role = statement.unnamed ? EventRole::kHeld : RoleOf(before, after);
    // `đã hội đàm với`, `ngày 5/6, UBND tỉnh họp phiên thường kỳ`
    static const RE2 kDone("(?i)(?:đã|vừa|cùng|có) $");
    const bool told = Matches(before, kDone) || !statement.start.empty();
    if (statement.verb && statement.role == EventRole::kNone && told && !IsPlural(before) &&
        !IsPassing(before))
      statement.role = EventRole::kHeld;
    if (IsGeneric(before) && statement.start.empty()) statement.role = EventRole::kNone;
    if (statement.never) statement.role = EventRole::kNone;
    if (statement.loose && !IsHeldBefore(before)) statement.role = EventRole::kNone;
  }
  static const RE2 kSome(R"((?i)(?:một|1) (?:buổi |cuộc )?$)");
  statement.some = Matches(before, kSome);
  statement.named = head && mention.span.end > head->end + 3;
  statement.ahead = IsAhead(before, after);
  statement.back = IsBack(before, after);
  statement.quoted = InsideQuotes(text.substr(sentence.begin, mention.span.begin - sentence.begin));
  return statement;
}

// A day the sentence is told of: `Sáng 8/2`, `hôm qua 18.10`, `(10-1)` behind such a word; not the day of a
// document, an anniversary or a birth.
bool StatementReader::IsDateline(const EventDay& day, TextSpan sentence) const {
  static const RE2 kOther(
      R"((?i)(?:số [^,;]{1,40}|ngày sinh|thành lập|truyền thống|đợt|dịp|chào mừng|kỷ niệm|kỉ niệm|mừng|hưởng ứng|trước|sau|đến|[\pL\d] từ|hạn|tính đến|kể từ|khóa|ban hành|hiệu lực|[^\pL]\d+ năm|lần thứ [^ ,]+)(?: ngày)? ?\(?$)");
  const std::string_view before = Before(article_.text, sentence, day.span.begin);
  const size_t open = before.rfind('(');
  const bool bracket = open != std::string_view::npos && before.find(')', open) == std::string_view::npos;
  static const RE2 kSameDay(
      R"((?i)(?:nay|qua|mai|kia|hai|ba|tư|năm|sáu|bảy|chủ nhật|\d ngày|[^\pL]ngày)[, ]*\([^()]{0,20}$)");
  if (bracket && open > 0 && !Matches(before, kSameDay)) return false;
  return !Matches(before, kOther);
}

// Left of the noun the day stands at the beginning of the sentence or of a clause: `..., sáng 1/7, UBND
// tỉnh`.
bool StatementReader::OpensClause(const EventDay& day, TextSpan sentence) const {
  const std::string_view before = Before(article_.text, sentence, day.span.begin);
  static const RE2 kInto(R"((?i)[\pL\d”\"] (?:vào|trong|từ)(?: (?:sáng|trưa|chiều|tối|đêm|ngày|hôm))* ?$)");
  return !Matches(before, kInto);
}

const EventDay* StatementReader::FindDay(TextSpan sentence, TextSpan event) const {
  const auto first = std::lower_bound(days_.begin(), days_.end(), sentence.begin,
                                      [](const EventDay& day, uint32_t at) { return day.span.begin < at; });
  const EventDay* found = nullptr;
  const EventDay* last = nullptr;
  for (auto day = first; day != days_.end() && day->span.begin < sentence.end; ++day) {
    const bool left = day->span.end <= event.begin;
    if (left && !OpensClause(*day, sentence)) continue;
    if (!left && found) break;
    if (!left && day->span.begin < event.end) continue;
    if (!IsDateline(*day, sentence)) continue;
    // `ngày 7 và 8/6`: the first of days told together
    const bool together = last && day->span.begin < last->span.end + 8;
    if (!together) found = &*day;
    last = &*day;
    if (!left) break;
  }
  return found;
}

const EventDay* StatementReader::Dateline(uint32_t index) const {
  const TextSpan sentence = article_.sentences[index].span;
  const EventDay* day = FindDay(sentence, {sentence.end, sentence.end});
  for (const EventDay& candidate : days_) {
    if (candidate.span.begin < sentence.begin) continue;
    if (candidate.span.begin > sentence.begin + 40 || candidate.span.begin >= sentence.end) break;
    if (IsDateline(candidate, sentence)) return &candidate;
  }
  (void)day;
  return nullptr;
}

uint32_t EventNameEnd(std::string_view text, TextSpan sentence, TextSpan head) {
  // Words at which the name ends, and commas behind which it goes on.
  static const RE2 kEnd(
      R"((?: (?:đã|sẽ|đang|vừa|được|diễn ra|nhằm|để|với sự|do|dưới sự|tại|ở|vào|là|và|có|cũng|thì|lần này|này|đó|nói trên|tổ chức|dự kiến|hay|Đây|Theo|Tại|Trong|Ông|Bà|Phát biểu|Sáng|Chiều|Tối|sáng|chiều|tối|trưa|hôm|ông|bà|đồng chí|các đồng chí|đ/c|ngày \d[^ ,]*|nhân (?:kỷ niệm|dịp|ngày)|theo|trước|khi|cho biết|thông qua|khai mạc|bế mạc|thành công|trong (?:hai|ba|2|3) ngày)(?:$|[ ,.])|[;:!?]|, ?| [-–] ?\p{Lu}| \())");
  // Lists go on behind a comma: `tập thể, cá nhân`, `năm 2018, triển khai ...`; clauses and people do not.
  static const RE2 kClause(
      R"(^, ?(?:với|do|các|nhằm|nhân|có|trong|tại|ở|ông|bà|anh|chị|đồng chí|các đồng chí|chủ tịch|phó|bộ trưởng|thứ trưởng|đã|theo|qua|từ|cùng|để|sau|trước|khi|thu hút|gồm|dưới|chào mừng|hướng|tập trung|đồng thời|cho|là|nêu|ghi|được|diễn|sáng|chiều|tối|ngày|hôm|nhiều|lãnh đạo|đại diện|đại biểu|một số|thông qua|mà|vì|bởi|nơi|thì|và|song|nhưng|tuy|đang|sẽ|vừa|bắt đầu|kéo dài|đây|dự kiến)(?:$|[^\pL]))");
  static const RE2 kGoesOn(
      R"(^(?:, ?\p{Ll}| \((?:\p{Lu}|kỳ họp|mở rộng|lần|khóa|\d)[^()]*\)| và (?:tuyên|trao|đón|triển|bàn|ký|phát|khen|công|kế|phương|nhiệm|tổng|sơ|biểu|ra mắt|trật|giải|giao|du|thể|phòng)))");
  // Behind the bare noun: it is the subject.
  static const RE2 kPredicate(
      R"(^ (?:còn|nghe|thảo luận|nhấn mạnh|bầu|quyết định|thống nhất|nhất trí|kéo dài|thu hút|tập trung|nêu|chỉ|đề ra|đánh giá cao)(?:$|[^\pL]))");
  static const RE2 kCeremony("^(?i:lễ|tổ chức) ");
  const std::string_view rest = text.substr(head.end, sentence.end - head.end);
  if (Matches(rest, kPredicate)) return head.end;
  const bool bare = !Matches(head.In(text), kCeremony);
  const re2::StringPiece input(rest.data(), rest.size());
  size_t at = 0;
  for (re2::StringPiece match; at < rest.size();) {
    const size_t begin = kEnd.Match(input, at, rest.size(), RE2::UNANCHORED, &match, 1)
                             ? static_cast<size_t>(match.data() - rest.data())
                             : rest.size();
    const size_t quote = std::min(rest.find("“", at), rest.find('"', at));
    const size_t unquote = quote >= begin       ? std::string_view::npos
                           : rest[quote] == '"' ? rest.find('"', quote + 1)
                                                : rest.find("”", quote);
    if (unquote != std::string_view::npos) {
      at = unquote + (rest[unquote] == '"' ? 1 : 3);  // nothing ends inside quotation marks
      continue;
    }
    if (begin == rest.size() || (bare && begin == 0 && rest[0] == ',') ||
        Matches(rest.substr(begin), kClause) ||
        !kGoesOn.Match(input.substr(begin), 0, rest.size() - begin, RE2::ANCHOR_START, &match, 1)) {
      at = begin;
      break;
    }
    at = begin + match.size();
  }
  uint32_t end = head.end + static_cast<uint32_t>(at);
  while (end > head.end && std::string_view(" ,.;:").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

}  // namespace sulieu
