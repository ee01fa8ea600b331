// What the rule examples cannot show well: lists, shared posts, later mentions, and who is left out.
#include <algorithm>

#include "extractors/officials/positions.h"
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

struct Case {
  const char* what;
  const char* text;
  std::vector<std::string> facts;
};

class OfficialsTest : public ::testing::TestWithParam<Case> {};

TEST_P(OfficialsTest, Facts) {
  EXPECT_EQ(ValuesOf("officials", GetParam().text), GetParam().facts) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Lists, OfficialsTest,
    ::testing::Values(
        Case{"persons parted by semicolons",
             "Các đồng chí: Hồ Sỹ Lâm, Phó Bí thư Thường trực Tỉnh ủy; Đại tá Trần Đức Hợi, Giám đốc Công an "
             "tỉnh chủ trì "
             "hội nghị.",
             {"Hồ Sỹ Lâm | Phó Bí thư Thường trực Tỉnh ủy", "Trần Đức Hợi | Giám đốc Công an tỉnh"}},
        Case{"`theo` long before the person cites nobody",
             "Trường THPT Lang Chánh, nơi em theo học Ông Nguyễn Văn Bảy, Hiệu trưởng trường THPT Lang Chánh "
             "xác "
             "nhận.",
             {"Nguyễn Văn Bảy | Hiệu trưởng trường THPT Lang Chánh"}},
        Case{"a plural post goes to each",
             "Dự có các Phó Giám đốc Công an tỉnh: Đại tá Bùi Đức Thạo, Đại tá Lưu Thị Hồng Gấm.",
             {"Bùi Đức Thạo | Phó Giám đốc Công an tỉnh", "Lưu Thị Hồng Gấm | Phó Giám đốc Công an tỉnh"}},
        Case{"a heading ends at the next one",
             "Tham dự có các đồng chí Ủy viên Bộ Chính trị: Vương Đình Huệ, Phó Thủ tướng; các đồng chí Ủy "
             "viên Trung ương "
             "Đảng: Đào Việt Trung, Phạm Văn Nam.",
             {"Vương Đình Huệ | Ủy viên Bộ Chính trị", "Vương Đình Huệ | Phó Thủ tướng",
              "Đào Việt Trung | Ủy viên Trung ương Đảng", "Phạm Văn Nam | Ủy viên Trung ương Đảng"}},
        Case{"a dash between the post and the name",
             "Thủ tướng Nhật - Karl Weber và Thủ tướng New Zealand - Tim Clarke hôm 17/5 gặp nhau.",
             {"Karl Weber | Thủ tướng Nhật", "Tim Clarke | Thủ tướng New Zealand"}},
        Case{"bodies and the names behind them",
             "Bộ trưởng Bộ TT&TT Trương Văn Hai dự. Chủ tịch Hội đồng Châu Âu Karl Weber dự. Giám đốc Cơ "
             "quan Tình "
             "báo Karl Clarke dự. Tổng giám đốc Công ty Ballons đứng tên. Bí thư Đảng đoàn Lê Văn Tám nói.",
             {"Trương Văn Hai | Bộ trưởng Bộ TT&TT", "Karl Weber | Chủ tịch Hội đồng Châu Âu",
              "Karl Clarke | Giám đốc Cơ quan Tình báo", "Lê Văn Tám | Bí thư Đảng đoàn"}},
        Case{"a rank behind a dash, the post before it",
             "Dự có Thống đốc Ngân hàng Nhà nước Lê Minh Hưng, Phó trưởng Ban chỉ đạo Tây Nam Bộ - Trung "
             "tướng Lê Văn "
             "Tám.",
             {"Lê Minh Hưng | Thống đốc Ngân hàng Nhà nước",
              "Lê Văn Tám | Phó trưởng Ban chỉ đạo Tây Nam Bộ"}},
        Case{"those who held the post one after the other",
             "Dự có nguyên Chủ tịch Hội LHPN huyện các thời kỳ: bà Trần Thị Tình, bà H’Liăk Byă.",
             {"Trần Thị Tình | nguyên Chủ tịch Hội LHPN huyện các thời kỳ",
              "H’Liăk Byă | nguyên Chủ tịch Hội LHPN huyện các thời kỳ"}},
        Case{"a row of a table, a note in brackets",
             "Bùi Văn Tâm | Phó chủ tịch UBND thành phố | 55/65\nCác đồng chí Ủy viên Trung ương Đảng: Võ "
             "Văn Lương - Tư "
             "lệnh Quân khu 7 [*]; Lê Đức Thanh.",
             {"Bùi Văn Tâm | Phó chủ tịch UBND thành phố", "Võ Văn Lương | Ủy viên Trung ương Đảng",
              "Võ Văn Lương | Tư lệnh Quân khu 7", "Lê Đức Thanh | Ủy viên Trung ương Đảng"}},
        Case{"a post and the next person joined by và",
             "Còn lại là ông Lê Văn Cừu - Phó giám đốc sở kiêm Trưởng ban Tôn giáo và ông Phùng Minh Sơn - "
             "Phó giám đốc "
             "sở.",
             {"Lê Văn Cừu | Phó giám đốc sở", "Lê Văn Cừu | Trưởng ban Tôn giáo",
              "Phùng Minh Sơn | Phó giám đốc sở"}},
        Case{"a former post before the name, the present one behind it",
             "Trong thời gian làm Giám đốc Sở Công Thương, bà Phan Thị Thanh, Phó Bí thư Tỉnh ủy tham gia "
             "điều hành.",
             {"Phan Thị Thanh | Giám đốc Sở Công Thương", "Phan Thị Thanh | Phó Bí thư Tỉnh ủy"}},
        Case{"a foreign name behind a body is the next person",
             "Gửi thông điệp cho ông Comey, phát ngôn viên Nhà Trắng Sarah Weber khẳng định. Dự có Chủ tịch "
             "Ủy ban MTTQ Việt "
             "Nam tỉnh Lương Minh Sơn.",
             {"Sarah Weber | phát ngôn viên Nhà Trắng",
              "Lương Minh Sơn | Chủ tịch Ủy ban MTTQ Việt Nam tỉnh"}},
        Case{"foreign names behind a plural post, teachers behind a former one",
             "Dự có các đại sứ Karl Weber (Đức), Tim Clarke (Anh). Sự có mặt của các thầy cô nguyên Hiệu "
             "trưởng: thầy Trần "
             "Quang Lập (1966 - 1974), cô Phạm Thị Liên.",
             {"Karl Weber | đại sứ", "Tim Clarke | đại sứ", "Trần Quang Lập | nguyên Hiệu trưởng",
              "Phạm Thị Liên | nguyên Hiệu trưởng"}},
        Case{"posts in brackets",
             "Điều hành có các đồng chí: Giàng Thị Dợ (Ủy viên Ban Thường vụ, Trưởng ban Tuyên giáo Tỉnh "
             "ủy), Vừ A Chứ "
             "(Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy).",
             {"Giàng Thị Dợ | Ủy viên Ban Thường vụ", "Giàng Thị Dợ | Trưởng ban Tuyên giáo Tỉnh ủy",
              "Vừ A Chứ | Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy"}},
        Case{"posts before the names",
             "Tham gia có Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Mai Tiến Dũng, Bộ trưởng Bộ Y tế Nguyễn "
             "Thị Kim Tiến.",
             {"Mai Tiến Dũng | Bộ trưởng", "Mai Tiến Dũng | Chủ nhiệm Văn phòng Chính phủ",
              "Nguyễn Thị Kim Tiến | Bộ trưởng Bộ Y tế"}},
        Case{"kiêm joins two posts",
             "Theo Bí thư Quận ủy kiêm Chủ tịch UBND quận Nam Từ Liêm Nguyễn Văn Hải, quận đã làm.",
             {"Nguyễn Văn Hải | Bí thư Quận ủy", "Nguyễn Văn Hải | Chủ tịch UBND quận Nam Từ Liêm"}}));

