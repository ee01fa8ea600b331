// DOCX and ODT: text, legacy fonts, properties, spans in the XML, cuts and hostile XML; PDF, DOC and RTF
// through their converters.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "pipeline/base/sha256.h"
#include "pipeline/base/utf8.h"
#include "pipeline/formats/format.h"
#include "pipeline/read/converter.h"
#include "pipeline/read/reader.h"
#include "tests/containers.h"
#include "tests/inputs.h"

namespace sulieu {
namespace {

constexpr std::string_view kDocument =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Hội nghị tổng</w:t></w:r><w:r><w:t xml:space="preserve"> kết &amp; khen thưởng</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>UBND tØnh</w:t></w:r><w:r><w:t> tổ chức</w:t></w:r><w:del><w:r><w:delText>đã bỏ</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>héi nghÞ</w:t></w:r><w:r><w:tab/><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>Vieät Nam</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Huyện</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>Cuối.</w:t></w:r></w:p></w:body></w:document>)";

constexpr std::string_view kText =
    "Hội nghị tổng kết & khen thưởng\n\nUBND tỉnh tổ chức\n\nHỘI NGHỊ một\nhai\n\nViệt Nam\n\nHuyện "
    "12\n\nCuối.";

std::string Docx(std::string_view document = kDocument) {
  return MakeZip({{"[Content_Types].xml", "<Types/>"},
                  {"word/document.xml", std::string(document)},
                  {"docProps/core.xml",
                   "<cp:coreProperties xmlns:dc=\"x\"><dc:title>Tổng kết</dc:title><dc:creator>Minh "
                   "Anh</dc:creator></cp:coreProperties>"}});
}

TEST(Docx, TextFontsAndSpans) {
  const std::string file = Docx();
  auto inputs = ReadAllOf("x", file);
  ASSERT_EQ(inputs.size(), 1u);
  ASSERT_TRUE(inputs[0].document) << inputs[0].document.error().message;
  const Document& document = *inputs[0].document;
  EXPECT_EQ(document.format, "docx");
  EXPECT_EQ(document.part, "word/document.xml");
  EXPECT_EQ(document.raw, kDocument);
  EXPECT_EQ(document.file_sha256, Sha256Hex(file));
  ASSERT_EQ(document.claims.size(), 2u);
  EXPECT_EQ(document.claims[0].value, "Tổng kết");
  const auto reading = ReadDocument(document.raw, document.format, {});
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->normalized.text, kText);
  EXPECT_EQ(*RestoreRaw(reading->normalized.text, EncodeEdits(reading->normalized, document.raw)),
            document.raw);
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<uint32_t>(reading->normalized.text.find(words));
    return reading->normalized.map.ToRaw({at, at + static_cast<uint32_t>(words.size())}).In(document.raw);
  };
  EXPECT_EQ(span("kết & khen"), "kết &amp; khen");
  EXPECT_EQ(span("tỉnh"), "tØnh");
  EXPECT_EQ(span("HỘI NGHỊ"), "héi nghÞ");
  EXPECT_EQ(span("Việt Nam"), "Vieät Nam");
}

TEST(Odt, Text) {
  const std::string content =
      R"(<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>)"
      R"(<text:h>Hội nghị</text:h><text:p>Sáng <text:span>ngày<text:s/>6/1</text:span>,<text:line-break/>tỉnh.</text:p>)"
      R"(<table:table><table:table-row><table:table-cell><text:p>Huyện</text:p></table:table-cell><table:table-cell>)"
      R"(<text:p>12</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>)";
  const auto inputs = ReadAllOf(
      "x", MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}}));
  ASSERT_EQ(inputs.size(), 1u);
  ASSERT_TRUE(inputs[0].document) << inputs[0].document.error().message;
  EXPECT_EQ(inputs[0].document->format, "odt");
  const auto reading = ReadDocument(inputs[0].document->raw, "odt", {});
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->normalized.text, "Hội nghị\n\nSáng ngày 6/1,\ntỉnh.\n\nHuyện 12");
}

