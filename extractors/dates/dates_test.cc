// What dates denote in running text, against a reference date of 2017-07-07 unless said otherwise. One line a
// shape; the refusals are as important as the finds.
#include <algorithm>

#include "extractors/dates/calendar.h"
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

// The values of the facts in text order, `; ` between them.
std::string Denoted(const std::string& text, const std::string& published = "2017-07-07") {
  std::string values;
  for (const Fact& fact : FactsOf("dates", text, published))
    values += (values.empty() ? "" : "; ") + fact.value;
  return values;
}

struct Case {
  const char* text;
  const char* values;
};

TEST(Dates, SayWhatTheyDenote) {
  const Case cases[] = {
      // days
      {"Họp ngày 05 tháng 7 năm 2017 tại Huế.", "2017-07-05"},
      {"Họp sáng ngày 5-7-2017 tại Huế.", "2017-07-05"},
      {"Họp lúc 8h30 ngày 5.7 tại Huế.", "2017-07-05"},
      {"Họp ngày 28 tháng 12 tại Huế.", "2017-12-28"},
      {"Khoảng 2 giờ 40 phút ngày 12-6, tại Km 142+300, bắt giữ.", "2017-06-12"},
      {"Đến đêm 13, rạng sáng 14-6, bắt thêm 2 đối tượng.", "2017-06-13; 2017-06-14"},
      {"Trong các ngày 22, 23 và buổi sáng ngày 24/6, thi ba môn.", "2017-06-22; 2017-06-23; 2017-06-24"},
      {"Hai ngày 5 và 6/7, đoàn làm việc tại Huế.", "2017-07-05; 2017-07-06"},
      {"Các ngày 5/7, 6/7 và 8/7 thi.", "2017-07-05; 2017-07-06; 2017-07-08"},
      {"Sinh ngày 20/10/1930.", "1930-10-20"},
      // intervals
      {"Từ ngày 7-8/7, thi.", "2017-07-07/2017-07-08"},
      {"Thi từ ngày 7 đến ngày 9/7.", "2017-07-07/2017-07-09"},
      {"Thi từ 30/6 - 2/7/2017.", "2017-06-30/2017-07-02"},
      {"Từ 0 giờ ngày 10/6 đến hết ngày 16/6, trực.", "2017-06-10/2017-06-16"},
      {"Từ 28/12/2016 đến 5/1, trực.", "2016-12-28/2017-01-05"},
      {"Từ tháng 11/2016 đến tháng 3/2017, trực.", "2016-11/2017-03"},
      {"Từ tháng 3 đến tháng 5, hạn hán.", "2017-03/2017-05"},
      {"Từ quý II/2017 đến quý IV/2018 xong.", "2017-04/2018-12"},
      {"Kỷ niệm ngày sinh Bác (19/5/1890 - 19/5/2017).", "1890-05-19; 2017-05-19"},
      {"Kỷ niệm (27-7-1947/27-7-2017).", "1947-07-27; 2017-07-27"},
      // months, quarters, halves
      {"Tháng 3 này và tháng 8 năm ngoái.", "2017-03; 2016-08"},
      {"Từ tháng 3 tới nay, giá giảm.", "2017-03"},
      {"Trong quý I, II và quý 3/2017 có tăng.", "2017-33; 2017-34; 2017-35"},
      {"Sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm.", "2017-40; 2017-41"},
      {"Kết quả 9 tháng năm 2016.", "2016-01/2016-09"},
      {"Trong sáu tháng đầu năm 2016 và nửa cuối năm 2015.", "2016-40; 2015-41"},
      // years
      {"Nhiệm kỳ 2015 – 2020 và giai đoạn 2016-2020.", "2015/2020; 2016/2020"},
      {"Năm học 2016-2017 có 12 trường.", "2016-09/2017-05"},
      {"Thay năm 2003, 2004 và 2005.", "2003; 2004; 2005"},
      {"Từ 2002 đến 2007; từ năm 2011-2015.", "2002/2007; 2011/2015"},
      {"Bắt Nguyễn Văn A (SN 1962), sinh năm 1993.", "1962; 1993"},
      {"Đến năm 2030, tầm nhìn 2045.", "2030; 2045"},
      {"Giữa những năm 1960; thập niên 80; thập kỷ 90 của thế kỷ trước.", "1960/1969; 1980/1989; 1990/1999"},
      {"Cuối thế kỷ XIX, đầu thế kỷ XX.", "1801/1900; 1901/2000"},
      {"Năm nay cao hơn năm ngoái, năm 2018 sẽ tăng.", "2017; 2016; 2018"},
      // counted from the reference date
      {"Sáng nay, 7-7, và chiều qua (6/7), ngày mai (8/7).", "2017-07-07; 2017-07-06; 2017-07-08"},
      {"Hôm nay, khai mạc. Hôm qua, họp trù bị.", "2017-07-07; 2017-07-06"},
      {"Ông nói sáng thứ Hai.", "2017-07-03"},
      {"Tháng trước và tuần này.", "2017-06; 2017-07-03/2017-07-09"},
  };
  for (const Case& c : cases) EXPECT_EQ(Denoted(c.text), c.values) << c.text;
}

