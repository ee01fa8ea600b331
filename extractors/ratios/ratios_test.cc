// Ratios with their units, outcomes and kinds, and what only looks like one.
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

// The facts of a text, each as `numerator/denominator | unit | outcome | kind`.
std::vector<std::string> Read(const std::string& text) {
  std::vector<std::string> facts;
  for (const Fact& fact : FactsOf("ratios", text)) {
    facts.push_back(fmt::format("{}/{} | {} | {} | {}", Text(fact.columns[0]), Text(fact.columns[1]),
                                Text(fact.columns[2]), Text(fact.columns[3]), Text(fact.columns[4])));
  }
  return facts;
}

using Facts = std::vector<std::string>;

TEST(Ratios, UnitsAndOutcomesOfAnEnumeration) {
  EXPECT_EQ(Read("Có 1.101/1.251 khu dân cư, 122/159 xã, phường, thị trấn, 552/560 cơ quan, doanh nghiệp đạt "
                 "tiêu chuẩn “An toàn về ANTT”."),
            (Facts{"1101/1251 | khu dân cư | đạt tiêu chuẩn “An toàn về ANTT” | count_of_total",
                   "122/159 | xã, phường, thị trấn | đạt tiêu chuẩn “An toàn về ANTT” | count_of_total",
                   "552/560 | cơ quan, doanh nghiệp | đạt tiêu chuẩn “An toàn về ANTT” | count_of_total"}));
}

TEST(Ratios, OutcomeBeforeTheNumber) {
  EXPECT_EQ(Read("Cụ thể, quận thực hiện đạt và vượt 21/22 chỉ tiêu."),
            (Facts{"21/22 | chỉ tiêu | đạt và vượt | count_of_total"}));
}

TEST(Ratios, WordsAndTotals) {
  EXPECT_EQ(Read("Gần hai phần ba hộ hội viên được vay vốn."),
            (Facts{"2/3 | hộ hội viên | được vay vốn | fraction"}));
  EXPECT_EQ(Read("Có 88 trong tổng số 92 chùa, bảy trên mười ấp."),
            (Facts{"88/92 | chùa | - | count_of_total", "7/10 | ấp | - | count_of_total"}));
  EXPECT_EQ(Read("Trong tổng số 28 chỉ tiêu của huyện có 18 chỉ tiêu đạt kế hoạch."),
            (Facts{"18/28 | chỉ tiêu | đạt kế hoạch | count_of_total"}));
  EXPECT_EQ(Read("Đã chi trả cho 1 hộ trong tổng số 13 hộ."), (Facts{"1/13 | hộ | - | count_of_total"}));
}

TEST(Ratios, Rates) {
  EXPECT_EQ(Read("Tử vong mẹ 9/100.000 trẻ đẻ sống."), (Facts{"9/100000 | trẻ đẻ sống | - | rate"}));
}

TEST(Ratios, UnitEndsByGrammar) {
  EXPECT_EQ(Read("Có 24/28 doanh nghiệp sản xuất trở lại."),
            (Facts{"24/28 | doanh nghiệp | sản xuất trở lại | count_of_total"}));
  EXPECT_EQ(Read("Kiểm tra 42/108 trường công lập."),
            (Facts{"42/108 | trường công lập | - | count_of_total"}));
  EXPECT_EQ(Read("Có 49/49 đại biểu, đồng chí Chủ tịch chủ trì."),
            (Facts{"49/49 | đại biểu | - | count_of_total"}));
}

TEST(Ratios, SaidTwiceIsOneFact) {
  EXPECT_EQ(Read("Có 57/60 đại biểu dự. Với 57/60 đại biểu HĐND tỉnh có mặt."),
            (Facts{"57/60 | đại biểu HĐND tỉnh | dự | count_of_total"}));
}

TEST(Ratios, SmallFractionsAreDistinctByUnit) {
  EXPECT_EQ(Read("Tỉnh góp 2/3 kinh phí. Có 2/3 xã đạt chuẩn. Cả 2/3 xã vui mừng.").size(), 2u);
}

TEST(Ratios, UnitBefore) {
  EXPECT_EQ(Read("Đơn vị có 6.300 lao động, trong đó gần 4/5 là nữ."),
            (Facts{"4/5 | lao động | là nữ | fraction"}));
  EXPECT_EQ(Read("Đã cứng hóa 42,7/44,1km đường trục thôn."),
            (Facts{"42.7/44.1 | km đường trục thôn | - | count_of_total"}));
}

