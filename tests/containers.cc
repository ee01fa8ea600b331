#include "tests/containers.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>
#include <zlib.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

// libarchive writes names by the locale of the thread.
std::string Pack(const Members& members, void (*set_format)(archive*)) {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = uselocale(locale);
  archive* a = archive_write_new();
  set_format(a);
  if (members.front().first == "mimetype")
    archive_write_zip_set_compression_store(a);  // as OpenDocument has it
  size_t room = 1 << 16;
  for (const auto& [name, content] : members) room += content.size() + content.size() / 8 + 4096;
  std::string out(room, '\0');
  size_t used = 0;
  SULIEU_CHECK(archive_write_open_memory(a, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_copy_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 1514764800, 0);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    SULIEU_CHECK(archive_write_header(a, entry) >= ARCHIVE_WARN);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  SULIEU_CHECK(archive_write_close(a) == ARCHIVE_OK);
  archive_write_free(a);
  uselocale(before);
  out.resize(used);
  return out;
}

constexpr size_t kWidth = 90;  // of a line of a PDF, in letters

size_t Letters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Calls `paragraph` for each block of lines that empty lines separate.
template <typename Function>
void ForEachParagraph(std::string_view text, const Function& paragraph) {
  std::vector<std::string_view> lines;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \r") != std::string_view::npos) {
      lines.push_back(line);
    } else if (!lines.empty()) {
      paragraph(lines);
      lines.clear();
    }
    begin = end + 1;
  }
  if (!lines.empty()) paragraph(lines);
}

std::string Join(const std::vector<std::string_view>& lines, std::string_view separator) {
  std::string joined;
  for (std::string_view line : lines) {
    if (!joined.empty()) joined += separator;
    joined += EscapeMarkup(line);
  }
  return joined;
}

// The objects of a PDF, put one after the other with the table of their places.
std::string PdfFile(const std::vector<std::string>& objects) {
  std::string file = "%PDF-1.4\n", places;
  for (size_t i = 0; i < objects.size(); ++i) {
    places += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return file +
         fmt::format(
             "xref\n0 {}\n0000000000 65535 f \n{}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
             objects.size() + 1, places, objects.size() + 1, file.size());
}

std::string PdfStream(const std::string& content) {
  return fmt::format("<</Length {}>>stream\n{}\nendstream", content.size(), content);
}

}  // namespace

std::string MakeGzip(std::string_view content) {
  z_stream z{};
  SULIEU_CHECK(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&z, content.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  z.avail_in = static_cast<uInt>(content.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  SULIEU_CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

std::string MakeZip(const Members& members) {
  return Pack(members, [](archive* a) {
    archive_write_set_format_zip(a);
    archive_write_set_options(a, "zip:hdrcharset=UTF-8");
  });
}

std::string MakeTar(const Members& members) {
  return Pack(members, [](archive* a) { archive_write_set_format_ustar(a); });
}

std::string WarcRecord(std::string_view type, std::string_view uri, std::string_view block,
                       std::string_view fields) {
  const std::string target = uri.empty() ? "" : fmt::format("WARC-Target-URI: {}\r\n", uri);
  return fmt::format("WARC/1.0\r\nWARC-Type: {}\r\n{}{}Content-Length: {}\r\n\r\n{}\r\n\r\n", type, target,
                     fields, block.size(), block);
}

std::string WarcPage(std::string_view uri, std::string_view html) {
  return WarcRecord("response", uri,
                    fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", html));
}

std::string EscapeMarkup(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string MakeDocx(std::string_view text, std::string_view font) {
  const std::string fonts =
      font.empty() ? "" : fmt::format("<w:rPr><w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\"/></w:rPr>", font);
  std::string body;
  ForEachParagraph(text, [&](const auto& lines) {
    const std::string line_break =
        fmt::format("</w:t><w:br/></w:r><w:r>{}<w:t xml:space=\"preserve\">", fonts);
    body += fmt::format("<w:p><w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", fonts,
                        Join(lines, line_break));
  });
  return MakeZip(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml",
        fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
                    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}"
                    "</w:body></w:document>",
                    body)}});
}

std::string MakeOdt(std::string_view text, std::string_view font) {
  std::string body;
  const std::string styles =
      font.empty()
          ? ""
          : fmt::format(
                "<office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\">"
                "<style:text-properties style:font-name=\"{}\"/></style:style></office:automatic-styles>",
                font);
  const std::string style = font.empty() ? "" : " text:style-name=\"P1\"";
  ForEachParagraph(text, [&](const auto& lines) {
    body += fmt::format("<text:p{}>{}</text:p>", style, Join(lines, "<text:line-break/>"));
  });
  return MakeZip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\"o\" "
            "xmlns:text=\"t\" xmlns:style=\"s\">{}<office:body><office:text>{}</office:text></office:body>"
            "</office:document-content>",
            styles, body)}});
}