INSTANTIATE_TEST_SUITE_P(
    Mentions, OfficialsTest,
    ::testing::Values(
        Case{"of two wordings the fuller",
             "Phó chủ tịch UBND tỉnh Lê Quang Thạnh dự. Ông Lê Quang Thạnh, Phó Chủ tịch Ủy ban nhân dân "
             "tỉnh Quảng Trị nói.",
             {"Lê Quang Thạnh | Phó Chủ tịch Ủy ban nhân dân tỉnh Quảng Trị"}},
        Case{"abbreviations are the words they stand for",
             "Thứ trưởng Bộ GTVT Lê Đình Thọ chủ trì. Thứ trưởng Bộ Giao thông Vận tải Lê Đình Thọ cho biết.",
             {"Lê Đình Thọ | Thứ trưởng Bộ Giao thông Vận tải"}},
        Case{"a given name is the person named before",
             "Ông Đặng Việt Dũng dự. Ông Dũng từng đảm nhiệm các chức vụ Giám đốc Sở GTVT TP Đà Nẵng, Bí thư "
             "Quận ủy Hải Châu.",
             {"Đặng Việt Dũng | Giám đốc Sở GTVT TP Đà Nẵng", "Đặng Việt Dũng | Bí thư Quận ủy Hải Châu"}},
        Case{"appointed",
             "Hội nghị công bố quyết định điều động Thượng tá Đinh Quang Huy, Trưởng phòng Tham mưu giữ chức "
             "Trưởng Công an "
             "phường Việt Trì.",
             {"Đinh Quang Huy | Trưởng phòng Tham mưu", "Đinh Quang Huy | Trưởng Công an phường Việt Trì"}},
        Case{"several appointed",
             "Hội nghị bầu các ông Lê Văn Tám, Nguyễn Văn Chín giữ chức Phó Chủ tịch Hội.",
             {"Lê Văn Tám | Phó Chủ tịch Hội", "Nguyễn Văn Chín | Phó Chủ tịch Hội"}},
        Case{
            "joined by là",
            "Hội nghị bầu ông Nguyễn Chí Dân làm Chủ tịch; hai Phó Chủ tịch là Phạm Tấn Tới và Tăng Sà Vong.",
            {"Nguyễn Chí Dân | Chủ tịch", "Phạm Tấn Tới | Phó Chủ tịch", "Tăng Sà Vong | Phó Chủ tịch"}},
        Case{"relieved of the post",
             "Kỳ họp miễn nhiệm chức vụ Trưởng Ban Pháp chế đối với ông Võ Thành Danh.",
             {"Võ Thành Danh | Trưởng Ban Pháp chế"}},
        Case{"a post joined by chức vụ, behind an aside in brackets",
             "Ông Nguyễn Văn Hưng (SN 1961) - hiện giữ chức vụ Phó chủ tịch UBND xã Tân Lập - dự.",
             {"Nguyễn Văn Hưng | Phó chủ tịch UBND xã Tân Lập"}},
        Case{"behind birth and origin",
             "Ông Lê Văn Tám sinh năm 1960, quê quán xã Tân Lập, Nam Định, hiện là Ủy viên Trung ương Đảng "
             "các "
             "khóa XI, XII; Bí thư Tỉnh ủy.",
             {"Lê Văn Tám | Ủy viên Trung ương Đảng các khóa XI, XII"}},
        Case{"a post of the brother of the one named last",
             "Ông Hồ Văn Hưng, em trai bà Thoa, hiện là Chủ tịch Hội đồng Quản trị Công ty ABC. Anh Trần Văn "
             "Nam là "
             "con trai ông Trần Văn Bốn, nguyên Bí thư Huyện ủy.",
             {"Hồ Văn Hưng | Chủ tịch Hội đồng Quản trị Công ty ABC",
              "Trần Văn Bốn | nguyên Bí thư Huyện ủy"}},
        Case{"a plural post of all behind gồm",
             "Kỷ luật 3 Phó Trưởng ban Dân vận Huyện ủy, gồm: ông Võ Quốc Tuấn, Lâm Văn Phơ.",
             {"Võ Quốc Tuấn | Phó Trưởng ban Dân vận Huyện ủy",
              "Lâm Văn Phơ | Phó Trưởng ban Dân vận Huyện ủy"}},
        Case{"companies are no persons",
             "Bị cáo Phan Xuân Nhự (Giám đốc Công ty TNHH Thủy sản Minh Châu) khai. Cam kết của ông Lê Hoàng "
             "Phong, "
             "Giám đốc Công ty TNHH Thương mại Xuất nhập khẩu Hoàng Gia Phát.",
             {"Phan Xuân Nhự | Giám đốc Công ty TNHH Thủy sản Minh Châu",
              "Lê Hoàng Phong | Giám đốc Công ty TNHH Thương mại Xuất nhập khẩu Hoàng Gia Phát"}},
        Case{"an office held, taken or left",
             "Miễn nhiệm chức vụ Phó chủ tịch UBND tỉnh do ông Đặng Văn Dũng nắm giữ. Bổ nhiệm chức danh "
             "Kiểm sát viên "
             "trung cấp đối với bà Kim Thị Sóc. Trong thời gian bà Sóc giữ các cương vị Tỉnh ủy viên, Bí thư "
             "Huyện ủy. "
             "Chỉ định ông Hồ Văn Mười giữ chức Chủ tịch UBND huyện cùng 9 Phó Chủ tịch.",
             {"Đặng Văn Dũng | Phó chủ tịch UBND tỉnh", "Kim Thị Sóc | Kiểm sát viên trung cấp",
              "Kim Thị Sóc | Tỉnh ủy viên", "Kim Thị Sóc | Bí thư Huyện ủy",
              "Hồ Văn Mười | Chủ tịch UBND huyện"}},
        Case{"an arrow, two verbs of appointing",
             "- Thượng tá Hà Văn Nam, Trưởng Công an huyện Quan Hóa → Trưởng phòng Tham mưu;\n- Trung tá "
             "Thao A Sếnh, Phó "
             "Trưởng phòng Hậu cần được bổ nhiệm làm Trưởng Công an xã Pù Nhi;",
             {"Hà Văn Nam | Trưởng Công an huyện Quan Hóa", "Hà Văn Nam | Trưởng phòng Tham mưu",
              "Thao A Sếnh | Phó Trưởng phòng Hậu cần", "Thao A Sếnh | Trưởng Công an xã Pù Nhi"}},
        Case{"in apposition behind của",
             "Đây là tuyên bố của Tư lệnh Quân khu 7, Thượng tướng Lê Văn Nam.",
             {"Lê Văn Nam | Tư lệnh Quân khu 7"}},
        Case{"foreign names",
             "Cảnh sát trưởng hạt Norman là Jeremy Thornton cho biết.",
             {"Jeremy Thornton | Cảnh sát trưởng hạt Norman"}}));