std::string LeftOutOf(const Reading& reading, std::string_view raw) {
  std::string all;
  for (const LeftOut& part : reading.left_out)
    all += fmt::format("[{}] {} <{}>\n", part.reason, part.text, part.span.In(raw));
  return all;
}

// What stands on the page, and what is kept beside it.
TEST(Docx, NotesHeadersCommentsAndTrackedChanges) {
  const std::string body =
      R"(<?xml version="1.0"?><w:document><w:body><w:p><w:r><w:t>Có</w:t></w:r><w:del w:id="1"><w:r><w:delText> 12</w:delText></w:r></w:del>)"
      R"(<w:ins><w:r><w:t> 15</w:t></w:r></w:ins><w:r><w:t> xã</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>)"
      R"(<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, TP</w:t></w:r>)"
      R"(<w:r><w:noBreakHyphen/><w:t>Huế</w:t></w:r></w:p><w:moveFrom w:id="3"><w:p><w:r><w:t>Đoạn dời.</w:t></w:r></w:p></w:moveFrom>)"
      R"(<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Khung chữ</w:t></w:r></w:p></w:txbxContent></mc:Choice>)"
      R"(<mc:Fallback><w:p><w:r><w:t>Khung chữ</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:r><w:t>Đoạn hai.</w:t></w:r></w:p>)"
      R"(<w:moveTo w:id="3"><w:p><w:r><w:t>Đoạn dời.</w:t></w:r></w:p></w:moveTo></w:body></w:document>)";
  const auto part = [](const char* root, const char* item, const char* words) {
    return fmt::format(
        "<?xml version=\"1.0\"?><w:{0}><w:{1}><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{1}></w:{0}>", root,
        item, words);
  };
  const auto inputs = ReadAllOf(
      "x", MakeZip({{"[Content_Types].xml", "<Types/>"},
                    {"word/header1.xml", part("hdr", "x", "UBND TỈNH")},
                    {"word/document.xml", body},
                    {"word/footnotes.xml", part("footnotes", "footnote", "Theo báo cáo &amp; số liệu")},
                    {"word/endnotes.xml",
                     "<w:endnotes><w:endnote><w:p><w:r><w:separator/></w:r></w:p></w:endnote></w:endnotes>"},
                    {"word/comments.xml", part("comments", "comment", "Xem lại")},
                    {"word/footer1.xml", part("ftr", "x", "Trang 1")}}));
  ASSERT_EQ(inputs.size(), 1u);
  ASSERT_TRUE(inputs[0].document) << inputs[0].document.error().message;
  const Document& document = *inputs[0].document;
  EXPECT_EQ(
      document.part,
      "word/document.xml + word/comments.xml + word/footer1.xml + word/footnotes.xml + word/header1.xml");
  const auto reading = ReadDocument(document.raw, "docx", {});
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->normalized.text, "Có 15 xã, TP-Huế\n\nKhung chữ\n\nĐoạn hai.\n\nĐoạn dời.");
  EXPECT_EQ(LeftOutOf(*reading, document.raw),
            "[deleted]  12 < 12>\n[hidden] ẩn <ẩn>\n[moved away] Đoạn dời. <Đoạn dời.>\n[comment] Xem lại "
            "<Xem lại>\n"
            "[footer] Trang 1 <Trang 1>\n[footnote] Theo báo cáo & số liệu <Theo báo cáo &amp; số liệu>\n"
            "[header] UBND TỈNH <UBND TỈNH>\n");
  EXPECT_EQ(*RestoreRaw(reading->normalized.text, EncodeEdits(reading->normalized, document.raw)),
            document.raw);
}

