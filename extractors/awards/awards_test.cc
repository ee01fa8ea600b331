// The frame of a conferral, sentence by sentence, and the merging of what is said twice.
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

struct Case {
  std::string text;
  std::vector<std::string> values;
};

class AwardFrame : public testing::TestWithParam<Case> {};

TEST_P(AwardFrame, Values) {
  EXPECT_EQ(ValuesOf("awards", GetParam().text), GetParam().values) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Voices, AwardFrame,
    testing::Values(
        Case{"UBND tỉnh tặng Bằng khen cho 2 tập thể và 1 cá nhân.",
             {"bằng khen | ubnd tỉnh | tập thể | 2", "bằng khen | ubnd tỉnh | cá nhân | 1"}},
        Case{"Có 12 tập thể và 25 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen.",
             {"bằng khen | chủ tịch ubnd tỉnh | tập thể | 12",
              "bằng khen | chủ tịch ubnd tỉnh | cá nhân | 25"}},
        Case{"Hội nghị đã trao Cờ thi đua của UBND tỉnh cho 03 tập thể, Bằng khen của Chủ tịch UBND tỉnh cho "
             "05 tập "
             "thể và 05 cá nhân.",
             {"cờ thi đua | ubnd tỉnh | tập thể | 3", "bằng khen | chủ tịch ubnd tỉnh | tập thể | 5",
              "bằng khen | chủ tịch ubnd tỉnh | cá nhân | 5"}},
        Case{"Thừa ủy quyền của Chủ tịch nước, đồng chí Trần Văn Nam trao Huân chương Lao động hạng Ba cho "
             "Lữ đoàn 955.",
             {"huân chương lao động hạng ba | chủ tịch nước | lữ đoàn 955 | "}},
        Case{"6 tập thể, 14 hội viên được nhận Giấy khen của Chủ tịch UBND huyện.",
             {"giấy khen | chủ tịch ubnd huyện | tập thể | 6",
              "giấy khen | chủ tịch ubnd huyện | hội viên | 14"}},
        Case{"Trong năm, 17 đồng chí được nhận Kỷ niệm chương “Vì sự nghiệp Tuyên giáo” do Ban Tuyên giáo "
             "Trung ương "
             "trao tặng.",
             {"kỷ niệm chương “vì sự nghiệp tuyên giáo” | ban tuyên giáo trung ương | đồng chí | 17"}}));

INSTANTIATE_TEST_SUITE_P(
    Lists, AwardFrame,
    testing::Values(
        // the authority goes on over the clauses of one subject
        Case{
            "UBND tỉnh tặng danh hiệu đơn vị quyết thắng cho 1 tập thể, tặng Bằng khen cho mười hai tập thể.",
            {"danh hiệu đơn vị quyết thắng | ubnd tỉnh | tập thể | 1",
             "bằng khen | ubnd tỉnh | tập thể | 12"}},
        // each clause has its own subject
        Case{"87 cá nhân được tặng danh hiệu Chiến sĩ thi đua cơ sở, 312 quân nhân được tặng danh hiệu Chiến "
             "sĩ tiên tiến.",
             {"danh hiệu chiến sĩ thi đua cơ sở |  | cá nhân | 87",
              "danh hiệu chiến sĩ tiên tiến |  | quân nhân | 312"}},
        Case{"Huân chương Chiến sĩ vẻ vang hạng Nhất, hạng Nhì và hạng Ba được tặng lần lượt cho 7, 12 và 19 "
             "sĩ quan.",
             {"huân chương chiến sĩ vẻ vang hạng nhất |  | sĩ quan | 7",
              "huân chương chiến sĩ vẻ vang hạng nhì |  | sĩ quan | 12",
              "huân chương chiến sĩ vẻ vang hạng ba |  | sĩ quan | 19"}},
        Case{"LĐLĐ tỉnh tặng 6 cờ thi đua xuất sắc cho CĐ cấp trên cơ sở.",
             {"cờ thi đua xuất sắc | lđlđ tỉnh | cđ cấp trên cơ sở | 6"}}));