INSTANTIATE_TEST_SUITE_P(
    LeftOut, OfficialsTest,
    ::testing::Values(
        Case{"no post", "Ông Lê Văn Nam, người dân xã Tân Lập, cho biết. Đại tá Trần Đức Hợi dự.", {}},
        Case{"nobody named", "Chủ tịch UBND tỉnh tặng Bằng khen cho 5 tập thể.", {}},
        Case{"on another's behalf",
             "Thừa ủy quyền của Bộ trưởng Bộ Công an, Đại tá Trần Đức Hợi trao Bằng khen.",
             {}},
        Case{"the post is the next clause's subject",
             "Theo ông Robert Lighthizer, Tổng thống Mỹ cam kết mạnh mẽ với khu vực.",
             {}},
        Case{"the post is that of whom the decision is about",
             "Ông Lê Văn Tám (Giám đốc bệnh viện) ký quyết định bổ nhiệm giữ chức Phó Trưởng khoa Nội.",
             {"Lê Văn Tám | Giám đốc bệnh viện"}},
        Case{"behind của the post of another",
             "Trả lời chất vấn của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội Nguyễn Thị Hồng phát biểu. Bộ trưởng "
             "Bộ Y "
             "tế Lê Thị Hoa nói.",
             {"Nguyễn Thị Hồng | Chủ tịch Quốc hội", "Lê Thị Hoa | Bộ trưởng Bộ Y tế"}},
        Case{"a new clause behind cho biết",
             "Ông Bạch Văn Đông – Phó Giám đốc Sở Nội vụ tỉnh cho biết, trước khi được bổ nhiệm giữ chức "
             "Trưởng phòng "
             "Tài chính, ông này làm kế toán.",
             {"Bạch Văn Đông | Phó Giám đốc Sở Nội vụ tỉnh"}},
        Case{"the next sentence behind a headline",
             "Ông Bùi Đình Quang, Phó Giám đốc công an tỉnh Hà Tĩnh Sáng 4/6, Đại úy Nguyễn Văn Thanh đi "
             "công tác.",
             {"Bùi Đình Quang | Phó Giám đốc công an tỉnh Hà Tĩnh"}},
        Case{"on behalf of another, whose spokesman",
             "Thừa uỷ nhiệm Chủ tịch nước, đồng chí Chẩu Thị Khánh gắn Huân chương. Người phát ngôn của Tổng "
             "thống, ông "
             "Ibrahim Weber, cho biết.",
             {}},
        Case{"a count behind a weak post",
             "Hòa thượng Thạch Oai – Phó Hội trưởng Hội Sư sãi yêu nước tỉnh cùng đại diện 142 chùa dự.",
             {"Thạch Oai | Phó Hội trưởng Hội Sư sãi yêu nước tỉnh"}},
        Case{"streets and schools",
             "Lễ diễn ra tại Trường THPT Lê Quý Đôn, đường Nguyễn Huệ, Giám đốc nói.",
             {}},
        Case{
            "an ambassador of beauty", "Hoa hậu Phùng Bảo Ngọc Vân là Đại sứ Truyền thông của lễ hội.", {}}));