TEST(Dates, AreNotWhatIsCountedOrNumbered) {
  const char* const cases[] = {
      "Đội A thắng 2-1, tỷ số 3-0, hiệp một 1-0.",
      "Đạt 8/9 huyện, chiếm 2/3 số phiếu và 12/12 điểm cầu.",
      "Trực 24/7, gọi 0233.3851.113 hoặc 1900 1234.",
      "Tại Km 12+300, nhà số 12/5 đường 3/2, xe 73C-112.58.",
      "Theo Nghị định 32/2015/NĐ-CP, Thông tư 05/2016 và Quyết định số 12/2015/QĐ-UBND.",
      "Có 2017 hộ, 2000 đồng, tăng từ 5-7%.",
      "Phạt 6 tháng tù, mỗi tháng 5 triệu đồng, cứ 3 tháng 1 lần.",
      "Ngày 2 lần, mỗi ngày 3 viên, 2 ngày 1 đêm.",
      "Trong 5 năm qua, năm đồng chí được khen; cách đây 5 năm.",
      "Cuộc sống hôm nay, thế hệ trẻ hôm nay, có được ngày hôm nay.",
      "Hiện nay, thời gian tới, vừa qua, những năm qua.",
      "Mùng 3 Tết, ngày 10 tháng Giêng, ngày 15/8 âm lịch.",
      "Lễ hội tổ chức vào tháng 3 hằng năm.",
      "Sáng thứ hai hằng tuần chào cờ, trồng cây hàng năm nay.",
      "Tọa độ 17°41'20\"N, cách mốc 528 khoảng 1,2 km, mốc 1119 - 1120.",
  };
  for (const char* text : cases) EXPECT_EQ(Denoted(text), "") << text;
}

TEST(Dates, TakeTheNearestYearUnlessTheSentenceLooksAhead) {
  EXPECT_EQ(Denoted("Ngày 28/12, họp.", "2020-01-06"), "2019-12-28");
  EXPECT_EQ(Denoted("Ngày 15/2, họp.", "2019-12-20"), "2020-02-15");
  EXPECT_EQ(Denoted("Dự kiến hoàn thành vào ngày 31/8.", "2017-02-07"), "2017-08-31");
  EXPECT_EQ(Denoted("Tháng 12 vừa qua, giá tăng.", "2017-02-07"), "2016-12");
  EXPECT_EQ(Denoted("Tháng 9 tới, giá tăng.", "2017-02-07"), "2017-09");
}

TEST(Dates, TakeTheYearThatTheSentenceHasNamed) {
  EXPECT_EQ(Denoted("Sang năm 2018 sẽ di dời xong, muộn nhất là ngày 30/6."), "2018; 2018-06-30");
  EXPECT_EQ(Denoted("So với năm 2016, ngày 15/3 giá tăng."), "2016; 2017-03-15");
  EXPECT_EQ(Denoted("Hứa đến trước 31-12 cấp xong."), "2017-12-31");
  EXPECT_EQ(Denoted("Xong trước 3-5 ngày."), "");
}

TEST(Dates, WithoutAReferenceDateOnlyFullDatesAreFacts) {
  EXPECT_EQ(Denoted("Sáng nay, ngày 5/7, họp.", ""), "");
  EXPECT_EQ(Denoted("Luật Đất đai được thông qua năm 1993.", ""), "1993");
}

TEST(Dates, OneFactForAllItsMentions) {
  const auto facts = FactsOf("dates", "Tổng kết năm 2016. Cuối năm 2016, tỉnh có 9 huyện.", "2017-01-05");
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].mentions.size(), 2u);
  EXPECT_EQ(facts[0].columns[4], Value());  // the modifier is not that of all mentions
}

TEST(Dates, SayHowAYearWasFilledIn) {
  const auto facts = FactsOf("dates", "Sáng 30/8, họp. Ngày 1/9/2017, bế mạc.", "2017-08-30");
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[0].basis, "year from the reference date 2017-08-30 (metadata)");
  EXPECT_EQ(facts[1].basis, "");
}

TEST(Calendar, WritesEachPeriodInItsCoarsestUnits) {
  using namespace dates;
  EXPECT_EQ(Edtf(Years(2018, 2018)), "2018");
  EXPECT_EQ(Edtf(Years(2015, 2020)), "2015/2020");
  EXPECT_EQ(Edtf(Month(2020, 2)), "2020-02");
  EXPECT_EQ(Edtf(Quarter(2017, 4)), "2017-36");
  EXPECT_EQ(Edtf(Months(2020, 7, 2020, 12)), "2020-41");
  EXPECT_EQ(Edtf(Months(2016, 9, 2017, 5)), "2016-09/2017-05");
  EXPECT_EQ(Edtf({*MakeDay(2020, 2, 1), *MakeDay(2020, 2, 28)}), "2020-02-01/2020-02-28");
  EXPECT_EQ(MakeDay(2019, 2, 29), std::nullopt);
}

}  // namespace
}  // namespace sulieu