TEST(Ratios, AnyNounBehindNumbersThatAreNoDate) {
  EXPECT_EQ(Read("Hiện 19/31 trâu chọi âm tính."), (Facts{"19/31 | trâu chọi | âm tính | count_of_total"}));
  EXPECT_EQ(Read("Thông qua với 95/95 ĐB tán thành."), (Facts{"95/95 | ĐB | tán thành | count_of_total"}));
  EXPECT_EQ(Read("Hoàn thành 125/130 km đường trục xã."),
            (Facts{"125/130 | km đường trục xã | Hoàn thành | count_of_total"}));
  EXPECT_EQ(Read("Đã cấp 4.700/11.500 tỷ cho 4 tỉnh.").size(), 1u);
  EXPECT_EQ(Read("Có 24/24 xã, thị trấn về đích."),
            (Facts{"24/24 | xã, thị trấn | về đích | count_of_total"}));
}

// A day and month unless something is counted.
TEST(Ratios, NumbersThatMayBeADate) {
  const std::pair<const char*, Facts> kCases[] = {
      {"Đội giành chiến thắng 5/6 chặng đua.", {"5/6 | chặng đua | - | count_of_total"}},
      {"Nhà thầu hoàn thành 8/9 mố trụ.", {"8/9 | mố trụ | hoàn thành | count_of_total"}},
      {"Bác sĩ phải cắt bỏ 1/3 lá gan.", {"1/3 | lá gan | - | fraction"}},
      {"Người mua đã mua hết 1/4 số nhà ga.", {"1/4 | số nhà ga | - | fraction"}},
      {"Với 2/3 trong số 336 thủy thủ thiệt mạng.", {"2/3 | thủy thủ thiệt mạng | - | fraction"}},
      {"Hôm qua, giá vàng 6/2 giao dịch dưới mốc 37 triệu đồng.", {}},
      {"Ông ở khu 19/5 thị trấn Thanh Sơn.", {}},
      {"Người dân ra công viên 29/3 tránh nắng.", {}},
      {"Kỷ niệm Quốc khánh 2/9 các cơ quan nghỉ.", {}},
      {"Học sinh lớp 7/4 trường làng bị phạt.", {}},
      {"Phiên họp 6/2017 hội đồng bàn việc này.", {}},
  };
  for (const auto& [text, facts] : kCases) EXPECT_EQ(Read(text), facts) << text;
}

TEST(Ratios, Tables) {
  EXPECT_EQ(Read("Họ tên | Chức vụ | Tín nhiệm cao | Tín nhiệm\nLê Văn A | Giám đốc | 55/65 | 8/65"),
            (Facts{"55/65 | Tín nhiệm cao | - | count_of_total", "8/65 | Tín nhiệm | - | count_of_total"}));
}

TEST(Ratios, TotalNamedBefore) {
  EXPECT_EQ(Read("Tặng bằng khen 12 doanh nghiệp; 3/12 trong số này có vốn nước ngoài."),
            (Facts{"3/12 | doanh nghiệp | - | count_of_total"}));
  EXPECT_EQ(Read("Toàn huyện có 26 trường, đến nay 20/26 đạt chuẩn."),
            (Facts{"20/26 | trường | đạt chuẩn | count_of_total"}));
  EXPECT_EQ(Read("Trong số 2 thanh niên, một người được về.").size(), 0u);
  EXPECT_EQ(Read("Họp trực tuyến với 8/8 Ban đại diện cấp huyện. Công nhân từ 9/9 huyện đến dự.").size(), 2u);
  EXPECT_EQ(Read("Bàn giao 12/15 “Mái ấm công đoàn”.").size(), 1u);
}

TEST(Ratios, Votes) {
  EXPECT_EQ(
      Read("Hội đồng biểu quyết thông qua nghị quyết về thu (36/36), về chi (34/36, 2 phiếu chống).").size(),
      2u);
  EXPECT_EQ(Read("Trúng cử với số phiếu 27/27."), (Facts{"27/27 | phiếu | - | fraction"}));
  EXPECT_EQ(Read("Người dân ở nhà bên sông (36/36) cho biết.").size(), 0u);
}