std::string MakeHtml(std::string_view text, std::string_view charset) {
  std::string body;
  ForEachParagraph(text, [&](const auto& lines) {
    body += fmt::format("<{0}>{1}</{0}>\n", body.empty() ? "h1" : "p", Join(lines, "<br>\n"));
  });
  const std::string meta = charset.empty() ? "" : fmt::format("<meta charset=\"{}\">", charset);
  return fmt::format(
      "<!DOCTYPE html>\n<html><head>{}</head>\n<body><div class=\"menu\"><a href=\"/\">Home</a></div>\n"
      "<div class=\"content\">\n{}</div>\n<div class=\"footer\">Email: a@b.vn</div></body></html>\n",
      meta, body);
}

std::string MakeJsonLine(std::string_view text, bool escaped) {
  return nlohmann::ordered_json{{"id", "bài 1"}, {"text", text}}.dump(-1, ' ', escaped) + "\n";
}

std::string Wrapped(std::string_view text) {
  std::string out;
  size_t width = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const size_t letters = Letters(word);
    const bool fits = width + 1 + letters <= kWidth;
    if (width > 0 && !word.empty()) out += fits ? " " : " \n";
    out += word;
    if (!word.empty()) width = fits ? width + letters + (width > 0) : letters;
    if (end < text.size() && text[end] == '\n') {
      out += "\n";
      width = 0;
    }
    begin = end + 1;
  }
  return out;
}

std::string MakePdf(std::string_view text, std::string_view layout) {
  constexpr size_t kLinesOfPage = 45;
  std::vector<size_t> widths;
  ForEachParagraph(layout, [&](const auto& lines) {
    for (std::string_view line : lines) widths.push_back(line.ends_with(' ') ? kWidth : Letters(line));
  });
  auto width = widths.begin();
  std::map<char32_t, int> codes;
  std::vector<std::string> pages(1);
  size_t line_number = 0;
  ForEachParagraph(text, [&](const auto& lines) {
    for (std::string_view line : lines) {
      if (line_number == kLinesOfPage) {
        pages.emplace_back();
        line_number = 0;
      }
      std::string shown;
      if (line.ends_with(' ')) line.remove_suffix(1);
      size_t letters = 0;
      for (size_t at = 0; at < line.size();) {
        const CodePoint c = DecodeAt(line, at);
        shown +=
            fmt::format("{:04X}", codes.emplace(c.value, static_cast<int>(codes.size()) + 1).first->second);
        at += c.length;
        ++letters;
      }
      SULIEU_CHECK(width != widths.end());
      const double scale =
          100.0 * static_cast<double>(*width++) / static_cast<double>(std::max<size_t>(letters, 1));
      pages.back() +=
          fmt::format("BT /F 10 Tf {:.2f} Tz 50 {} Td <{}> Tj ET\n", scale, 780 - 16 * line_number, shown);
      ++line_number;
    }
    ++line_number;  // paragraphs stand apart
    if (line_number > kLinesOfPage) line_number = kLinesOfPage;
  });
  std::string table;
  for (const auto& [c, code] : codes)
    table += fmt::format("<{:04X}> <{:04X}>\n", code, static_cast<unsigned>(c));
  const std::string map = fmt::format(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange "
      "<0000> "
      "<FFFF> endcodespacerange\n{} beginbfchar\n{}endbfchar\nendcmap end end",
      codes.size(), table);
  std::string kids;
  for (size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 7 + 2 * i);
  std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages.size()),
      "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/"
      "Supplement 0>>"
      "/DW 600/FontDescriptor 6 0 R>>",
      PdfStream(map),
      "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent "
      "-200"
      "/CapHeight 700/StemV 80>>"};
  for (size_t i = 0; i < pages.size(); ++i) {
    objects.push_back(fmt::format(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1400 850]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
        8 + 2 * i));
    objects.push_back(PdfStream(pages[i]));
  }
  return PdfFile(objects);
}

}  // namespace sulieu
