#include "extractors/events/before_noun.h"

#include <string>
#include <utility>
#include <vector>

namespace sulieu {
namespace {

using enum BeforeNoun::Pattern;

// A pattern that ends at the noun: `words`, then what may stand between a verb and the noun.
std::string UpToNoun(std::string_view words) {
  return std::string(words) +
         R"((?: (?:thành công|trọng thể|long trọng|khai mạc|bế mạc|phiên|một|buổi|cuộc|đợt|chương trình|trực tuyến|thường kỳ|thường niên|chính thức|toàn thể|nhanh|khẩn|đêm|chuỗi|và|đồng thời|ra mắt|vòng chung kết|\d+))* ?["“'‘]? ?$)";
}

// Of patterns with gaps that count, what stands around the gaps is what they need.
std::vector<PatternSet::Pattern> Patterns() {
  std::vector<PatternSet::Pattern> patterns(static_cast<size_t>(kCount));
  const auto add = [&](BeforeNoun::Pattern pattern, std::string regex, std::vector<std::string> needed = {},
                       std::string unbounded = {}, size_t longest = 0) {
    patterns[static_cast<size_t>(pattern)] = {std::move(regex), std::move(needed), std::move(unbounded),
                                              longest};
  };
  add(kPlural,
      R"((?i)(?:các|những|nhiều|mọi|mỗi|loạt|từng|hàng (?:chục|trăm|nghìn)|hai|ba|bốn|năm|\d\d*) (?:kỳ |buổi |cuộc )?$)");
  add(kDays, R"((?i)(?:hai|ba|bốn|\d+) ngày $)");
  add(kOne, R"((?i)(?:một|1) (?:buổi |cuộc )?$)");
  add(kDenied, R"((?i)(?:không|chưa|hoãn|hủy|hủy bỏ|dừng|ngừng|tạm dừng|lùi)(?: [^ ,;.]+){0,3} ?$)",
      {"(?i:không|chưa|hoãn|hủy|dừng|ngừng|lùi)"});
  add(kPress, R"((?:PV|[Pp]hóng viên)[^.;]{0,60}$)", {"PV|[Pp]hóng viên"}, "PV|[Pp]hóng viên", 60);
  add(kAttended,
      UpToNoun(
          R"((?i)(?:(?:đồng )?chủ trì|chủ toạ|chủ tọa|điều hành|dự|tham dự|tham gia|chứng kiến|tham luận|phát biểu (?:khai mạc|bế mạc|chỉ đạo|kết luận|chào mừng|đề dẫn)|kết luận|chỉ đạo|khai mạc)(?: tại)?)"));
  add(kAttendedAlso, UpToNoun("(?i)(?:dự|chủ trì) và [^,;.]{3,60}(?: tại)?"), {"(?i:(?:dự|chủ trì) và )"});
  add(kJourney,
      R"((?i)(?:lên đường|rời|khởi hành|thăm chính thức|sang (?:thăm|Việt Nam|dự)|đang (?:ở )?thăm|tới thủ đô)[^;]*$)",
      {"(?i:lên đường|rời|khởi hành|thăm|sang|tới thủ đô)"});
  add(kDuringVisit, R"((?i)(?:khuôn khổ|nhân|trong) (?:chuyến|dịp))");
  add(kWorkingDay, UpToNoun("(?i)ngày làm việc của"));
  add(kAside,
      UpToNoun(
          R"((?i)(?:trong bối cảnh|trước khi|sau khi) (?:[^ ,.;]+ ){0,8}(?:tổ chức|khai mạc|diễn ra|đăng cai))"),
      {"(?i:trong bối cảnh|trước khi|sau khi)"});
  add(kOwner,
      UpToNoun(
          R"((?i)(?:ban|bộ phận|công tác|việc|kế hoạch|phương án|nhà|quy chế|đơn vị|địa điểm|thời gian|quyền|khâu|năng lực|kinh nghiệm|chi phí|về|để|nhằm|cho) (?:tổ chức|chỉ đạo|chuẩn bị|phục vụ|tiến hành))"));
  add(kOf,
      UpToNoun(
          R"((?i)(?:^|[^\pL])(?:nghị quyết|văn kiện|trung tâm|khu|nhà|tinh thần|chào mừng|hướng (?:tới|về)|tiến tới|chuẩn bị(?: cho)?|trước thềm|mùa|dịp|kết quả|thành công của|sau|trước|từ|về|của|như|nghị quyết của|theo|tại sao|hơn|bộ luật|khẩu hiệu|quán triệt|tài liệu|dự thảo|báo cáo|(?:đã|để|tờ) trình|phòng|khách sạn|cho|và|hoặc|hay|cùng|là|sân khấu|thông báo|cung))"));
  add(kOccasion, UpToNoun(R"((?i)(?:^|[^\pL])(?:bên lề|khuôn khổ|nhân dịp|nhân|kể từ|kỷ niệm))"));
  add(kHeld,
      UpToNoun(
          R"((?i)(?:tổ chức|tiến hành|triệu tập|diễn ra|đăng cai|làm|cử hành|tiếp tục|khai mạc|bế mạc|khai hội|khai giảng|bế giảng|kết thúc(?: chương trình(?: làm việc)?| ngày làm việc)?|(?:đã|vừa|vừa mới|phối hợp|đồng loạt|cùng) (?:mở|có|làm|cử hành)|phiên (?:trọng thể|toàn thể|bế mạc|khai mạc)(?: của)?)(?: (?:phiên|lễ))?)"));
  add(kAt, UpToNoun(R"((?i)(?:^|[^\pL])(?:tại|trong|ở|qua|thông qua))"));
  const std::string many = R"((?:^|[^\pL])(?:các|những|nhiều|mọi|hầu hết|từng|mỗi) )";
  const std::string holds = "(?:tổ chức|mở|tiến hành)";
  const auto many_hold = [&](const char* gap) { return UpToNoun("(?i)" + many + gap + holds); };
  add(kMany, many_hold("[^,.;:]{3,90}"), {"(?i)" + many, UpToNoun("(?i)" + holds)}, many_hold("[^,.;:]{3,}"),
      90);
  add(kYearly, R"((?i)(?:hằng|hàng|mỗi) năm[^.;]*$)", {"(?i:(?:hằng|hàng|mỗi) năm)"});
  const std::string plan =
      "(?i:sẽ|dự kiến|sắp|chuẩn bị|tới đây|đề nghị|yêu cầu|cần|phải|nên|muốn|mong|có thể|tiếp tục|"
      "thường xuyên|định kỳ|hằng năm|hàng năm|kế hoạch)";
  const std::string planned =
      "(?i: (?:tổ chức|mở|tiến hành|khai mạc|dự|tham dự|chủ trì|tham gia|có|làm việc|hội đàm|diễn ra))";
  const std::string ahead = plan + "(?: [^ ,;.]+){0,4}" + planned;
  add(kAhead, ahead + "[^,;.]{0,40}$", {plan, planned}, ahead, 40);
  add(kDayAhead, R"((?i)ngày \d{1,2}[/.-]\d{1,2} (?:tới|sắp tới)[ ,])");
  add(kBack,
      R"((?i)(?:trước đó|trước đây|năm (?:ngoái|trước)|đã từng|từng (?:tổ chức|tham|dự|có)|hồi (?:tháng|năm|đầu|cuối|giữa)|cách đây|lần trước|tháng trước|tuần trước))");
  const std::string talked =
      R"((?i:[^\pL](?:yêu cầu|cho phép|đề nghị|để|nhằm|tiến tới|kế hoạch|dự kiến|sẽ|phải|cần|việc|về|sau khi|chuẩn bị|được|là|tại|do|chờ|theo) ))";
  add(kTalkedOf, talked + "[^,;]*$", {talked});
  add(kHas, R"((?i)[^\pL]có (?:một )?$)");
  add(kDone, "(?i)(?:đã|vừa|cùng|có) $");
  add(kProgramme, "(?i)chương trình (?:của |làm việc của )?$");
  add(kWorked,
      R"((?:đã|vừa|vừa có|đến|tới|về|lên|xuống|sang|có|có buổi|có cuộc|buổi|cuộc|chuyến|trưởng đoàn|dẫn đầu|tiếp tục)(?: (?:đã|có|đến|về|tới|buổi|cuộc|trực tiếp|kiểm tra|khảo sát|tiếp tục|thăm|và|,))* $|(?:đã|vừa) (?:[^ ,;.]+ ){1,8}và $)",
      {"(?:đã|vừa|đến|tới|về|lên|xuống|sang|có|buổi|cuộc|chuyến|trưởng đoàn|dẫn đầu|tiếp tục) "});
  const std::string wish = "(?:muốn|mong|được|phải|khi|để|không|chưa|lịch|sẽ|đang|thời gian|hẹn|cần|từng) ";
  add(kWorkWish, wish + R"((?:\pL+ ){0,2}$)", {wish});
  add(kNoOfficial, R"((?i)(?:phóng viên|PV|cơ quan (?:điều tra|công an)|cảnh sát|luật sư))");
  return patterns;
}

const PatternSet& Set() {
  static const PatternSet kPatterns(Patterns());
  return kPatterns;
}

}  // namespace

BeforeNoun::BeforeNoun(std::string_view words) : words_(Set(), words) {}

bool BeforeNoun::MatchBehind(std::string_view signs, Pattern pattern) const {
  const auto number = static_cast<size_t>(pattern);
  return words_.MayMatch(number) && words_.MatchFrom(text().find_last_of(signs) + 1, number);
}

}  // namespace sulieu