TEST(Ratios, WithoutANoun) {
  EXPECT_EQ(Read("Tỉ lệ được nhận vào trường là 63/100, 6/10 sinh viên được tốt nghiệp."),
            (Facts{"63/100 | - | được tốt nghiệp | fraction",
                   "6/10 | sinh viên | được tốt nghiệp | count_of_total"}));
  EXPECT_EQ(Read("Lần lượt đạt 43/50, 48/50 và 50/50 phiếu."),
            (Facts{"43/50 | phiếu | đạt | count_of_total", "48/50 | phiếu | - | count_of_total",
                   "50/50 | phiếu | - | count_of_total"}));
  EXPECT_EQ(Read("Số đại biểu tán thành: 57/60 (95%).").size(), 1u);
  EXPECT_EQ(Read("Có 88,9% (8/9) xã về đích.").size(), 1u);
  EXPECT_EQ(Read("Với 410/442 (chiếm 83,50%) số đại biểu có mặt tán thành."),
            (Facts{"410/442 | số đại biểu | có mặt tán thành | fraction"}));
  EXPECT_EQ(Read("Nơi nào làm được 1/500 thì tốt. Thương binh 1/4 Nguyễn Văn A.").size(), 0u);
  EXPECT_EQ(Read("Đội thắng 53,3% số trận (16/30) đã đấu.").size(), 1u);
  EXPECT_EQ(Read("Liên Hợp Quốc quan ngại rằng 1/2 trong số đó là thường dân.").size(), 1u);
  EXPECT_EQ(Read("Nâng từ 15/52 xã lên 19/52.").size(), 2u);
  EXPECT_EQ(Read("Xem hình 57/60. Họp ngày 6/10 (65%)."), Facts{});
}

TEST(Ratios, TheNounTwice) {
  EXPECT_EQ(Read("Có 15 xã/19 xã về đích."), (Facts{"15/19 | xã | về đích | count_of_total"}));
  EXPECT_EQ(Read("Trong 19 dự án đường bộ, có 13 dự án giảm giá."),
            (Facts{"13/19 | dự án đường bộ | giảm giá | count_of_total"}));
  EXPECT_EQ(Read("Cứ 10 người Việt Nam thì có 1 người bị bệnh."),
            (Facts{"1/10 | người Việt Nam | bị bệnh | count_of_total"}));
  EXPECT_EQ(Read("Phát hiện 22 cơ sở có vi phạm (trên tổng số 99 cơ sở được thanh tra)."),
            (Facts{"22/99 | cơ sở | được thanh tra | count_of_total"}));
  EXPECT_EQ(Read("Xe có 2 ghế trước/4 ghế sau, bắt 41 vụ/58 đối tượng; trong 18 bệnh nhân có 1 đoàn."),
            Facts{});
}

TEST(Ratios, Refused) {
  for (const char* text : {
           "Chiều nay, 22/6 phiên tòa mở lại.",
           "Sáng 9/5 huyện tổ chức hội nghị.",
           "Từ ngày 10 - 15/6 học sinh dự thi.",
           "Họp trong các ngày 5, 6 và 7/8 tại thị xã.",
           "Trực 24/24 giờ, phục vụ 24/7.",
           "Nhà số 12/5 đường Trần Phú, ngõ 49/28 phố Huế.",
           "Trú tại 42/1 ấp Bình Giao, xã Thuận Giao.",
           "Xổ số Mega 6/45 được cộng dồn liên tục.",
           "Quy hoạch chi tiết tỷ lệ 1/500 cụm công nghiệp.",
           "Mùa giải 2016/2017 đội thắng 20 trận.",
           "Bắt giữ 41 vụ/58 đối tượng.",
           "Chấm đạt 4,21/5 điểm, 87/100 điểm, 26/31 điểm từ hội đồng, điểm tuyệt đối 30/30 khối B.",
           "Huyết áp 90/60 mmHg.",
           "Kế hoạch số 10/KH-BCĐ-CAT của Ban Chỉ đạo.",
           "Nghị định 41/2010 của Chính phủ.",
           "Là một trong hai quận, một trong số 45 cán bộ.",
           "Xếp thứ 20/116 quốc gia.",
           "Vòng 1/8 World Cup.",
           "Giá vé 60.000 / 2 chiều.",
           "Biển số 43A-123.45, Quốc lộ 12A, máy 7/Plus.",
       }) {
    EXPECT_EQ(Read(text), Facts{}) << text;
  }
}

}  // namespace
}  // namespace sulieu