INSTANTIATE_TEST_SUITE_P(
    Recipients, AwardFrame,
    testing::Values(
        // the subject of what follows is no recipient of what precedes
        Case{"Sở tặng Giấy khen cho 5 tập thể, 12 cá nhân được UBND tỉnh tặng Bằng khen.",
             {"giấy khen | sở | tập thể | 5", "bằng khen | ubnd tỉnh | cá nhân | 12"}},
        Case{"Chủ tịch nước gắn Huân chương Độc lập hạng Nhất lên lá cờ truyền thống của tỉnh Lào Cai.",
             {"huân chương độc lập hạng nhất | chủ tịch nước | tỉnh lào cai | "}},
        Case{"UBND tỉnh tặng Bằng khen cùng phần thưởng 10 triệu đồng cho em Phạm Văn Huy.",
             {"bằng khen | ubnd tỉnh | phạm văn huy | "}},
        Case{"Có 45 chị tiêu biểu dự hội nghị; mỗi chị được Hội LHPN tỉnh tặng một Giấy khen.",
             {"giấy khen | hội lhpn tỉnh | chị | 45"}},
        Case{"UBND tỉnh trao Bằng khen cho các tập thể, cá nhân.", {}},
        // grades in a row, each to his own
        Case{"Đảng ủy trao Huy hiệu 50 năm, 45 năm tuổi Đảng cho các ông Trần Quốc Toàn và Đoàn Mạnh Giao.",
             {"huy hiệu 50 năm | đảng uỷ | trần quốc toàn | ",
              "huy hiệu 45 năm tuổi đảng | đảng uỷ | đoàn mạnh giao | "}},
        // an order is handed over, not conferred, by anyone but the head of state
        Case{"Bộ trưởng Bộ Y tế Trần Văn Nam trao Huân chương Lao động hạng Ba cho Bệnh viện Bạch Mai.",
             {"huân chương lao động hạng ba |  | bệnh viện bạch mai | "}}));

