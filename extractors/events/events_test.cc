#include "tests/extractor_test.h"

namespace sulieu {
namespace {

struct Event {
  std::string kind, name, start, end, organiser, place;
  bool main = false;
};

std::string Filled(const Value& value) {
  return std::holds_alternative<std::string>(value) ? Text(value) : "";
}

std::vector<Event> Read(const std::string& text, const std::string& published) {
  std::vector<Event> events;
  for (const Fact& fact : FactsOf("events", text, published)) {
    const auto& c = fact.columns;
    events.push_back({Filled(c[0]), Filled(c[1]), Filled(c[2]), Filled(c[3]), Filled(c[4]), Filled(c[5]),
                      std::get<int64_t>(c[6]) == 1});
  }
  return events;
}

// `kind day` of the main event, `kind` when it has no day, empty when there is none.
std::string Main(const std::string& text, const std::string& published = "2017-06-05") {
  for (const Event& event : Read(text, published)) {
    if (event.main) return event.start.empty() ? event.kind : event.kind + " " + event.start;
  }
  return "";
}

TEST(MainEvent, SaidToBeHeld) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Sáng 5/6, UBND huyện tổ chức hội nghị tổng kết phong trào.", "hội nghị 2017-06-05"},
      {"Ngày 3/6, Đảng ủy xã long trọng tổ chức Lễ trao Huy hiệu Đảng đợt 19/5.", "lễ 2017-06-03"},
      {"Chiều 4/6, tại Hà Nội đã diễn ra hội thảo khoa học về biển.", "hội thảo 2017-06-04"},
      {"Tọa đàm “Phát triển bền vững” do Báo Giao thông tổ chức tại Hà Nội chiều 2/6 thu hút nhiều người.",
       "tọa đàm 2017-06-02"},
      {"Sáng 5/6, kỳ họp thứ 5 HĐND tỉnh khóa IX khai mạc với sự có mặt của 57 đại biểu.",
       "kỳ họp 2017-06-05"},
      {"Trong hai ngày 3 và 4/6, Hội Nông dân huyện tổ chức Đại hội đại biểu lần thứ IX.",
       "đại hội 2017-06-03"},
      {"Vừa qua, Hội Phụ nữ xã đã tổ chức hội nghị sơ kết phong trào thi đua.", "hội nghị"},
      {"Chiều 4/6, ông Nguyễn Anh Tú, Chủ tịch UBND thành phố chủ trì hội nghị giao ban tháng.",
       "hội nghị 2017-06-04"},
      {"Ngày 5/6, Đoàn công tác của Ban Bí thư đã làm việc với Ban Thường vụ Tỉnh ủy về công tác cán bộ.",
       "buổi làm việc 2017-06-05"},
      {"Ngày 4/6, Phó Thủ tướng đã kiểm tra hiện trường và làm việc với lãnh đạo các bộ về hai tuyến đường "
       "sắt.",
       "buổi làm việc 2017-06-04"},
      {"Từ ngày 2 đến 4/6/2017, HĐND tỉnh khóa XVII tổ chức kỳ họp thứ 9.", "kỳ họp 2017-06-02"},
      {"Nhân kỷ niệm Ngày Môi trường thế giới (5/6), chiều 4/6, huyện tổ chức họp mặt các hộ tiêu biểu.",
       "họp mặt 2017-06-04"},
      {"Tiếp tục chương trình phiên họp thứ 23, sáng nay 4/6, Ủy ban Thường vụ Quốc hội cho ý kiến về dự án "
       "Luật.",
       "phiên họp 2017-06-04"},
      {"Hôm nay (4-6), UBND thị xã phối hợp với Báo Sài Gòn Giải Phóng làm lễ khánh thành cầu Cái Dứa.",
       "lễ 2017-06-04"},
      {"Chiều 4/6, các đại biểu Quốc hội tỉnh đã tiếp xúc cử tri xã Quảng Trực.",
       "tiếp xúc cử tri 2017-06-04"},
      {"Sáng 4/6, Chủ tịch nước đã tiếp Đại sứ Nhật Bản. Tại buổi tiếp, hai bên trao đổi.",
       "buổi tiếp 2017-06-04"},
      {"Chiều 4/6, Chủ tịch nước đã hội đàm với Tổng thống Lào. Tại cuộc hội đàm, hai bên trao đổi.",
       "hội đàm 2017-06-04"},
  };
  for (const auto& [text, event] : cases) EXPECT_EQ(Main("Tiêu đề bài viết\n" + text), event) << text;
}

