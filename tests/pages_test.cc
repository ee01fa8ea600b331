// Text taken off pages: which lines are joined, what is left out, and that its bytes come back.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/formats/format.h"
#include "pipeline/read/page_layout.h"

namespace sulieu {
namespace {

std::string TextOf(const std::string& raw) {
  const auto reading = ReadDocument(raw, "pdf", {});
  EXPECT_TRUE(reading);
  if (!reading) return "";
  EXPECT_EQ(*RestoreRaw(reading->normalized.text, EncodeEdits(reading->normalized, raw)), raw);
  return reading->normalized.text;
}

// A word of 10 points for each letter, at the place given.
std::string LineBox(double left, double top, std::string_view words, double height = 12) {
  std::string out;
  double x = left;
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    const double right = x + 10 * static_cast<double>(end - begin);
    out += fmt::format("<word xMin=\"{}\" yMin=\"{}\" xMax=\"{}\" yMax=\"{}\">{}</word>\n", x, top, right,
                       top + height, words.substr(begin, end - begin));
    x = right + 10;
    begin = end + 1;
  }
  return fmt::format("<line xMin=\"{}\" yMin=\"{}\" xMax=\"{}\" yMax=\"{}\">\n{}</line>\n", left, top, x - 10,
                     top + height, out);
}

std::string PageOf(const std::vector<std::string>& blocks) {
  std::string page = "<page width=\"600\" height=\"800\">\n<flow>\n";
  for (const std::string& block : blocks)
    page += "<block xMin=\"0\" yMin=\"0\" xMax=\"0\" yMax=\"0\">\n" + block + "</block>\n";
  return page + "</flow>\n</page>\n";
}

TEST(PageLayout, FullLinesGoOn) {
  EXPECT_EQ(TextOfPages(PageOf({LineBox(0, 0, "SO NOI VU"),
                                LineBox(0, 40, "Hoi nghi tong ket nam (2019 -") +
                                    LineBox(0, 52, "2020) tai thanh pho Dong Hoi,") +
                                    LineBox(0, 64, "co 7/9 huyen.") + LineBox(0, 76, "Nam nay ra sao.")})),
            "SO NOI VU\n\nHoi nghi tong ket nam (2019 - \n2020) tai thanh pho Dong Hoi, \nco 7/9 huyen.\nNam "
            "nay ra sao.\n\f");
}

TEST(PageLayout, IndentsSizesAndLetterheads) {
  // Two paragraphs whose lines are all full, told apart by the indent of the first line.
  EXPECT_EQ(
      TextOfPages(PageOf({LineBox(20, 0, "mot hai ba bon nam") + LineBox(0, 12, "sau bay tam chin muoi") +
                          LineBox(20, 24, "mot hai ba bon nam") + LineBox(0, 36, "sau bay.")})),
      "mot hai ba bon nam \nsau bay tam chin muoi\nmot hai ba bon nam \nsau bay.\n\f");
  EXPECT_EQ(TextOfPages(PageOf({LineBox(0, 0, "TIEU DE RAT DAI CUA BAI", 20) +
                                LineBox(0, 20, "chu nho hon o day la bai viet")})),
            "TIEU DE RAT DAI CUA BAI\nchu nho hon o day la bai viet \n\f");
  EXPECT_EQ(TextOfPages(PageOf({LineBox(0, 0, "CONG HOA XA HOI") + LineBox(10, 12, "Doc lap Tu do"),
                                LineBox(0, 40, "dong nay rat dai de giu be rong cua trang")})),
            "CONG HOA XA HOI\nDoc lap Tu do\n\ndong nay rat dai de giu be rong cua trang \n\f");
}

TEST(Pages, LinesThatGoOnAreJoined) {
  EXPECT_EQ(TextOf("SỞ NỘI VỤ\n\nHội nghị tổng kết năm (2019 - \n2020) tại Đồng Hới.\nNăm nay & năm sau\n\f"),
            "SỞ NỘI VỤ\n\nHội nghị tổng kết năm (2019 - 2020) tại Đồng Hới.\nNăm nay & năm sau");
}

TEST(Pages, GoesOnOverThePageWithoutItsNumber) {
  const std::string raw =
      "BÁO CÁO TỔNG KẾT\n\n"
      "Hội nghị tổng kết công tác năm 2019 và triển khai nhiệm vụ năm 2020 diễn \n"
      "ra tại thành phố Đồng Hới, tham dự có các đồng chí lãnh đạo tỉnh và các\n\n1\n\f"
      "BÁO CÁO TỔNG KẾT\n\n"
      "địa phương, đơn vị trong khối thi đua của các sở, ban, ngành cấp tỉnh và\n\n2\n\f"
      "BÁO CÁO TỔNG KẾT\n\nmột số đoàn thể.\n\n3\n\f";
  const auto reading = ReadDocument(raw, "pdf", {});
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->normalized.text.find('\n'), std::string::npos) << reading->normalized.text;
  EXPECT_TRUE(
      reading->normalized.text.ends_with("lãnh đạo tỉnh và các địa phương, đơn vị trong khối thi đua "
                                         "của các sở, ban, ngành cấp tỉnh và một số đoàn thể."))
      << reading->normalized.text;
  ASSERT_EQ(reading->left_out.size(), 6u);
  EXPECT_EQ(reading->left_out[0].reason, "running head");
  EXPECT_EQ(reading->left_out[1].reason, "page number");
  EXPECT_EQ(reading->left_out[1].span.In(raw), "1");
}

}  // namespace
}  // namespace sulieu
