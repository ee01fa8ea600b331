// Which day an article is read against, and why.
#include "pipeline/resolve/reference_date.h"

#include <gtest/gtest.h>

#include "pipeline/pipeline.h"
#include "pipeline/resolve/article_date.h"

namespace sulieu {
namespace {

// `basis published` of an article of these lines.
std::string ReferenceOf(const std::string& text, const std::string& metadata = "") {
  static const auto* pipeline = new Result<std::unique_ptr<Pipeline>>(Pipeline::Create(EmbeddedRuleFiles()));
  Document document;
  document.raw = text;
  document.metadata.published = metadata;
  const auto analysis = (**pipeline)->Analyze(document);
  const ReferenceDate& reference = (*analysis)->reference;
  return std::string(DateBasisName(reference.basis)) + " " + reference.published;
}

const char kBody[] =
    "Sáng 16/6, UBND huyện tổ chức hội nghị sơ kết công tác, đồng chí Bí thư chủ trì hội nghị.\n";

TEST(ReferenceDate, ComesFromTheMetadataFirst) {
  EXPECT_EQ(ReferenceOf(std::string("Tiêu đề\nĐăng vào 19/06/2020\n") + kBody, "2020-06-20"),
            "metadata 2020-06-20");
  EXPECT_EQ(ReferenceOf(std::string("Tiêu đề\nĐăng vào 19/06/2020\n") + kBody, "gần đây"), "page 2020-06-19");
}

TEST(ReferenceDate, ComesFromThePublicationLine) {
  const char* const lines[] = {
      "Đăng vào 19/06/2020",
      "Cập nhật ngày: 19/06/2020 14:05:32        Lượt xem: 1.254",
      "Thứ sáu, 19/06/2020 | 15:20 GMT+7",
      "[19/06/2020]     Gửi cho bạn bè     Bản in",
      "08:15, 19/06/2020",
      "Được đăng: Thứ sáu, 19 Tháng 6 2020 08:15",
      "Tháng Sáu 19, 2020",
      "QUẢNG NAM | Thứ Sáu, 19.06.2020, 09:15",
      "2020-06-19 08:15:00",
  };
  for (const char* line : lines)
    EXPECT_EQ(ReferenceOf(std::string("Tiêu đề\n") + line + "\n" + kBody), "page 2020-06-19") << line;
  EXPECT_EQ(ReferenceOf(std::string("date 2020-06 Tiêu đề\n") + kBody), "page 2020-06");
}

TEST(ReferenceDate, ComesFromTheArticleItself) {
  const std::pair<const char*, const char*> cases[] = {
      {"Tổng kết\nSáng 14/3/2019, UBND huyện tổ chức hội nghị.\n", "article 2019-03-14"},
      {"Tổng kết phong trào năm 2018\nSáng 14/1, UBND huyện tổ chức hội nghị.\n", "article 2019-01-14"},
      {"Tổng kết năm 2018, nhiệm vụ năm 2019\nSáng 25/12, UBND huyện họp.\n", "article 2018-12-25"},
      {"Đại hội\nSáng 20/6, Đại hội Đảng bộ xã nhiệm kỳ 2020-2025 khai mạc.\n", "article 2020-06-20"},
      // the day of a decision is not that of the report
      {"Trao huy hiệu\nTheo Quyết định số 12/QĐ-TU ngày 22/8/2022 của Tỉnh ủy, chiều ngày 30/8/2022 xã tổ "
       "chức lễ.\n",
       "article 2022-08-30"},
      // a day long ago opens a story
      {"Người lính già\nNgày 4/5/1945, ông nhập ngũ. Năm 2017, ông được tặng huy hiệu năm 2017.\n",
       "article 2017"},
      // no year: none is guessed
      {"Họp\nSáng 14/3, UBND huyện tổ chức hội nghị.\n", "none "},
      // an aim is no year of the report
      {"Họp\nSáng 14/3, UBND huyện bàn mục tiêu đến năm 2030.\n", "none "},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(ReferenceOf(text), expected) << text;
}

TEST(ReferenceDate, FindsFullDatesInAllShapes) {
  EXPECT_EQ(FullDates("31/01/2018, 31-1-2018, 31.1.2018, 2018-01-31").size(), 4u);
  EXPECT_EQ(FullDates("ngày 31 tháng 1 năm 2018; 31 Tháng 1 2018; Tháng Mười Hai 31, 2018").size(), 3u);
  EXPECT_TRUE(FullDates("32/01/2018, 1.251/1.300, 10/KH-BCĐ").empty());
}

}  // namespace
}  // namespace sulieu
