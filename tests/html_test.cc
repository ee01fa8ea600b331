// Web pages: what is kept and what is left out, the metadata a page states, and that every word leads back to
// its bytes.
#include "pipeline/formats/html/html.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pipeline/formats/html/page_metadata.h"

namespace sulieu {
namespace {

// In the manner of a provincial portal.
constexpr std::string_view kPage = R"(<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Hội nghị tổng kết năm 2019 - Cổng TTĐT tỉnh</title>
<meta property="og:site_name" content="Cổng thông tin điện tử tỉnh"/>
<meta property="article:published_time" content="2020-01-06T08:30:00+07:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Hội nghị tổng kết năm 2019","author":{"name":"Minh Anh"}}</script>
<style>p { color: red }</style></head>
<body>
<div class="top-menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức &amp; sự kiện</a></li></ul></div>
<div id="wrapper"><div class="content">
<h1 class="title">Hội nghị tổng kết<br>năm 2019</h1>
<div class="date">Thứ hai, 06/01/2020 | 08:30</div>
<div class="body">
<p><strong>S&aacute;ng ng&#224;y 6/1</strong>, &#x1EE6;y ban nh&acirc;n d&acirc;n tỉnh tổ chức hội&nbsp;nghị tổng kết c&ocirc;ng t&aacute;c năm 2019, triển khai nhiệm vụ năm 2020.</p>
<p>Dự hội nghị có đồng chí <a href="/x">Trần Tiến Dũng</a>, Phó Chủ tịch Ủy ban nhân dân tỉnh; lãnh đạo các sở, ban, ngành, địa phương.
<p>Đến nay có 122/159 xã đạt chuẩn, chiếm 76,7%; a &lt; b.</p>
<table><tr><td>Huyện</td><td>Số xã</td></tr><tr><td>Quảng Ninh</td><td>12</td></tr></table>
<p class="caption">Quang cảnh hội nghị.</p>
<p style="text-align:right">Minh Anh</p>
</div>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/1">Khai mạc hội thi văn nghệ</a></li><li><a href="/2">Họp báo</a></li></ul></div>
</div>
<div class="sidebar">Thời tiết hôm nay: nắng nhẹ, nhiệt độ từ 20 đến 25 độ, độ ẩm 80%, gió đông bắc cấp 2 đến cấp 3, có mưa rào nhẹ ở vài nơi.</div>
</div>
<footer>Bản quyền thuộc về Cổng thông tin điện tử tỉnh. Điện thoại: 0232.000.000</footer>
</body></html>)";

constexpr std::string_view kText =
    "Hội nghị tổng kết\nnăm 2019\n\nThứ hai, 06/01/2020 | 08:30\n\n"
    "Sáng ngày 6/1, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết công tác năm 2019, triển khai nhiệm vụ "
    "năm 2020.\n\n"
    "Dự hội nghị có đồng chí Trần Tiến Dũng, Phó Chủ tịch Ủy ban nhân dân tỉnh; lãnh đạo các sở, ban, ngành, "
    "địa "
    "phương.\n\n"
    "Đến nay có 122/159 xã đạt chuẩn, chiếm 76,7%; a < b.\n\n"
    "Huyện Số xã\n\nQuảng Ninh 12\n\nQuang cảnh hội nghị.\n\nMinh Anh";

Reading Read(std::string_view raw, std::string_view label = "") {
  auto reading = ReadDocument(raw, "html", {.override_label = label});
  EXPECT_TRUE(reading) << reading.error().message;
  return reading ? std::move(*reading) : Reading();
}

std::string Claim(const Reading& reading, std::string_view field) {
  for (const MetadataClaim& claim : reading.claims) {
    if (claim.field == field) return claim.value + " (" + claim.source + ")";
  }
  return "";
}

TEST(Html, KeepsTheArticle) {
  const Reading reading = Read(kPage);
  EXPECT_EQ(reading.normalized.text, kText);
  EXPECT_EQ(RecogniseFormat(kPage.substr(0, 4096)), "html");
}