TEST(Odt, NotesHeadersCommentsAndTrackedChanges) {
  const std::string content =
      R"(<office:document-content><office:body><office:text> <text:tracked-changes><text:changed-region><text:deletion>)"
      R"(<office:change-info><dc:creator>An</dc:creator></office:change-info><text:p>đoạn bỏ</text:p></text:deletion></text:changed-region></text:tracked-changes>)"
      "\n  "
      R"(<text:p>Có 15 xã<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo báo cáo</text:p></text:note-body></text:note>)"
      R"(<office:annotation><dc:creator>An</dc:creator><text:p>Xem lại</text:p></office:annotation> đạt.</text:p>)"
      R"(<text:p><draw:frame><draw:text-box><text:p>Khung chữ</text:p></draw:text-box><svg:desc>Ảnh hội trường</svg:desc></draw:frame>Đoạn hai.</text:p>)"
      R"(</office:text></office:body></office:document-content>)";
  const std::string styles =
      R"(<?xml version="1.0"?><office:document-styles><office:master-styles><style:master-page><style:header><text:p>UBND TỈNH</text:p></style:header>)"
      R"(<style:footer><text:p>Trang 1</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>)";
  const auto inputs = ReadAllOf("x", MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                              {"styles.xml", styles},
                                              {"content.xml", content}}));
  ASSERT_EQ(inputs.size(), 1u);
  ASSERT_TRUE(inputs[0].document) << inputs[0].document.error().message;
  const Document& document = *inputs[0].document;
  EXPECT_EQ(document.part, "content.xml + styles.xml");
  const auto reading = ReadDocument(document.raw, "odt", {});
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->normalized.text, "Có 15 xã đạt.\n\nKhung chữ\n\nĐoạn hai.");
  EXPECT_EQ(LeftOutOf(*reading, document.raw),
            "[deleted] đoạn bỏ <đoạn bỏ>\n[footnote] 1 Theo báo cáo "
            "<1</text:note-citation><text:note-body><text:p>Theo "
            "báo cáo>\n[comment] Xem lại <Xem lại>\n[description] Ảnh hội trường <Ảnh hội trường>\n"
            "[header] UBND TỈNH <UBND TỈNH>\n[footer] Trang 1 <Trang 1>\n");
}

TEST(Docx, ACutIsNeverSilent) {
  const std::string file = Docx();
  for (size_t cut = 40; cut < file.size(); cut += 7) {
    const auto inputs = ReadAllOf("x", file.substr(0, cut));
    ASSERT_EQ(inputs.size(), 1u) << cut;
    ASSERT_FALSE(inputs[0].document) << cut;
    EXPECT_EQ(inputs[0].document.error().code, ErrorCode::kPartial) << cut;
  }
}

TEST(Docx, HostileXml) {
  std::string deep = "<w:document>";
  for (int i = 0; i < 1000000; ++i) deep += "<w:p>";
  const auto cut = ReadDocument(deep, "docx", {});
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, ErrorCode::kPartial);
  for (int i = 0; i < 1000000; ++i) deep += "</w:p>";
  EXPECT_FALSE(ReadDocument(deep + "</w:document>", "docx", {}));  // no text, and no stack used up
  const auto bomb = ReadDocument(
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
      "<w:document><w:p><w:r><w:t>x &b; &c; y</w:t></w:r></w:p></w:document>",
      "docx", {});
  ASSERT_TRUE(bomb);
  EXPECT_EQ(bomb->normalized.text, "x &b; &c; y");
}

