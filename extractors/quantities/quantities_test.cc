// Quantities: values, units, bounds, and the numbers that are none.
#include "extractors/quantities/quantities.h"

#include "tests/extractor_test.h"

namespace sulieu {
namespace {

using Facts = std::vector<std::string>;

// The facts of a text, each as `value unit`, with the qualifier where it is not exact.
Facts Read(const std::string& text) {
  Facts facts;
  for (const Fact& fact : FactsOf("quantities", text)) {
    const std::string qualifier = Text(fact.columns[4]);
    facts.push_back(fmt::format("{} {}{}", Text(fact.columns[0]), Text(fact.columns[3]),
                                qualifier == "exact" ? "" : " " + qualifier));
  }
  return facts;
}

struct Case {
  const char* text;
  Facts facts;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& example : cases) EXPECT_EQ(Read(example.text), example.facts) << example.text;
}

TEST(Quantities, Money) {
  Check({{"Kinh phí 3,5 tỷ đồng.", {"3500000000 đồng"}},
         {"Kinh phí 68,4 tỷ đồng.", {"68400000000 đồng"}},  // not 68400000000.00001
         {"Vay 1 tỷ 200 triệu đồng.", {"1200000000 đồng"}},
         {"Vốn 200 triệu USD.", {"200000000 USD"}},
         {"Giá 500k, cước 27.000đ/cổ phần.", {"500000 đồng", "27000 đồng/cổ phần"}},
         {"Nợ hết 70 tỷ.", {"70000000000 đồng"}},
         {"Giảm từ 1,2 xuống 1 triệu đồng.", {"1200000 đồng", "1000000 đồng"}},
         {"Vốn 12.000 nghìn tỷ đồng.", {"12000000000000000 đồng"}},
         {"Quyên góp hai triệu rưỡi.", {"2500000 đồng"}}});
}

TEST(Quantities, Numbers) {
  Check({{"Có 04 cuốn sách.", {"4 cuốn sách"}},
         {"Có 11,500 người.", {"11500 người"}},
         {"Dài 1,250 km.", {"1.25 km"}},
         {"Nặng 7.5 tấn.", {"7.5 tấn"}},
         {"Cao 1m75.", {"1.75 m"}},
         {"Sau 2 năm rưỡi.", {"2.5 năm"}},
         {"Mời 05 (năm) người.", {"5 người"}},
         {"Có ba trăm hộ và hai mươi mốt thôn.", {"300 hộ", "21 thôn"}},
         {"Có hai mươi năm kinh nghiệm.", {"20 năm"}},
         {"Bắt 612 vụ/989 bị can.", {"612 vụ", "989 bị can"}}});
}

TEST(Quantities, Ranges) {
  Check({{"Chờ 4 - 5 tiếng.", {"4/5 tiếng"}},
         {"Cần từ 20 đến 30 người.", {"20/30 người"}},
         {"Phạt tù từ 3 năm đến 7 năm.", {"3/7 năm"}},
         {"Giá 20-30 triệu đồng.", {"20000000/30000000 đồng"}},
         {"Phạt từ 500.000 đồng đến 1 triệu đồng.", {"500000/1000000 đồng"}},
         {"Phạt từ 2 triệu đến 500.000 đồng.", {"2000000 đồng", "500000 đồng"}},
         {"Giá 15-20.000 đồng.", {"15000/20000 đồng"}},
         {"Ở lại 2, 3 ngày.", {"2/3 ngày"}},
         {"Tăng từ 6 lên 9 phòng.", {"6 phòng", "9 phòng"}},
         {"Ô rộng 3 x 4 m.", {"3 m", "4 m"}},
         {"Thử thách 3 năm 6 tháng.", {"3 năm", "6 tháng"}}});
}

TEST(Quantities, Qualifiers) {
  Check({{"Có hơn 200 hộ.", {"200 hộ at_least"}},
         {"Có không quá 10 người.", {"10 người at_most"}},
         {"Có khoảng 2 - 3 kg.", {"2/3 kg about"}},
         {"Từ 60 tuổi trở lên.", {"60 tuổi at_least"}},
         {"Có hàng chục người.", {"10 người about"}}});
}

TEST(Quantities, Units) {
  Check({{"Có 46 loại mô hình và 98 mô hình “Dân vận khéo”.", {"46 loại mô hình", "98 mô hình"}},
         {"Có 16 cơ quan, đơn vị đạt.", {"16 cơ quan, đơn vị"}},
         {"Mua 3 tấn gạo, 180 ha lúa.", {"3 tấn", "180 ha"}},
         {"Nóng 35 độ C, đi 50 km/h.", {"35 độ C", "50 km/h"}},
         {"Rộng 120 m², 8.420m2.", {"120 m²", "8420 m2"}},
         {"Thu 6 thùng dầu, 250ml.", {"6 thùng dầu", "250 ml"}},
         {"Tặng 5 Bằng khen, 1 giải Nhất.", {"5 Bằng khen", "1 giải Nhất"}}});
}

// The same number said again with a shorter noun is the same fact.
TEST(Quantities, Distinct) {
  Check({{"Có 12 hộ nghèo. Trong 12 hộ có 3 xã.", {"12 hộ nghèo", "3 xã"}},
         {"Có 12 hộ và 12 xã.", {"12 hộ", "12 xã"}}});
}

TEST(Quantities, Refused) {
  Check({{"Quận 6, lớp 9, phút 84, hạng 2, Km 12, Điều 5, khóa XI, lần thứ 5.", {}},
         {"Năm 2016, ngày 7/2, 6 tháng đầu năm 2017, quý 2.", {}},
         {"Lúc 16h, 14h30, 16 giờ 30 phút, 20 giờ ngày 3/6, khoảng 2 giờ sáng.", {}},
         {"Thắng 2-1, sơ đồ 4-4-2, số đo 84-60-90, trực 24/7.", {}},
         {"Có 16/20 xã đạt, 85% hộ, tăng 0,6 điểm phần trăm.", {}},
         {"Boeing 737 hạ cánh, đội U23, xe F-16, biển 29A-123.45, ĐT 0912345678.", {}},
         {"Một số người, một trong những người, năm nay, hai bà Trưng, 5K.", {}},
         {"Kế hoạch số 10/KH-BCĐ, Nghị định 134 quy định.", {}},
         {"Trú tại đội 8 xã Mường Báng.", {}},
         {"Tại 159 Hàng Bạc, tài khoản 114000161718 Ngân hàng A.", {}},
         {"Nghỉ học 4 trong 7 ngày.", {}}});
}

TEST(Quantities, Clock) {
  Check({{"Sau 14 giờ, đám cháy tắt.", {"14 giờ"}},
         {"Kéo dài 3 giờ đồng hồ.", {"3 giờ đồng hồ"}},
         {"Trong 48 giờ.", {"48 giờ"}},
         {"Làm việc 8 giờ/ngày.", {"8 giờ/ngày"}}});
}

// A ratio hides its numbers, unless both have a noun of their own.
TEST(Quantities, RatiosAndDates) {
  Check({{"Có 88 trong tổng số 92 chùa.", {}},
         {"Trong 19 dự án đường bộ, có 13 dự án giảm thời gian.", {"19 dự án", "13 dự án"}},
         {"Trong hai ngày 15 và 16/7, đoàn làm việc.", {"2 ngày"}},
         {"Trong 6 tháng đầu năm 2017, có 5 vụ.", {"5 vụ"}},
         {"Ngày 19 tháng 5 năm 2017.", {}}});
}

TEST(Quantities, MoneyWithoutItsUnit) {
  Check({{"Thuê với giá 3,5 triệu/tháng.", {"3500000 đồng/tháng"}},
         {"Giảm giá 150 triệu: cố chờ.", {"150000000 đồng"}}});
}

TEST(Quantities, UnknownNounsBehindSmallNumbersInWords) {
  Check({{"Có hai hộc đồ.", {"2 hộc đồ"}}, {"Cả hai đành phải về.", {}}, {"Con thứ hai vào lớp.", {}}});
}

TEST(Quantities, ALabelBeforeMoneyOrPeopleIsNone) {
  Check({{"Khoản 5 tỷ đồng.", {"5000000000 đồng"}},
         {"Nhóm 5 người.", {"5 người"}},
         {"Tổng số 92 chùa.", {"92 chùa"}},
         {"Mỗi năm 20 vụ.", {"20 vụ"}},
         {"Chuyển viện 10 người.", {"10 người"}},
         {"Ban Chỉ đạo 138 tỉnh họp.", {}}});
}

}  // namespace
}  // namespace sulieu