TEST(Html, ShowsWhatItLeavesOut) {
  std::string all;
  for (const LeftOut& part : Read(kPage).left_out) all += "[" + part.reason + "] " + part.text + "\n";
  for (const char* part : {"[menu] Trang chủ | Tin tức & sự kiện",
                           "[related] Tin liên quan | Khai mạc hội thi văn nghệ | Họp báo",
                           "[sidebar] Thời tiết hôm nay", "[footer] Bản quyền"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part << "\nin:\n" << all;
  }
}

// `Bản quyền` with its marks apart, as some systems write, was kept as text.
TEST(Html, TheFootOfAPageInDecomposedLetters) {
  const Reading reading = Read(
      "<body><p>Sáng ngày 6/1, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết công tác năm 2019, triển "
      "khai nhiệm vụ năm 2020.</p><p>Ba\u0309n quye\u0302\u0300n © 2025 UBND phường Bồng Sơn.</p></body>");
  EXPECT_EQ(reading.normalized.text.find("2025"), std::string::npos) << reading.normalized.text;
  ASSERT_EQ(reading.left_out.size(), 1u);
  EXPECT_EQ(reading.left_out[0].reason, "footer");
}

// The parser counts references in 32 bits and made bytes of them that are no UTF-8: the page was refused.
TEST(Html, ReferencesToCharactersThatAreNone) {
  const Reading reading = Read("<body><p>a&#x99999999;b&#4294967300 c&#xFFFD;d&#x41;&#65;</p></body>");
  EXPECT_EQ(reading.normalized.text, "a\uFFFDb\uFFFD c\uFFFDdAA");
  EXPECT_EQ(WithSoundReferences("&#x110000;&#x10FFFF;&#1114112"), "&#x00FFFD;&#x10FFFF;&#0065533");
  EXPECT_EQ(WithSoundReferences("&#x;&#;&#"), "&#x;&#;&#");
}

TEST(Html, Metadata) {
  const Reading reading = Read(kPage);
  EXPECT_EQ(Claim(reading, "title"), "Hội nghị tổng kết năm 2019 (JSON-LD headline)");
  EXPECT_EQ(Claim(reading, "published"), "2020-01-06 (meta article:published_time)");
  EXPECT_EQ(Claim(reading, "publisher"), "Cổng thông tin điện tử tỉnh (meta og:site_name)");
  EXPECT_EQ(Claim(reading, "byline"), "Minh Anh (JSON-LD author)");
}

TEST(Html, IsoDay) {
  const std::pair<const char*, const char*> kCases[] = {{"2020-01-06T08:30:00+07:00", "2020-01-06"},
                                                        {"06/01/2020 08:30", "2020-01-06"},
                                                        {"Thứ hai, 6-1-2020", "2020-01-06"},
                                                        {"6.1.2020", "2020-01-06"},
                                                        {"2020", ""},
                                                        {"13/13/2020", ""},
                                                        {"12 giờ 30", ""},
                                                        {"", ""},
                                                        {"1/2/3", ""}};
  for (const auto& [text, day] : kCases) EXPECT_EQ(IsoDay(text), day) << text;
}

TEST(Html, EveryWordLeadsBackToItsBytes) {
  for (const char* label : {"UTF-8", "UTF-16LE", "windows-1258", "VNI"}) {
    const std::string raw = *EncodeAs(kPage, label);
    const Reading reading = Read(raw, label);
    EXPECT_EQ(reading.normalized.text, kText) << label;
    EXPECT_EQ(*RestoreRaw(reading.normalized.text, EncodeEdits(reading.normalized, raw)), raw) << label;
    const auto span = [&](std::string_view words) {
      const auto at = static_cast<uint32_t>(reading.normalized.text.find(words));
      return reading.normalized.map.ToRaw({at, at + static_cast<uint32_t>(words.size())}).In(raw);
    };
    EXPECT_EQ(span("Sáng ngày 6/1"), *EncodeAs("S&aacute;ng ng&#224;y 6/1", label)) << label;
    EXPECT_EQ(span("Ủy ban nhân"), *EncodeAs("&#x1EE6;y ban nh&acirc;n", label)) << label;
    EXPECT_EQ(span("hội nghị tổng kết công"), *EncodeAs("hội&nbsp;nghị tổng kết c&ocirc;ng", label)) << label;
    EXPECT_EQ(span("chí Trần Tiến Dũng"), *EncodeAs("chí <a href=\"/x\">Trần Tiến Dũng", label)) << label;
    EXPECT_EQ(span("Trần Tiến Dũng"), *EncodeAs("Trần Tiến Dũng", label)) << label;
    EXPECT_EQ(span("122/159 xã"), *EncodeAs("122/159 xã", label)) << label;
  }
}

TEST(Html, FindsTheEncoding) {
  for (const char* label : {"windows-1258", "VNI", "VISCII"}) {
    const std::string raw = *EncodeAs(kPage, label);
    const auto reading = ReadDocument(raw, "html", {});
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->encoding.label, label);
    EXPECT_EQ(reading->normalized.text, kText) << label;
  }
  // A page of ABC fonts, kept in UTF-8.
  const auto legacy = ReadDocument(
      "<html><body><p>Héi nghÞ tæng kÕt phong trµo thi ®ua n¨m 2019 cña tØnh, ®ång chÝ "
      "Chñ tÞch ph¸t biÓu chØ ®¹o t¹i héi nghÞ, tÆng B»ng khen.</p></body></html>",
      "html", {});
  ASSERT_TRUE(legacy);
  EXPECT_EQ(legacy->encoding.label, "UTF-8/TCVN3");
  EXPECT_TRUE(legacy->normalized.text.starts_with("Hội nghị tổng kết phong trào thi đua năm 2019"));
  EXPECT_EQ(DeclaredCharset("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1258\">"),
            "windows-1258");
}