std::string FileOf(const std::string& path) {
  std::ifstream in(SULIEU_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string WordsOf(std::string_view text) {
  std::string words;
  for (char c : text) {
    if (c != ' ' && c != '\n') {
      words += c;
    } else if (!words.ends_with(' ')) {
      words += ' ';
    }
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

// The article as a word processor saved it.
TEST(WordProcessor, DocAndRtfHaveTheWordsOfTheArticle) {
  const auto article = Normalize(FileOf("corpus/samples/000_729abd4fc7c905de.txt"));
  ASSERT_TRUE(article);
  for (const char* format : {"doc", "rtf"}) {
    const auto inputs = ReadAllOf("x", FileOf(fmt::format("tests/documents/article.{}", format)));
    ASSERT_EQ(inputs.size(), 1u);
    ASSERT_TRUE(inputs[0].document) << inputs[0].document.error().message;
    EXPECT_EQ(inputs[0].document->format, format);
    const auto reading = ReadDocument(inputs[0].document->raw, format, {});
    ASSERT_TRUE(reading) << reading.error().message;
    EXPECT_EQ(WordsOf(reading->normalized.text), WordsOf(article->text)) << format;
  }
}

// A page of text without an embedded font: what pdftotext needs is the table of characters.
std::string Pdf(std::u32string_view text) {
  std::string codes, table;
  for (size_t i = 0; i < text.size(); ++i) {
    codes += fmt::format("{:04X}", i + 1);
    table += fmt::format("<{:04X}> <{:04X}>\n", i + 1, static_cast<unsigned>(text[i]));
  }
  const std::string page = text.empty() ? "" : "BT /F 12 Tf 50 700 Td <" + codes + "> Tj ET";
  const std::string map = fmt::format(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange "
      "<0000> "
      "<FFFF> endcodespacerange\n{} beginbfchar\n{}endbfchar\nendcmap end end",
      text.size(), table);
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      fmt::format("<</Length {}>>stream\n{}\nendstream", page.size(), page),
      "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/"
      "Supplement 0>>/DW 600/FontDescriptor 8 0 R>>",
      fmt::format("<</Length {}>>stream\n{}\nendstream", map.size(), map),
      "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent "
      "-200/CapHeight 700/StemV 80>>"};
  std::string file = "%PDF-1.4\n", xref;
  for (size_t i = 0; i < objects.size(); ++i) {
    xref += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return file +
         fmt::format(
             "xref\n0 {}\n0000000000 65535 f \n{}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
             objects.size() + 1, xref, objects.size() + 1, file.size());
}

TEST(Pdf, TextOrTheNeedOfRecognition) {
  const auto inputs = ReadAllOf("x", Pdf(U"Hội nghị tổng kết năm 2019"));
  ASSERT_EQ(inputs.size(), 1u);
  ASSERT_TRUE(inputs[0].document) << inputs[0].document.error().message;
  EXPECT_EQ(inputs[0].document->format, "pdf");
  const auto reading = ReadDocument(inputs[0].document->raw, "pdf", {});
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_TRUE(reading->normalized.text.starts_with("Hội nghị tổng kết năm 2019")) << reading->normalized.text;
  const auto scan = ReadAllOf("x", Pdf(U""));
  ASSERT_FALSE(scan[0].document);
  EXPECT_EQ(scan[0].document.error().code, ErrorCode::kNeedsOcr);
  const auto broken = ReadAllOf("x", "%PDF-1.4\nrubbish");
  ASSERT_FALSE(broken[0].document);
  EXPECT_EQ(broken[0].document.error().code, ErrorCode::kUnsupported);
}

TEST(Converter, Limits) {
  const auto echoed = RunConverter({"cat"}, "coreutils", "một");
  ASSERT_TRUE(echoed) << echoed.error().message;
  EXPECT_EQ(*echoed, "một");
  const auto code = [](const Result<std::string>& result) {
    return result ? "ok" : ErrorCodeName(result.error().code);
  };
  EXPECT_STREQ(code(RunConverter({"sleep", "20"}, "coreutils", "", {.seconds = 1})), "timeout");
  EXPECT_STREQ(code(RunConverter({"yes"}, "coreutils", "", {.output = 1 << 20})), "bomb");
  EXPECT_STREQ(code(RunConverter({"false"}, "coreutils", "")), "unsupported");
  EXPECT_STREQ(code(RunConverter({"sh", "-c", "kill -SEGV $$"}, "dash", "")), "crash");
  const auto missing = RunConverter({"no-such-converter"}, "some-package", "");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("some-package"), std::string::npos);
}

}  // namespace
}  // namespace sulieu
