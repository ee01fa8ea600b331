// Percentages with their bounds and what they are a share of.
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

using Facts = std::vector<std::string>;

// The facts of a text, each as `low..high bound | unit`.
Facts Read(const std::string& text) {
  Facts facts;
  for (const Fact& fact : FactsOf("percentages", text)) {
    facts.push_back(fmt::format("{}..{} {} | {}", Text(fact.columns[0]), Text(fact.columns[1]),
                                Text(fact.columns[2]), Text(fact.columns[3])));
  }
  return facts;
}

TEST(Percentages, UnitBehind) {
  EXPECT_EQ(Read("Có 85% khu dân cư và 64% xã thuộc địa bàn nông thôn đạt chuẩn."),
            (Facts{"85..85 exact | khu dân cư", "64..64 exact | xã"}));
  EXPECT_EQ(Read("Ít nhất 94% xã, phường, thị trấn đạt chuẩn."),
            (Facts{"94..94 at_least | xã, phường, thị trấn"}));
}

TEST(Percentages, UnitBefore) {
  EXPECT_EQ(Read("Tỷ lệ điều tra, khám phá án đạt 86,4%."),
            (Facts{"86.4..86.4 exact | Tỷ lệ điều tra, khám phá án"}));
  EXPECT_EQ(Read("Tỷ lệ hộ nghèo giảm từ 29,4% xuống còn 24,8%."),
            (Facts{"29.4..29.4 exact | Tỷ lệ hộ nghèo", "24.8..24.8 exact | Tỷ lệ hộ nghèo"}));
  EXPECT_EQ(Read("6 tháng đầu năm, GRDP tăng 7,32%, lãi suất 5%/năm."),
            (Facts{"7.32..7.32 exact | GRDP", "5..5 exact | lãi suất"}));
  EXPECT_EQ(Read("Đã có 215/240 CĐCS tổ chức hội nghị, đạt 89,6%."), (Facts{"89.6..89.6 exact | CĐCS"}));
}

// A space in the decimal.
TEST(Percentages, SpaceInADecimal) {
  EXPECT_EQ(Read("Ông nâng tỷ lệ sở hữu vốn lên 22, 24%, tương ứng 22,9 triệu cổ phần."),
            (Facts{"22.24..22.24 exact | tỷ lệ sở hữu vốn"}));
  EXPECT_EQ(Read("Lợi nhuận lần lượt tăng 22, 24% và 30%.").size(), 2u);
  EXPECT_EQ(Read("Từ năm 2016, 24% số hộ thoát nghèo."), (Facts{"24..24 exact | số hộ"}));
}

TEST(Percentages, Bounds) {
  EXPECT_EQ(Read("Tỷ lệ phá án đạt từ 80% trở lên."), (Facts{"80..80 at_least | Tỷ lệ phá án"}));
  EXPECT_EQ(Read("Nợ xấu không quá 1%."), (Facts{"1..1 at_most | Nợ xấu"}));
  EXPECT_EQ(Read("Lãi chiếm gần 11% doanh thu."), (Facts{"11..11 about | doanh thu"}));
}

TEST(Percentages, Ranges) {
  EXPECT_EQ(Read("Tăng từ 35 - 40% số vụ."), (Facts{"35..40 exact | số vụ"}));
  EXPECT_EQ(Read("Độ ẩm 95%-97%."), (Facts{"95..97 exact | Độ ẩm"}));
  EXPECT_EQ(Read("Tỷ lệ hộ nghèo giảm từ 10% đến 5%."),
            (Facts{"10..10 exact | Tỷ lệ hộ nghèo", "5..5 exact | Tỷ lệ hộ nghèo"}));
  EXPECT_EQ(Read("Ba mươi phần trăm số hộ thoát nghèo."), (Facts{"30..30 exact | số hộ"}));
}

TEST(Percentages, DistinctByNumbersAndUnit) {
  EXPECT_EQ(Read("Có 100% xã và 100% hộ đạt chuẩn. Lại có 100% xã tham gia."),
            (Facts{"100..100 exact | xã", "100..100 exact | hộ"}));
}

TEST(Percentages, Refused) {
  EXPECT_EQ(Read("Giảm 0,6 điểm phần trăm, tăng vài phần trăm, gấp 10 lần."), Facts{});
}

}  // namespace
}  // namespace sulieu