TEST(Html, BadPages) {
  EXPECT_EQ(Read("<p>a").normalized.text, "a");
  EXPECT_EQ(Read("<p>a &nbsp b &foo; &amp c &").normalized.text, "a   b &foo; & c &");
  EXPECT_EQ(Read("<table>lạc<tr><td>ô</table><p>sau").normalized.text.find("sau") == std::string::npos,
            false);
  EXPECT_EQ(Read("<div>một</b> hai</div>").normalized.text, "một hai");
  const auto deep = [](size_t n) {
    std::string page;
    for (size_t i = 0; i < n; ++i) page += "<div>";
    return page + "chữ";
  };
  EXPECT_EQ(Read(deep(900)).normalized.text, "chữ");
  const auto too_deep = ReadDocument(deep(1000000), "html", {});
  ASSERT_FALSE(too_deep);
  EXPECT_EQ(too_deep.error().code, ErrorCode::kUnsupported);
  const auto empty = ReadDocument("<html><script>x</script></html>", "html", {});
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::kEmpty);
}

// White space between two elements was lost, and their words ran together.
TEST(Html, WordsOfNeighboursDoNotRunTogether) {
  EXPECT_EQ(Read("<p><b>Đại tá</b> <i>Lê Văn Nhu</i>").normalized.text, "Đại tá Lê Văn Nhu");
  EXPECT_EQ(Read("<p><span class=a>Thu Hà</span><span class=b>06/01/2020</span>").normalized.text,
            "Thu Hà 06/01/2020");
  EXPECT_EQ(Read("<p><span>S</span><span>áng 6/1</span>").normalized.text, "Sáng 6/1");
  const Reading reading = Read(std::string(kPage).replace(
      kPage.find("<div id=\"wrapper\">"), 0, "<nav><a href=/a>Tin tức</a><a href=/b>Văn bản</a></nav>"));
  EXPECT_EQ(reading.left_out.at(0).text, "Trang chủ | Tin tức & sự kiện | Tin tức | Văn bản");
  EXPECT_EQ(
      Read("<nav><b>Chia sẻ</b><a href=1>Zalo</a> <a href=2>In</a></nav><p>Hội nghị").left_out.at(0).text,
      "Chia sẻ | Zalo In");
}

// Cut anywhere, a page still reads, and its bytes come back.
// Text in a table but in no cell is moved before the table by the parser, and the cells were lost behind it.
TEST(Html, WordsAstrayInATable) {
  const auto reading = ReadDocument(
      "<html><body><p>Trước</p>đầu<table><tr><td>Huyện</td><td>12</td></tr>lạc</table></body></html>", "html",
      {});
  ASSERT_TRUE(reading);
  std::string words = reading->normalized.text;
  std::replace(words.begin(), words.end(), '\n', ' ');
  EXPECT_EQ(words, "Trước  đầu  Huyện 12  lạc");
}

TEST(Html, CutAnywhere) {
  for (size_t cut = 1; cut < kPage.size(); cut += 7) {
    const std::string_view raw = kPage.substr(0, cut);
    const auto reading = ReadDocument(raw, "html", {});
    if (!reading) continue;
    EXPECT_EQ(*RestoreRaw(reading->normalized.text, EncodeEdits(reading->normalized, raw)), raw) << cut;
  }
}

}  // namespace
}  // namespace sulieu
