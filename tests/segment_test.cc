#include "pipeline/segment/segment.h"

#include <gtest/gtest.h>

#include "pipeline/pipeline.h"

namespace sulieu {
namespace {

const RuleSet& Rules() {
  static const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  return (*pipeline)->passage_rules();
}

std::vector<std::string> Sentences(std::string_view text) {
  std::vector<std::string> sentences;
  const TextSpan whole{0, static_cast<uint32_t>(text.size())};
  for (TextSpan span : SplitSentences(text, whole, Rules().list("abbreviations")))
    sentences.emplace_back(span.In(text));
  return sentences;
}

// `kind text`, one a passage.
std::vector<std::string> Passages(std::string_view text) {
  std::vector<std::string> passages;
  for (const Passage& passage : Segment(text, Rules()).passages)
    passages.push_back(std::string(PassageName(passage.kind)) + " " + std::string(passage.span.In(text)));
  return passages;
}

TEST(Sentences, NotBrokenInside) {
  for (const char* text : {
           "Đại hội diễn ra tại TP. Hồ Chí Minh và tp. Huế.",
           "GS.TS. Nguyễn Quang Thuấn và PGS. Trần B đã dự.",
           "Th.S Nguyễn Thị Lan, Tp. Hải Phòng.",
           "Ngày 31.12.2020 hội nghị bế mạc, tăng 1.234.567 người.",
           "Trụ sở tại số 7 P. Hàng Bài, Q. Hoàn Kiếm.",
           "Ông Nguyễn V. A. Tuấn phát biểu.",
           "ThS.BSCKII Đỗ Khắc Minh, Giám đốc Sở Y tế.",
           "1. Nghị quyết số 14/2023/NQ-HĐND quy định mức hỗ trợ.",
           "Bài đăng trên Zing.vn và dantri.com.vn hôm qua.",
           "Bộ trưởng nói: “Chúng ta phải làm...” và kết luận.",
       }) {
    EXPECT_EQ(Sentences(text).size(), 1u) << text;
  }
}

TEST(Sentences, BrokenAtRealEnds) {
  const std::vector<std::vector<std::string>> cases = {
      {"Hội nghị khai mạc.", "Đồng chí Bí thư dự."},
      {"Phong trào “Toàn dân bảo vệ an ninh…”.", "Đồng chí Bí thư dự."},
      {"Ai chịu trách nhiệm?", "Câu hỏi còn đó!", "15 xã trả lời."},
      {"Kết quả tốt./.", "Xuân Thu"},
      {"Ông nói: “Phải làm ngay.”", "Hội nghị nhất trí."},
      {"Thu 52 triệu đồng.", "- Chi 40 triệu đồng."},
  };
  for (const auto& sentences : cases) {
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
    EXPECT_EQ(Sentences(text), sentences);
  }
}

TEST(Sentences, MissingSpaceAfterFullStop) {
  EXPECT_EQ(Sentences("Tăng cường hợp tác với nước này.Trao đổi về cá da trơn.").size(), 2u);
  EXPECT_EQ(Sentences("Đại biểu dự hội nghị.Đồng chí Bí thư chủ trì.").size(), 2u);
}

TEST(Passages, PlainRelease) {
  EXPECT_EQ(Passages("Hội nghị tổng kết năm 2018\n104\nNgày 31/01/2018, tỉnh họp.\nToàn cảnh hội nghị\n"
                     "Kết quả tốt.\nBài và ảnh: Thanh Thiện, Thiên Ca"),
            (std::vector<std::string>{"title Hội nghị tổng kết năm 2018", "furniture 104",
                                      "lead Ngày 31/01/2018, tỉnh họp.", "caption Toàn cảnh hội nghị",
                                      "paragraph Kết quả tốt.", "byline Bài và ảnh: Thanh Thiện, Thiên Ca"}));
}

TEST(Passages, TitleBelowNamesOfSectionAndPortal) {
  const std::string rest =
      "\n\nAn Giang triển khai Kế hoạch xây dựng các mô hình điển hình về an ninh\n\nSáng 30/8, tỉnh họp.";
  for (const char* header :
       {"Tin Trong Tỉnh", "Trang chủ » Tin tức » An ninh trật tự", "HỘI NÔNG DÂN HUYỆN KRÔNG PẮC",
        "TRANG THÔNG TIN ĐIỆN TỬ THỊ XÃ LONG MỸ", "Hoạt động công đoàn cơ sở", "date 2020-01", "|",
        "TRANG CHỦ | GIỚI THIỆU | VĂN BẢN | LIÊN HỆ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH VĨNH LONG",
        "Trang chủ / Hội đồng nhân dân / Kỳ họp", "Phòng Nông nghiệp và PTNT Lệ Thủy - Bản tin số 11"}) {
    const auto passages = Passages(header + rest);
    EXPECT_EQ(passages[0], std::string("furniture ") + header);
    EXPECT_TRUE(passages[1].starts_with("title An Giang")) << passages[1];
    EXPECT_TRUE(passages[2].starts_with("lead Sáng 30/8")) << passages[2];
  }
}

TEST(Passages, FootOfThePage) {
  const auto passages = Passages(
      "Khai mạc hội nghị\nSáng 30/8, tỉnh họp.\nLữ Hằng (CCVH xã)\n[Trở về]   [In trang]\nCác tin khác:\n"
      "- Vĩnh Linh: Ra mắt mô hình (28/12/2018)\nĐịa chỉ: Số 1 Trần Phú\nKhai mạc hội nghị\nDịch vụ công");
  EXPECT_EQ(passages[2], "byline Lữ Hằng (CCVH xã)");
  for (size_t i = 3; i < passages.size(); ++i)
    EXPECT_TRUE(passages[i].starts_with("furniture ")) << passages[i];
}

// A line rule on a paragraph that begins with a date made its facts vanish.
TEST(Passages, ProseThatBeginsWithADate) {
  for (const char* lead : {"Ngày 31/01/2018, Ban Chỉ đạo 138 tỉnh tổ chức Hội nghị",
                           "Ngày 31/01/2018, huyện họp.", "Chiều 24/5/2017, tỉnh tổ chức lễ kỷ niệm"}) {
    const auto passages = Passages(std::string("Tiêu đề của bài viết\n") + lead + "\nHội nghị bàn việc mới.");
    EXPECT_EQ(passages[1], std::string("lead ") + lead);
  }
}

TEST(Passages, ArticleOnOneLine) {
  EXPECT_EQ(
      Passages("Đảng bộ quận đổi mới tư duy?\nĐảng bộ quận đã lãnh đạo.\nNgười dân làm thủ tục. Ảnh: Viết "
               "Thành Đề cao tinh thần phục vụ. (Ảnh: Lan Anh/TTXVN) Tối 19/5, lễ diễn ra. Quốc Bình"),
      (std::vector<std::string>{"title Đảng bộ quận đổi mới tư duy?", "lead Đảng bộ quận đã lãnh đạo.",
                                "caption Người dân làm thủ tục. Ảnh: Viết Thành",
                                "caption Đề cao tinh thần phục vụ. (Ảnh: Lan Anh/TTXVN)",
                                "paragraph Tối 19/5, lễ diễn ra.", "byline Quốc Bình"}));
}

TEST(Passages, AuthorLine) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Tiêu đề\nTỉnh họp.\nBài và ảnh: Thanh Thiện", "Thanh Thiện"},
      {"Tiêu đề\nĐăng vào 19/06/2020\nTỉnh họp.\nXuân Thu", "Xuân Thu"},
      {"Tiêu đề\nTỉnh họp.\nVăn Tưởng\nNguồn: lamthao.gov.vn", "Văn Tưởng"},
      {"Tiêu đề\nTỉnh họp.", ""},
  };
  for (const auto& [text, author] : cases) EXPECT_EQ(AuthorLine(Segment(text, Rules())), author) << text;
}

}  // namespace
}  // namespace sulieu
