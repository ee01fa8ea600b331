// What of a page is its article and what it says of itself, case by case; whole pages are in corpus/pages
// (page_corpus_test.cc).
#include <gtest/gtest.h>

#include <string>

#include "pipeline/formats/format.h"
#include "pipeline/formats/html/furniture.h"
#include "pipeline/formats/html/page_metadata.h"
#include "pipeline/formats/html/title.h"

namespace sulieu {
namespace {

// A paragraph of the article, told from others by its first word.
std::string Prose(const std::string& first) {
  return "<p>" + first +
         " hội nghị đã nghe báo cáo kết quả công tác năm và thảo luận phương hướng, nhiệm vụ của năm "
         "tới, với sự tham gia của đại diện các phòng, ban.</p>";
}

Reading ReadPage(const std::string& page) {
  auto reading = ReadDocument(page, "html", {});
  EXPECT_TRUE(reading) << page;
  return reading ? std::move(*reading) : Reading();
}

bool Keeps(const std::string& page, const std::string& words) {
  return ReadPage(page).normalized.text.find(words) != std::string::npos;
}

std::string ReasonOf(const std::string& page, const std::string& words) {
  for (const LeftOut& part : ReadPage(page).left_out) {
    if (part.text.find(words) != std::string::npos) return part.reason;
  }
  return "";
}

std::string Claimed(const std::string& page, const std::string& field) {
  for (const MetadataClaim& claim : ReadPage(page).claims) {
    if (claim.field == field) return claim.value;
  }
  return "";
}

TEST(MainText, HeadingsOfListsTakeWhatBelongsToThem) {
  const std::string page = "<div>" + Prose("Một") + "<p>Xem thêm:</p><p><a href=1>Bài khác</a></p>" +
                           Prose("Hai") + "<p>Còn đó nỗi lo</p>" + Prose("Ba") +
                           "<p>Các tin khác</p><p>Khánh thành cầu</p><p>Họp báo</p></div>";
  for (const char* kept : {"Một", "Hai", "Còn đó nỗi lo", "Ba"}) EXPECT_TRUE(Keeps(page, kept)) << kept;
  for (const char* left : {"Xem thêm", "Bài khác", "Các tin khác", "Khánh thành cầu", "Họp báo"}) {
    EXPECT_FALSE(Keeps(page, left)) << left;
    EXPECT_EQ(ReasonOf(page, left), "related") << left;
  }
}

TEST(MainText, TheNameOfASectionAboveTheArticleTakesNothing) {
  const std::string page =
      "<div><h4>Tin nổi bật</h4><h1>Tổng kết năm</h1>" + Prose("Một") + Prose("Hai") + "</div>";
  EXPECT_FALSE(Keeps(page, "Tin nổi bật"));
  for (const char* kept : {"Tổng kết năm", "Một", "Hai"}) EXPECT_TRUE(Keeps(page, kept)) << kept;
}

TEST(MainText, ShortArticles) {
  const std::string page =
      "<div><a href=1>Trang chủ</a></div><table><tr><td>Danh mục</td><td><h2>Khai giảng</h2><p>Sáng 5/9, "
      "trường khai "
      "giảng năm học mới.</p><p>Trường có 214 học sinh lớp một.</p></td></tr></table><div>Các tin khác</div>";
  for (const char* kept : {"Khai giảng", "Sáng 5/9", "214 học sinh"}) EXPECT_TRUE(Keeps(page, kept)) << kept;
  EXPECT_FALSE(Keeps(page, "Trang chủ"));
  EXPECT_FALSE(Keeps(page, "Các tin khác"));
}

TEST(MainText, TextThatStandsApart) {
  const std::string links =
      "<ul><li><a href=1>Khánh thành cầu qua sông</a></li><li><a href=2>Họp báo về lễ hội</a></li></ul>";
  const std::string article = "<div>" + Prose("Một") + Prose("Hai") + Prose("Ba") + "</div>" + links;
  // Half of the article behind a list of links is text; a note in a box among links is not.
  EXPECT_TRUE(Keeps(article + "<div>" + Prose("Bốn") + Prose("Năm") + "</div>", "Năm"));
  EXPECT_FALSE(Keeps(article + "<div>" + links + Prose("Hộp") + links + "</div>", "Hộp"));
}

TEST(MainText, DateAboveTheHeadingAndAuthorBelowTheText) {
  const std::string page = "<div><i>Thứ Ba, 14/08/2012 - 07:31</i><h1>Tổng kết năm</h1><section>" +
                           Prose("Một") + Prose("Hai") +
                           "</section><div>Thu Hà</div></div><div><a href=1>In</a></div>";
  EXPECT_TRUE(Keeps(page, "14/08/2012"));
  EXPECT_TRUE(Keeps(page, "Thu Hà"));
  EXPECT_EQ(Claimed(page, "published"), "2012-08-14");
  EXPECT_EQ(Claimed(page, "title"), "Tổng kết năm");
}

// A row of a table was taken for a button.
TEST(MainText, ButtonsAreNoRowsOfTables) {
  const std::string page = "<div>" + Prose("Một") +
                           "<table><tr><td>In ấn</td><td>500.000 đồng</td></tr></table>" + Prose("Hai") +
                           "<p>In ấn</p></div>";
  EXPECT_TRUE(Keeps(page, "In ấn 500.000"));
  EXPECT_EQ(ReasonOf(page, "In ấn"), "tools");
}

TEST(MainText, WhatLinesAre) {
  const std::pair<const char*, LineKind> kCases[] = {
      {"Các tin đã đưa", LineKind::kSection},          {"Lượt xem: 733", LineKind::kTool},
      {"Gửi email | In trang", LineKind::kTool},       {"Cập nhật: 12/11/2009 - 16:42", LineKind::kPublished},
      {"Tin, ảnh: Thu Hà", LineKind::kAuthor},         {"Địa chỉ: 2 Quang Trung", LineKind::kContact},
      {"Ủy ban nhân dân tỉnh họp.", LineKind::kOther}, {"", LineKind::kOther}};
  for (const auto& [words, kind] : kCases) EXPECT_EQ(ReadLine(words).kind, kind) << words;
  EXPECT_STREQ(ReadLine("Ý kiến bạn đọc (12)").reason, "comments");
  EXPECT_STREQ(ReadLine("Các tin khác:").reason, "related");
}

TEST(PageTitle, IsToldFromTheNameOfTheSite) {
  const auto rest = [](const char* title, const char* heading) {
    const auto found = WithoutHeading(title, heading);
    return found ? std::string(found->words) : "no part of it";
  };
  EXPECT_EQ(rest("Khai giảng - UBND phường Bến Đá", "KHAI GIẢNG"), "UBND phường Bến Đá");
  EXPECT_EQ(rest("Báo Hà Sơn: Khai giảng", "Khai giảng"), "Báo Hà Sơn");
  EXPECT_EQ(rest("Bản in - Khai giảng - Báo Hà Sơn", "Khai giảng"), "Báo Hà Sơn");
  EXPECT_EQ(rest("Khai giảng", "Khai giảng"), "");
  EXPECT_EQ(rest("Khai giảng năm học", "Khai giảng"), "no part of it");
  EXPECT_EQ(rest("", "Khai giảng"), "no part of it");
  EXPECT_EQ(SplitTitle("a - b | c").size(), 3u);
}

TEST(PageMetadata, Publisher) {
  const std::string article = "<h1>Khai giảng năm học</h1><div>" + Prose("Một") + Prose("Hai") + "</div>";
  const std::pair<std::string, std::string> kCases[] = {
      {"<title>Khai giảng năm học - Tin tức - Sở Y tế tỉnh Hà Sơn</title>" + article, "Sở Y tế tỉnh Hà Sơn"},
      {"<title>Cổng thông tin điện tử tỉnh Hà Sơn</title>" + article, "Cổng thông tin điện tử tỉnh Hà Sơn"},
      {"<meta property=og:site_name content=hason.example><title>Khai giảng năm học | Báo Hà Sơn</title>" +
           article,
       "Báo Hà Sơn"},
      {"<meta name=author content='Báo Hà Sơn'>" + article, "Báo Hà Sơn"},
      {article + "<div>Bản quyền © 2023 Trường Chính trị tỉnh. Điện thoại: 0232</div>",
       "Trường Chính trị tỉnh"},
      // A headline that begins with an office is no name.
      {"<title>Công an tỉnh Hà Sơn bắt giữ hai xe chở gỗ lậu trên quốc lộ</title><div>" + Prose("Một") +
           "</div>",
       ""}};
  for (const auto& [page, publisher] : kCases) EXPECT_EQ(Claimed(page, "publisher"), publisher) << page;
}

TEST(PageMetadata, Byline) {
  const auto page = [](const std::string& head, const std::string& below) {
    return head + "<h1>Khai giảng năm học</h1><div>" + Prose("Một") + Prose("Hai") + below + "</div>";
  };
  const std::pair<std::string, std::string> kCases[] = {
      {page("<meta name=author content=admin>", "<p class=author>Tác giả: Thu Hà</p>"), "Thu Hà"},
      {page("", "<p align=right>Thu Hà</p>"), "Thu Hà"},
      {page("", "<p align=right>KT. CHỦ TỊCH</p><p align=right>Lê Văn Nhu</p>"), ""},  // an official signs
      {page("<div class=comment><b class=author>Bạn đọc</b></div>", ""), ""},
      {page("<a rel=author href=1>Posted by Thu Hà</a>", ""), "Thu Hà"}};
  for (const auto& [html, byline] : kCases) EXPECT_EQ(Claimed(html, "byline"), byline) << html;
}

TEST(PageMetadata, JsonLdGraphAndRdfa) {
  const std::string article = "<div>" + Prose("Một") + Prose("Hai") + "</div>";
  EXPECT_EQ(
      Claimed(
          R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],)"
          R"("datePublished":"2022-05-05T20:45:00+07:00","author":[{"name":"Thu Hà"}]}]}</script>)" +
              article,
          "published"),
      "2022-05-05");
  EXPECT_EQ(
      Claimed(
          "<span property='dc:date dc:created' content='2014-10-02T15:31:08+07:00'>T5, 10/02/2014</span>" +
              article,
          "published"),
      "2014-10-02");
}

}  // namespace
}  // namespace sulieu
