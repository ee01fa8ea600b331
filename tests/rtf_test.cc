// RTF: text, code pages and fonts, the place of every character in the file, what is left out, cuts.
#include "pipeline/formats/rtf/rtf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "pipeline/read/reader.h"
#include "tests/inputs.h"

namespace sulieu {
namespace {

// Fonts as word processors declare them: 0 Western, 1 Vietnamese, 2 and 3 of the ABC family, 4 of VNI.
constexpr std::string_view kHead =
    R"({\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\froman\fcharset163{\*\falt x}Times;})"
    R"({\f2\fnil .VnTime;}{\f3\fnil .VnTimeH;}{\f4\fnil VNI-Times;}}{\colortbl;\red0;}{\stylesheet{\s1 heading 1;}}\uc1 )";

std::string Rtf(std::string_view body) { return fmt::format("{}{}}}", kHead, body); }

Reading Read(const std::string& raw, std::string_view label = "") {
  auto reading = ReadDocument(raw, "rtf", {.override_label = label});
  EXPECT_TRUE(reading) << raw << ": " << reading.error().message;
  return reading ? std::move(*reading) : Reading();
}

TEST(Rtf, Text) {
  const struct {
    const char* body;
    const char* text;
    const char* label;
  } kCases[] = {
      {R"(H\u7897?i ngh\u7883?\par)"
       "\r\n"
       R"(t\u7893?ng k\u7871?t)",
       "Hội nghị\n\ntổng kết", "windows-1252"},
      {R"(\'c0, \'d2)", "À, Ò", "windows-1252"},                         // Western letters
      {R"({\f1 ti\'d2nh cu\'d2a} \'d2)", "tỉnh của Ò", "windows-1252"},  // two code pages in one file
      {R"({\f2 UBND t\'d8nh} {\f3 h\'e9i ngh\'de} {\f4 Vie\'e4t}\f0 , 12/159)",
       "UBND tỉnh HỘI NGHỊ Việt, 12/159", "windows-1252/font"},
      {R"({\f2 UBND t\u216?nh}{\f2\b  h}{\f2\i \'e4p})", "UBND tỉnh họp", "windows-1252/font"},
      {R"(\u-10179?\u-8704? a\~b\_c \ldblquote x\rdblquote\endash\{\}\\)", "😀 a b-c “x”–{}\\",
       "windows-1252"},
      {R"(\uc2 a\u7897\'3f\'3fb{\uc0\u7897 c}\uc1\u7897 ?d)", "aộbộcộd", "windows-1252"},
      {R"(a\u7897\par b)", "aộ\n\nb", "windows-1252"},  // a writer that gave no fallback
      {R"(\trowd Huy\u7879?n\cell 12\cell\row Qu\u7843?ng Ninh\cell 7\cell\row)", "Huyện 12\n\nQuảng Ninh 7",
       "windows-1252"},
      {R"(a\line b\tab c{\field{\*\fldinst HYPERLINK "x"}{\fldrslt d}}{\pict\wmetafile8 0a0b}{\pict\bin3 }}}}e)",
       "a\nb cde", "windows-1252"},
      {R"({\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv 1}}{\shptxt Khung}}}{\upr{?}{\*\ud \u7897?}}{\*\unknown x})",
       "Khungộ", "windows-1252"},
  };
  for (const auto& c : kCases) {
    const std::string raw = Rtf(c.body);
    const Reading reading = Read(raw);
    EXPECT_EQ(reading.normalized.text, c.text) << c.body;
    EXPECT_EQ(reading.encoding.label, c.label) << c.body;
    EXPECT_EQ(Read(raw, reading.encoding.label).normalized.text, c.text) << c.body;
    EXPECT_EQ(*RestoreRaw(reading.normalized.text, EncodeEdits(reading.normalized, raw)), raw);
  }
}

TEST(Rtf, TheCodePageOfTheFileOrOfTheCaller) {
  const std::string vietnamese =
      R"({\rtf1\ansi\ansicpg1258\deff0{\fonttbl{\f0\fcharset0 Times;}}ti\'d2nh cu\'d2a})";
  EXPECT_EQ(Read(vietnamese).normalized.text, "tỉnh của");
  EXPECT_EQ(Read(vietnamese).encoding.label, "windows-1258");
  const std::string wrong = R"({\rtf1\ansi ti\'d2nh cu\'d2a})";
  EXPECT_EQ(Read(wrong).normalized.text, "tiÒnh cuÒa");
  EXPECT_EQ(Read(wrong, "windows-1258").normalized.text, "tỉnh của");
  // Text in an ABC font whose name is lost.
  const std::string lost =
      R"({\rtf1\ansi UBND t\'d8nh t\'e6 ch\'f8c h\'e9i ngh\'de t\'e6ng k\'d5t n\'a8m 2019, tri\'d3n khai nhi\'d6m v\'f4})";
  EXPECT_EQ(Read(lost).normalized.text, "UBND tỉnh tổ chức hội nghị tổng kết năm 2019, triển khai nhiệm vụ");
  EXPECT_EQ(Read(lost).encoding.label, "windows-1252/TCVN3");
}

TEST(Rtf, SpansAreThoseOfTheFile) {
  const std::string raw = Rtf(R"(Có h\u7897?i {\f1 ti\'d2nh} {\f2 t\'d8nh} {\b B}\'e1o)");
  const Reading reading = Read(raw);
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<uint32_t>(reading.normalized.text.find(words));
    return reading.normalized.map.ToRaw({at, at + static_cast<uint32_t>(words.size())}).In(raw);
  };
  EXPECT_EQ(span("hội"), R"(h\u7897?i)");
  EXPECT_EQ(span("tỉnh tỉnh"), R"(ti\'d2nh} {\f2 t\'d8nh)");
  EXPECT_EQ(span("Báo"), R"(B}\'e1o)");
}

TEST(Rtf, WhatIsLeftOut) {
  const Reading reading = Read(Rtf(
      R"({\info{\title H\'e9i}{\author Minh Anh}{\creatim\yr2019}}{\header UBND\par T\u7880?NH}{\footer Trang 1}C\'f3 {\deleted 12}15)"
      R"( x\'e3{\footnote\pard Theo b\'e1o c\'e1o{\*\atnid x}}{\v \u7849?n}{\*\annotation Xem}.)"));
  EXPECT_EQ(reading.normalized.text, "Có 15 xã.");
  std::string all;
  for (const LeftOut& part : reading.left_out) all += fmt::format("[{}] {}\n", part.reason, part.text);
  EXPECT_EQ(all,
            "[header] UBND TỈNH\n[footer] Trang 1\n[deleted] 12\n[footnote] Theo báo cáo\n[hidden] "
            "ẩn\n[comment] Xem\n");
  ASSERT_EQ(reading.claims.size(), 2u);
  EXPECT_EQ(reading.claims[0].value, "Héi");
  EXPECT_EQ(reading.claims[1].source, "property author");
}

TEST(Rtf, AFileOfItsOwn) {
  const std::string raw = Rtf(R"(H\u7897?i ngh\u7883?)");
  const auto inputs = ReadAllOf("a.rtf", raw);
  ASSERT_EQ(inputs.size(), 1u);
  ASSERT_TRUE(inputs[0].document);
  EXPECT_EQ(inputs[0].document->format, "rtf");
  EXPECT_EQ(inputs[0].document->raw, raw);  // no converter between the file and its text
  EXPECT_EQ(inputs[0].document->part, "");
  EXPECT_EQ(Read("Văn bản của bộ chuyển đổi").normalized.text,
            "Văn bản của bộ chuyển đổi");  // of older databases
}

TEST(Rtf, CutsAndDamage) {
  const std::string raw = Rtf(R"(H\u7897?i {\f1 ti\'d2nh})");
  for (size_t cut = 0; cut < raw.size(); ++cut) {
    const auto reading = ReadDocument(raw.substr(0, cut), "rtf", {});
    if (cut < 5) continue;  // no RTF yet
    ASSERT_FALSE(reading) << cut;
    EXPECT_EQ(reading.error().code, ErrorCode::kPartial) << cut;
  }
  EXPECT_EQ(ReadDocument("{\\rtf1}", "rtf", {}).error().code, ErrorCode::kEmpty);
  EXPECT_FALSE(ReadDocument("{\\rtf1" + std::string(1000000, '{'), "rtf", {}));
  EXPECT_FALSE(ReadDocument("{\\rtf1\\bin99999999 x}", "rtf", {}));
  EXPECT_EQ(Read("{\\rtf1\\u99999999999?a\\f99999999999 b\\'zz}c}}}").normalized.text, "abzz");
}

}  // namespace
}  // namespace sulieu
