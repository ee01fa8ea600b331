// What adds up, what does not, and what is no list of parts.
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

struct TotalCase {
  const char* text;
  int adds_up;  // -1: no fact
};

TEST(Totals, Cases) {
  const TotalCase kCases[] = {
      {"Toàn tỉnh chọn 16 đơn vị, gồm: 6 xã, 2 phường, 2 thị trấn, 3 cơ quan, 1 doanh nghiệp và 2 cơ sở giáo "
       "dục.",
       1},
      {"Hội nghị có 120 đại biểu, gồm 100 đại biểu chính thức và 30 đại biểu khách mời.", 0},
      {"Tổng số 1.200 hộ, bao gồm 1.000 hộ nghèo; 200 hộ cận nghèo.", 1},
      {"Có 120 đại biểu, trong đó có 30 đại biểu nữ và 12 đại biểu trẻ.", -1},
      {"Đoàn gồm 6 bác sĩ và 2 điều dưỡng.", -1},
      {"Đại biểu dự có 3 đồng chí. Đoàn công tác gồm 6 bác sĩ, 2 điều dưỡng.", -1},
  };
  for (const TotalCase& c : kCases) {
    const auto facts = FactsOf("totals", c.text);
    if (c.adds_up < 0) {
      EXPECT_TRUE(facts.empty()) << c.text;
      continue;
    }
    ASSERT_EQ(facts.size(), 1u) << c.text;
    EXPECT_EQ(std::get<int64_t>(facts[0].columns[4]), c.adds_up) << c.text << "\n" << facts[0].value;
  }
}

}  // namespace
}  // namespace sulieu
