// Text in fonts of the ABC and VNI families: which names are theirs, what of it is read anew in pages and
// office documents, and that a font left over from before a text was converted is not believed.
#include "pipeline/decode/fonts.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/decode/inner.h"
#include "pipeline/formats/format.h"

namespace sulieu {
namespace {

TEST(Fonts, Names) {
  const struct {
    const char* font;
    const char* label;
    bool capitals;
  } kCases[] = {{".VnTime", "TCVN3", false},
                {".VnTimeH", "TCVN3", true},
                {"'.VnArial NarrowH', Arial", "TCVN3", true},
                {"  \".VnTime\" , serif", "TCVN3", false},
                {"ABCDEF+.VnTimeH-Bold", "TCVN3", true},
                {"VnTime", "TCVN3", false},
                {"VNI-Times", "VNI", false},
                {"VNI-Helve, Arial", "VNI", false},
                {"XYZABC+VNI-Times,Bold", "VNI", false},
                {"Arial, .VnTime", "", false},
                {"Vni", "", false},
                {"Vnu", "", false},
                {"Times New Roman", "", false},
                {"", "", false},
                {"\"", "", false}};
  for (const auto& c : kCases) {
    const FontEncoding font = EncodingOfFont(c.font);
    EXPECT_EQ(font.charset ? font.charset->label : "", std::string_view(c.label)) << c.font;
    EXPECT_EQ(font.capitals, c.capitals) << c.font;
  }
}

struct Case {
  std::string document;  // paragraphs, in the markup of the format
  std::string text, label;
};

Reading Read(const std::string& raw, const char* format, std::string_view label = "") {
  auto reading = ReadDocument(raw, format, {.override_label = label});
  EXPECT_TRUE(reading) << raw << ": " << reading.error().message;
  return reading ? std::move(*reading) : Reading();
}

// The text and the label; under its own label the same again; the bytes back.
void Check(const Case& c, const std::string& raw, const char* format) {
  const Reading reading = Read(raw, format);
  EXPECT_EQ(reading.normalized.text, c.text) << raw;
  EXPECT_EQ(reading.encoding.label, c.label) << raw;
  EXPECT_EQ(reading.encoding.source == EncodingDecision::Source::kDeclared, c.label.ends_with("/font"))
      << raw;
  EXPECT_EQ(Read(raw, format, reading.encoding.label).normalized.text, c.text) << raw;
  EXPECT_EQ(*RestoreRaw(reading.normalized.text, EncodeEdits(reading.normalized, raw)), raw);
}

TEST(Fonts, InPages) {
  const Case kCases[] = {
      {R"(<p><font face=".VnTime">UBND tØnh</font> họp</p>)", "UBND tỉnh họp", "UTF-8/font"},
      {R"(<p><font face=".VnTimeH">héi nghÞ</font> ngày 6/1</p>)", "HỘI NGHỊ ngày 6/1", "UTF-8/font"},
      {R"(<p style="font-family:.VnTime; color:red">UBND <b>tØ</b>nh</p>)", "UBND tỉnh", "UTF-8/font"},
      {R"(<p><font face="VNI-Times">UÛy ban Vie<i>ä</i>t Nam</font></p>)", "Ủy ban Việt Nam", "UTF-8/font"},
      {R"(<div style="font-family:VNI-Times"><p>Vieät <span style="font-family:Arial">cá</span></p></div>)",
       "Việt cá", "UTF-8/font"},
      {R"(<style><!-- /* x */ p.a, .b { font-family: ".VnTime" } --></style><p class="x a">tØnh</p><p>cá</p>)",
       "tỉnh\n\ncá", "UTF-8/font"},
      {R"(<style>P{font-family:.VnTime}</style><p>tØnh</p><h2>cá</h2>)", "tỉnh\n\ncá", "UTF-8/font"},
      // Converted, with the font left behind: by letters, and by what the words are.
      {R"(<p><font face=".VnTime">Chữ đã chuyển</font></p>)", "Chữ đã chuyển", "UTF-8"},
      {R"(<p><font face=".VnTime">các ông cán bộ</font></p><p><font face=".VnTime">quá trình</font></p>)",
       "các ông cán bộ\n\nquá trình", "UTF-8"},
      {R"(<p><font face=".VnTime">Sau 12 ngay</font></p>)", "Sau 12 ngay", "UTF-8"},  // nothing to read anew
      // No font says so, but the letters do; the line that was converted stays.
      {R"(<p>UBND tØnh tæ chøc héi nghÞ tæng kÕt n¨m 2019.</p><p>Các cán bộ xã đã dự.</p>)",
       "UBND tỉnh tổ chức hội nghị tổng kết năm 2019.\n\nCác cán bộ xã đã dự.", "UTF-8/TCVN3"},
      {R"(<h1 style="font-family:.VnTimeH">héi nghÞ</h1><p>UBND tØnh tæ chøc héi nghÞ tæng kÕt n¨m 2019.</p>)",
       "HỘI NGHỊ\n\nUBND tỉnh tổ chức hội nghị tổng kết năm 2019.", "UTF-8/font/TCVN3"},
  };
  for (const Case& c : kCases) Check(c, "<html><body>" + c.document + "</body></html>", "html");
}

// The bytes of the page are TCVN3, as pages of the time were: its fonts still say what is a capital.
TEST(Fonts, CapitalsInPagesOfLegacyBytes) {
  const std::string page = *EncodeAs(
      R"(<html><body><h1><font face=".VnTimeH">hội nghị</font></h1><p><font face=".VnTime">UBND tỉnh tổ )"
      R"(chức hội nghị tổng kết năm 2019, triển khai nhiệm vụ năm 2020.</font></p></body></html>)",
      "TCVN3");
  Check({"", "HỘI NGHỊ\n\nUBND tỉnh tổ chức hội nghị tổng kết năm 2019, triển khai nhiệm vụ năm 2020.",
         "TCVN3/font"},
        page, "html");
}

TEST(Fonts, InOfficeDocuments) {
  const auto run = [](const char* font, const char* words) {
    return "<w:r><w:rPr><w:rFonts " + std::string(font) + "/></w:rPr><w:t>" + words + "</w:t></w:r>";
  };
  const Case kCases[] = {
      {run("w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"", "UBND t") + run("w:hAnsi=\".VnTime\"", "Ønh") +
           run("w:ascii=\"Arial\"", " họp"),
       "UBND tỉnh họp", "UTF-8/font"},
      {run("w:ascii=\"VNI-Times\"", "Vie") + run("w:ascii=\"VNI-Times\"", "ät"), "Việt", "UTF-8/font"},
      {run("w:ascii=\".VnTimeH\"", "héi nghÞ"), "HỘI NGHỊ", "UTF-8/font"},
      {run("w:ascii=\".VnTime\"", "các ông quá trình"), "các ông quá trình", "UTF-8"},
      {run("w:ascii=\".VnTimeH\"", "héi nghÞ") +
           "<w:r><w:br/><w:t>UBND tØnh tæ chøc héi nghÞ tæng kÕt</w:t></w:r>",
       "HỘI NGHỊ\nUBND tỉnh tổ chức hội nghị tổng kết", "UTF-8/font/TCVN3"},
  };
  for (const Case& c : kCases)
    Check(c, "<w:document><w:body><w:p>" + c.document + "</w:p></w:body></w:document>", "docx");
  const std::string styles =
      R"(<office:font-face-decls><style:face/><style:font-face style:name="F1" svg:font-family="'.VnTimeH'"/>)"
      R"(</office:font-face-decls><office:automatic-styles><style:style style:name="T1"><style:text-properties )"
      R"(style:font-name="F1"/></style:style><style:style style:name="P1"><style:text-properties )"
      R"(fo:font-family=".VnTime"/></style:style></office:automatic-styles>)";
  Check({"", "UBND tỉnh HỌP", "UTF-8/font"},
        "<office:document-content>" + styles +
            R"(<office:body><office:text><text:p text:style-name="P1">UBND tØnh )"
            R"(<text:span text:style-name="T1">häp</text:span></text:p></office:text></office:body>)"
            "</office:document-content>",
        "odt");
}

TEST(Fonts, SpansLeadToTheBytesOfTheRun) {
  const std::string page = R"(<p><font face="VNI-Times">UÛy ban Vie<b>ä</b>t Nam &amp; caùc xaõ</font></p>)";
  const Reading reading = Read(page, "html");
  ASSERT_EQ(reading.normalized.text, "Ủy ban Việt Nam & các xã");
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<uint32_t>(reading.normalized.text.find(words));
    return reading.normalized.map.ToRaw({at, at + static_cast<uint32_t>(words.size())}).In(page);
  };
  EXPECT_EQ(span("Ủy"), "UÛy");
  EXPECT_EQ(span("Việt"), "Vie<b>ä</b>t");
  EXPECT_EQ(span("& các"), "&amp; caùc");
}

// Titles and menus are too short to be judged alone.
TEST(Fonts, WhatStandsBesideTheTextIsReadAsTheText) {
  const Reading reading = Read(
      R"(<html><head><title>Héi nghÞ</title></head><body><div class="menu"><a href="/">Trang chñ</a></div>)"
      R"(<p>UBND tØnh tæ chøc héi nghÞ tæng kÕt n¨m 2019, triÓn khai nhiÖm vô n¨m 2020.</p></body></html>)",
      "html");
  EXPECT_EQ(reading.encoding.label, "UTF-8/TCVN3");
  ASSERT_EQ(reading.claims.size(), 1u);
  EXPECT_EQ(reading.claims[0].value, "Hội nghị");
  ASSERT_EQ(reading.left_out.size(), 1u);
  EXPECT_EQ(reading.left_out[0].text, "Trang chủ");
  EXPECT_EQ(ReadAside("Trang chủ", "UTF-8/TCVN3"), "Trang chủ");
  EXPECT_EQ(ReadAside("Trang chñ", "UTF-8"), "Trang chñ");
}

TEST(Fonts, LabelsWithFonts) {
  for (const char* label : {"UTF-8/font", "UTF-8/font/TCVN3", "UTF-16LE/font"})
    EXPECT_TRUE(IsEncodingLabel(label));
  for (const char* label : {"font", "font/UTF-8", "UTF-8/font/font", "UTF-8/TCVN3/font", "UTF-8/"})
    EXPECT_FALSE(IsEncodingLabel(label)) << label;
  EXPECT_EQ(EncodeAs("x", "UTF-8/font").error().code, ErrorCode::kUsage);
  // A caller who says UTF-8 means it.
  EXPECT_EQ(Read(R"(<p><font face=".VnTime">tØnh</font></p>)", "html", "UTF-8").normalized.text, "tØnh");
}

}  // namespace
}  // namespace sulieu