// The kind of what has no noun is that of the noun that takes it up.
TEST(MainEvent, TakenUpByANoun) {
  EXPECT_EQ(
      Main("Tiêu đề\nNgày 5/6, Liên chi hội tổ chức tổng kết và trao Giải báo chí.\nĐến dự buổi lễ có ông Hồ "
           "Quang Lợi. Phát biểu tại buổi lễ, ông Lợi chúc mừng."),
      "lễ 2017-06-05");
  EXPECT_EQ(
      Main("Tiêu đề\nNgày 5/6, UBND tỉnh tổng kết phong trào thi đua.\nTại hội nghị, các đại biểu thảo luận. "
           "Kết luận hội nghị, Chủ tịch UBND tỉnh yêu cầu đổi mới."),
      "hội nghị 2017-06-05");
}

// No noun says what the article reports, until one takes it up.
TEST(MainEvent, ToldByItsVerb) {
  EXPECT_EQ(
      Main("Tiêu đề\nSáng nay (5/6), Ban Chỉ đạo huyện tổng kết 5 năm phong trào.\nNhân dân cung cấp nhiều "
           "tin có giá trị.\nTại hội nghị, Công an tỉnh tặng Giấy khen cho 6 tập thể."),
      "hội nghị 2017-06-05");
}

TEST(MainEvent, PartsAndWholes) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      // what a ceremony is held for is no event beside it
      {"Tối 5/6, huyện tổ chức Lễ khai mạc Lễ hội đền Năm Cây lần thứ IV. Đông đảo du khách dự Lễ hội.",
       "lễ 2017-06-05"},
      {"Chiều 4/6, Ban đại diện Ngân hàng tỉnh Lai Châu họp giao ban quý II. Bà Trần Thị Nga chủ trì cuộc "
       "họp.",
       "cuộc họp 2017-06-04"},
      {"Thực hiện Quyết định của Thường trực, ngày 3-6, Đoàn giám sát của Ban do ông Trần Văn Nam làm Trưởng "
       "đoàn có buổi làm việc với Sở Y tế về cấp giấy phép.",
       "buổi làm việc 2017-06-03"},
      {"Câu nói đã được nhắc lại trong hai ngày làm việc của Đại hội đại biểu Phụ nữ huyện, khai mạc ngày "
       "3/6 "
       "tại thị trấn.",
       "đại hội 2017-06-03"},
      // its first day
      {"Sau 3 ngày làm việc khẩn trương (từ 3 - 5/6), chiều nay, Đại hội đại biểu Đảng bộ tỉnh đã bế mạc.",
       "đại hội 2017-06-03"},
  };
  for (const auto& [text, event] : cases) EXPECT_EQ(Main("Tiêu đề bài viết\n" + text), event) << text;
}

TEST(MainEvent, DayOfTheEventNotOfOtherThings) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Thực hiện Kế hoạch số 10/KH-UBND ngày 12/5/2017 của UBND tỉnh, ngày 4/6, UBND xã tổ chức Lễ phát "
       "động thi "
       "đua.",
       "lễ 2017-06-04"},
      {"Trong khuôn khổ chuyến thăm Lạng Sơn từ 1 - 4/6/2017 của Đoàn đại biểu, sáng 3/6, UBND tỉnh tổ chức "
       "hội đàm "
       "về cửa khẩu.",
       "hội đàm 2017-06-03"},
      {"Chiều 4/6, nhân kỷ niệm 127 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2017), UBND huyện "
       "tổ chức Lễ "
       "tuyên dương học sinh giỏi.",
       "lễ 2017-06-04"},
      {"Để chuẩn bị cho cuộc gặp gỡ vào ngày 17.5, Hội Doanh nghiệp vừa tổ chức tọa đàm về kinh tế.",
       "tọa đàm"},
  };
  for (const auto& [text, event] : cases) EXPECT_EQ(Main("Tiêu đề bài viết\n" + text), event) << text;
}