// Recipients and authorities in the shapes that reports give them.
INSTANTIATE_TEST_SUITE_P(
    Named, AwardFrame,
    testing::Values(
        Case{"Tỉnh đoàn, Sở Y tế và UBND huyện Tân An tặng Giấy khen cho 2 tập thể.",
             {"giấy khen | tỉnh đoàn | tập thể | 2", "giấy khen | sở y tế | tập thể | 2",
              "giấy khen | ubnd huyện tân an | tập thể | 2"}},
        Case{"Bộ Công an tặng Bằng khen cho nhân dân và cán bộ xã Thạch Lâm.",
             {"bằng khen | bộ công an | nhân dân và cán bộ xã thạch lâm | "}},
        Case{"Chủ tịch nước tặng Huân chương Lao động hạng Ba cho Đảng bộ và nhân dân huyện Phú Lâm.",
             {"huân chương lao động hạng ba | chủ tịch nước | đảng bộ và nhân dân huyện phú lâm | "}},
        Case{"Dòng họ Phan Huy được Tỉnh hội tặng Bằng khen; 3 vị ni sư và Bệnh xá Phước Tâm được Sở Y tế "
             "tặng "
             "Giấy "
             "khen.",
             {"bằng khen | tỉnh hội | dòng họ phan huy | ", "giấy khen | sở y tế | vị ni sư | 3",
              "giấy khen | sở y tế | bệnh xá phước tâm | "}},
        Case{"Trường THCS Tân An là 1 trong 3 đơn vị được Sở Y tế tặng Bằng khen.",
             {"bằng khen | sở y tế | trường thcs tân an | ", "bằng khen | sở y tế | đơn vị | 3"}},
        Case{"Tỉnh đoàn tặng Bằng khen cho các bạn: Trần Văn Nam, Lê Thị Bình và 5 cá nhân.",
             {"bằng khen | tỉnh đoàn | trần văn nam | ", "bằng khen | tỉnh đoàn | lê thị bình | ",
              "bằng khen | tỉnh đoàn | cá nhân | 5"}},
        Case{"Tỉnh đoàn tặng Bằng khen cho bà Lê Thị Bình, Giám đốc HTX Cà phê K'Lan.",
             {"bằng khen | tỉnh đoàn | lê thị bình | "}},
        Case{"Tỉnh đoàn tặng giấy khen sinh viên Lê Thị Bình.", {"giấy khen | tỉnh đoàn | lê thị bình | "}},
        Case{"Giám đốc Sở tặng Giấy khen cho 3 Chủ tịch UBND xã; huyện khen 30 tập thể, cá nhân.",
             {"giấy khen | giám đốc sở | chủ tịch ubnd xã | 3",
              "khen thưởng | huyện | tập thể, cá nhân | 30"}},
        Case{"UBND tỉnh tặng Bằng khen cho 2 tập thể,3 cá nhân;UBND xã tặng Giấy khen cho 24 hộ.",
             {"bằng khen | ubnd tỉnh | tập thể | 2", "bằng khen | ubnd tỉnh | cá nhân | 3",
              "giấy khen | ubnd xã | hộ | 24"}},
        Case{"Phụ nữ huyện được Hội LHPN tỉnh tặng 5 Cờ thi đua.",
             {"cờ thi đua | hội lhpn tỉnh | phụ nữ huyện | 5"}},
        Case{"3 đồng chí được tặng Huy hiệu 80 năm, 12 đồng chí Huy hiệu 75 năm tuổi Đảng.",
             {"huy hiệu 80 năm |  | đồng chí | 3", "huy hiệu 75 năm tuổi đảng |  | đồng chí | 12"}},
        Case{"Cờ thi đua của Tỉnh đoàn: Công đoàn các KCN tỉnh; Trường THCS Tân An",
             {"cờ thi đua | tỉnh đoàn | công đoàn các kcn tỉnh | ",
              "cờ thi đua | tỉnh đoàn | trường thcs tân an | "}},
        // a body that heads a line confers all of it; items of an announced list
        Case{"Chủ tịch UBND tỉnh: Cờ thi đua - Hội Nông dân xã Hòa An; Bằng khen – 20 tập thể.",
             {"cờ thi đua | chủ tịch ubnd tỉnh | hội nông dân xã hoà an | ",
              "bằng khen | chủ tịch ubnd tỉnh | tập thể | 20"}},
        Case{"Thừa ủy quyền của Chủ tịch nước, ông Trần Văn Nam trao tặng:\n\n- Huân chương Lao động hạng "
             "Nhất: "
             "Trường THCS Tân An;",
             {"huân chương lao động hạng nhất | chủ tịch nước | trường thcs tân an | "}},
        Case{"Trường THCS Tân An được Chủ tịch nước tặng Huân chương Lao động hạng Nhất.\n\nChặng đường được "
             "ghi "
             "nhận bằng các phần thưởng:\n\n• Huân chương Lao động hạng Ba (1986), hạng Nhì (2001);",
             {"huân chương lao động hạng nhất | chủ tịch nước | trường thcs tân an | ",
              "huân chương lao động hạng ba |  | trường thcs tân an | ",
              "huân chương lao động hạng nhì |  | trường thcs tân an | "}},
        // a list of bodies is no body with those above it
        Case{"UBND tỉnh tặng Bằng khen cho Sở Nội vụ, UBND huyện Tân An, UBND xã Hòa An và 7 công chức.",
             {"bằng khen | ubnd tỉnh | sở nội vụ | ", "bằng khen | ubnd tỉnh | ubnd huyện tân an | ",
              "bằng khen | ubnd tỉnh | ubnd xã hoà an | ", "bằng khen | ubnd tỉnh | công chức | 7"}},
        Case{"Bí thư Thành ủy trao Huy hiệu 70 năm tuổi Đảng cho hai đảng viên.",
             {"huy hiệu 70 năm tuổi đảng |  | đảng viên | 2"}},
        Case{"Riêng ông Trương Văn Thụ - Tộc trưởng dòng họ Trương và linh mục Trần Minh Nam được Sở Y tế "
             "tặng Giấy "
             "khen.",
             {"giấy khen | sở y tế | trương văn thụ | ", "giấy khen | sở y tế | trần minh nam | "}},
        Case{"Riêng Công an huyện Tân An, đơn vị vừa đón nhận Huân chương Lao động hạng Ba, đã giải thể.",
             {"huân chương lao động hạng ba |  | công an huyện tân an | "}},
        Case{"03 chủ tàu được UBND xã tặng Giấy khen “vì đã có thành tích”.",
             {"giấy khen | ubnd xã | chủ tàu | 3"}},
        Case{"Tập thể Phòng 1A cùng 3 cá nhân nhận Bằng khen của Sở Y tế.",
             {"bằng khen | sở y tế | tập thể phòng 1a | ", "bằng khen | sở y tế | cá nhân | 3"}},
        Case{"Bằng “Lao động sáng tạo” của LĐLĐ tỉnh: 6 cá nhân.",
             {"bằng “lao động sáng tạo” | lđlđ tỉnh | cá nhân | 6"}},
        Case{"Tỉnh hội gắn Kỷ niệm chương “Vì sự phát triển” lên ngực áo 11 chị.",
             {"kỷ niệm chương “vì sự phát triển” | tỉnh hội | chị | 11"}},
        Case{"Chủ tịch nước tặng Huân chương Lao động các hạng cho 64 tập thể.",
             {"huân chương lao động các hạng | chủ tịch nước | tập thể | 64"}}));