// The schema refuses a document with two facts of one value.
TEST(Officials, TwoOfOneNameAndPostAreOneFact) {
  const std::vector<Fact> facts =
      FactsOf("officials", "Bí thư Thành dự. Ủy viên Bộ Chính trị, Bí thư Thành nói.");
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[0].value, "Thành | Bí thư");
  EXPECT_EQ(facts[0].mentions.size(), 2u);
  EXPECT_EQ(facts[1].value, "Thành | Ủy viên Bộ Chính trị");
}

TEST(Positions, Says) {
  const auto says = [](std::string_view full, std::string_view brief) {
    return Says(SplitPhrase(full), SplitPhrase(brief));
  };
  EXPECT_TRUE(says("Phó Chủ tịch Thường trực UBND tỉnh", "Phó Chủ tịch UBND tỉnh"));
  EXPECT_TRUE(says("Bộ trưởng Bộ Thông tin - Truyền thông", "Bộ trưởng Bộ TT&TT"));
  EXPECT_TRUE(says("Bí thư Thành ủy Thành phố Hồ Chí Minh", "Bí thư Thành ủy TP.HCM"));
  EXPECT_TRUE(says("Ủy viên Trung ương Đảng", "Ủy viên TW Đảng"));
  EXPECT_FALSE(says("Chủ tịch UBND tỉnh", "Chủ tịch HĐND tỉnh"));
  EXPECT_FALSE(says("nguyên Giám đốc Sở Y tế", "Giám đốc Sở Y tế"));
  EXPECT_FALSE(says("Phó Chủ tịch UBND huyện", "Chủ tịch UBND huyện"));
}

}  // namespace
}  // namespace sulieu