TEST(MainEvent, NoneWhereTheArticleReportsNone) {
  for (const char* text : {
           "Theo Nghị quyết Đại hội Đảng bộ quận lần thứ I, quận đẩy mạnh cải cách hành chính.",
           "Các địa phương tổ chức hội nghị đại biểu nhân dân ở nơi sinh sống.",
           "Sacombank vừa có thông báo không tổ chức Đại hội đồng cổ đông vào ngày 26/5.",
           "Ngày 5/6, công an đã làm việc với tài xế xe tải gây tai nạn.",
           "Lãnh đạo thành phố thống nhất chủ trương tổ chức lễ hội ngay trong năm.",
           "Người dân mong muốn làm việc với chủ đầu tư về sổ đỏ.",
           "Ngày 5/6, giải thưởng của Hiệp hội Diễn viên Mỹ đã được trao tại lễ của các nghệ sĩ.",
           "Hằng năm, người dân làng lụa tổ chức lễ hội từ ngày 3 đến 5/6 với nhiều trò chơi.",
           "Ngày 5/6, Phòng Giáo dục cho biết đã làm việc với nhà trường và quyết định đình chỉ.",
           "Vụ thử diễn ra vài giờ trước khi Bắc Kinh tổ chức Diễn đàn Vành đai và Con đường ngày 5/6.",
           "Sáng 4/6, Thủ tướng rời Hà Nội, lên đường thăm Nhật Bản và tham dự Hội nghị Tương lai châu Á.",
           "Trước đó, tại Hội nghị cải cách hành chính diễn ra tháng 7 năm ngoái, Thủ tướng nêu chủ trương "
           "này.",
       }) {
    EXPECT_EQ(Main(std::string("Tiêu đề bài viết\n") + text + "\nNgười dân đồng tình với chủ trương này."),
              "")
        << text;
  }
}

TEST(MainEvent, NoneThatIsCalledOff) {
  EXPECT_EQ(
      Main("Đà Lạt hủy lễ hội hoa vì hoa không nở\nDo vậy ban tổ chức dời ngày tổ chức lễ hội hoa sang 5/6."),
      "");
}

TEST(MainEvent, NoneInInterviewsAndDigests) {
  EXPECT_EQ(Main("Đổi mới hội nghị\nSáng 5/6, Bộ tổ chức hội nghị tổng kết.\nPV: Thưa ông, hội nghị bàn gì? "
                 "Ông A: Bàn "
                 "đổi mới. PV: Xin ông cho biết kết quả? Ông A: Tốt."),
            "");
  EXPECT_EQ(Main("Tin hoạt động công đoàn ngày 5.6\nNgày 5/6, Công đoàn huyện tổ chức hội nghị."), "");
}

TEST(MainEvent, NameOrganiserPlace) {
  const auto events = Read(
      "Tiêu đề\nChiều 4/6, tại thành phố Đông Hà, Ban Chỉ đạo phòng, chống tội phạm tỉnh Quảng Trị (Ban Chỉ "
      "đạo 138) đã "
      "long trọng tổ chức hội nghị tổng kết công tác năm 2016, bàn nhiệm vụ năm 2017.",
      "2017-06-05");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].name, "hội nghị tổng kết công tác năm 2016, bàn nhiệm vụ năm 2017");
  EXPECT_EQ(events[0].organiser, "Ban Chỉ đạo phòng, chống tội phạm tỉnh Quảng Trị");
  EXPECT_EQ(events[0].place, "thành phố Đông Hà");
}

TEST(OtherEvents, HeldOnADayOfTheirOwn) {
  const auto events = Read(
      "Tiêu đề\nSáng 5/6, xóm tổ chức Ngày hội Đại đoàn kết toàn dân.\nHôm qua, 4/6, hội thao của xóm đã kết "
      "thúc.",
      "2017-06-05");
  ASSERT_EQ(events.size(), 2u);
  EXPECT_TRUE(events[0].main);
  EXPECT_EQ(events[1].kind, "hội thao");
  EXPECT_EQ(events[1].start, "2017-06-04");
  EXPECT_FALSE(events[1].main);
}

}  // namespace
}  // namespace sulieu