INSTANTIATE_TEST_SUITE_P(
    Commendations, AwardFrame,
    testing::Values(
        Case{"UBND huyện khen thưởng Hội Nông dân xã và 2 tổ trưởng; biểu dương 8 gia đình tiêu biểu.",
             {"khen thưởng | ubnd huyện | hội nông dân xã | ", "khen thưởng | ubnd huyện | tổ trưởng | 2",
              "khen thưởng | ubnd huyện | gia đình tiêu biểu | 8"}},
        Case{"Hội nghị biểu dương 2 tài xế Trần Văn Nam và Lê Văn Bình.", {"khen thưởng |  | tài xế | 2"}},
        Case{"LĐLĐ huyện khen thưởng 46 lượt tập thể, biểu dương 20 công nhân lao động giỏi.",
             {"khen thưởng | lđlđ huyện | tập thể | 46",
              "khen thưởng | lđlđ huyện | công nhân lao động giỏi | 20"}},
        Case{"Kịp thời biểu dương, khen thưởng các tập thể, cá nhân.", {}}));

INSTANTIATE_TEST_SUITE_P(
    NotConferred, AwardFrame,
    testing::Values(Case{"Hội nghị đề nghị Tổng LĐLĐ Việt Nam tặng Cờ thi đua cho 2 đơn vị.", {}},
                    Case{"Đội giành 12 huy chương vàng và danh hiệu vô địch.", {}}));

// The window before a name begins inside a character.
TEST(AwardRecipients, WindowBeforeAName) {
  for (std::string padding; padding.size() < 60; padding += "ế") {
    const std::string text = "Nguyễn Văn Linh, " + padding + " nói. Anh Linh được UBND xã tặng Giấy khen.";
    EXPECT_EQ(ValuesOf("awards", text), std::vector<std::string>{"giấy khen | ubnd xã | nguyễn văn linh | "})
        << text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    SaidTwice, AwardFrame,
    testing::Values(
        // a caption that merges counts given apart
        Case{
            "10 tập thể và cá nhân đón nhận bằng khen của Chủ tịch UBND tỉnh.\n\nHội nghị đã trao Bằng khen "
            "của Chủ tịch "
            "UBND tỉnh cho 05 tập thể và 05 cá nhân.",
            {"bằng khen | chủ tịch ubnd tỉnh | tập thể | 5", "bằng khen | chủ tịch ubnd tỉnh | cá nhân | 5"}},
        Case{"UBND tỉnh tặng Bằng khen cho 3 tập thể.\n\nTrao Bằng khen của UBND tỉnh cho 03 tập thể.",
             {"bằng khen | ubnd tỉnh | tập thể | 3"}}));

}  // namespace
}  // namespace sulieu
