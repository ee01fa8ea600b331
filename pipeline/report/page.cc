#include "pipeline/report/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/result.h"
#include "pipeline/report/assets.h"
#include "pipeline/show/html.h"
#include "pipeline/show/looks.h"

namespace sulieu {
namespace {

const std::string& Asset(std::string_view name) {
  const auto& assets = EmbeddedReportAssets();
  const auto found = std::find_if(assets.begin(), assets.end(),
                                  [&](const ReportAsset& asset) { return asset.path.ends_with(name); });
  SULIEU_CHECK(found != assets.end());
  return found->content;
}

// Colours and lines of the kinds, and the switches that hide their marks.
std::string LookStyle(const KindNumbers& kinds) {
  std::string style;
  for (size_t i = 0; i < kinds.names().size(); ++i) {
    const KindLook& look = LookOf(i);
    style += fmt::format(
        ".k{0}{{--kind:light-dark({1},{2});--line:{3}}}\n"
        "body:has(#show{0}:not(:checked)) .doc mark.k{0}{{background:none;border-color:transparent}}\n"
        "body:has(#show{0}:not(:checked)) .doc sup.k{0}{{display:none}}\n",
        i, look.light, look.dark, look.line);
  }
  return style;
}

std::string Style(const PageContent& content) {
  std::string style = Asset("report.css") + LookStyle(KindNumbers({}));
  for (const ReportTable& table : content.facts) style += TableStyle(table);
  return style + TableStyle(content.articles);
}

std::string Choice(std::string_view id, std::string_view text, std::string_view name, bool checked) {
  return fmt::format(
      "<label><input type=\"radio\" name=\"lang\" id=\"lang-{0}\" value=\"{0}\"{3}><span lang=\"{0}\" "
      "title=\"{2}\">{1}</span></label>",
      id, text, name, checked ? " checked" : "");
}

std::string TopBar(bool vietnamese) {
  std::string out =
      "<header class=\"top\">\n<a class=\"brand\" href=\"#overview\" lang=\"vi\">sử liệu</a>\n<nav "
      "aria-labelledby=\"parts\">"
      "<span id=\"parts\" class=\"hidden\">" +
      Both({"Parts", "Các phần"}) + "</span>";
  const std::pair<const char*, Words> parts[] = {{"overview", {"Overview", "Tổng quan"}},
                                                 {"facts", {"Facts", "Dữ kiện"}},
                                                 {"articles", {"Articles", "Bài báo"}},
                                                 {"about", {"About", "Giải thích"}}};
  for (const auto& [id, words] : parts) out += fmt::format("<a href=\"#{}\">{}</a>", id, Both(words));
  out += "</nav>\n<fieldset class=\"switch\"><legend class=\"hidden\">Ngôn ngữ · Language</legend>" +
         Choice("vi", "VI", "Tiếng Việt", vietnamese) + Choice("en", "EN", "English", !vietnamese) +
         "</fieldset>\n";
  out += "<fieldset class=\"switch\"><legend class=\"hidden\">" + Both({"Light or dark", "Sáng hay tối"}) +
         "</legend>";
  const std::pair<const char*, Words> themes[] = {
      {"auto", {"Auto", "Tự động"}}, {"light", {"Light", "Sáng"}}, {"dark", {"Dark", "Tối"}}};
  for (const auto& [id, words] : themes)
    out += fmt::format(
        "<label><input type=\"radio\" name=\"theme\" id=\"theme-{0}\"{2}><span>{1}</span></label>", id,
        Both(words), std::string_view(id) == "auto" ? " checked" : "");
  return out + "</fieldset>\n</header>\n";
}

std::string Swatch(const ReportTable& table, const KindNumbers& kinds) {
  return fmt::format("<span class=\"swatch k{}\" aria-hidden=\"true\">{}</span>", kinds.Of(table.name),
                     KindLetter(table.name));
}

// The kinds as links to their tables.
std::string KindLinks(const PageContent& content, const KindNumbers& kinds) {
  std::string out = fmt::format("<nav class=\"kinds\" aria-labelledby=\"h-facts\"><ul>\n");
  for (const ReportTable& table : content.facts)
    out += fmt::format("<li><a href=\"#t-{}\">{}{} <span class=\"count\">{}</span></a></li>\n", table.name,
                       Swatch(table, kinds), BothEscaped(table.title), Both(NumberWords(table.count)));
  return out + "</ul></nav>\n";
}

// The kinds with switches for their marks in the texts.
std::string Legend(const PageContent& content, const KindNumbers& kinds) {
  std::string out = fmt::format("<fieldset id=\"legend\"><legend>{}</legend>\n",
                                Both({"Marks in the text", "Các dấu trong bài"}));
  for (const ReportTable& table : content.facts)
    out +=
        fmt::format("<label class=\"k{0}\"><input type=\"checkbox\" id=\"show{0}\" checked>{1}{2}</label>\n",
                    kinds.Of(table.name), Swatch(table, kinds), BothEscaped(table.title));
  return out + "</fieldset>\n";
}

std::string Button(std::string_view id, const Words& words) {
  return fmt::format("<button type=\"button\" id=\"{}\">{}</button>\n", id, Both(words));
}

// What only the script shows: the reader of an article, and the tools of a table.
std::string ScriptParts() {
  std::string out =
      "<dialog id=\"reader\" aria-labelledby=\"reader-title\">\n<div class=\"bar\">\n<h2 id=\"reader-title\" "
      "class=\"hidden\">" +
      Both({"Article", "Bài báo"}) + "</h2>\n";
  out += Button("previous", {"<span aria-hidden=\"true\">←</span> Previous fact",
                             "<span aria-hidden=\"true\">←</span> Dữ kiện trước"}) +
         Button("next", {"Next fact <span aria-hidden=\"true\">→</span>",
                         "Dữ kiện sau <span aria-hidden=\"true\">→</span>"}) +
         "<span id=\"place\" role=\"status\"></span>\n" + Button("close", {"Close", "Đóng"}) + "</div>\n";
  out +=
      "<div class=\"sheet\"><div id=\"reader-text\"></div><aside id=\"reader-fact\" "
      "aria-labelledby=\"reader-fact-title\"></aside></div>\n</dialog>\n";
  out += "<template id=\"tools\"><div class=\"tools\"><label><span>" + Both({"Filter", "Lọc"}) +
         "</span> <input type=\"search\" autocomplete=\"off\" "
         "spellcheck=\"false\"></label><output></output></div></template>\n";
  out += "<template id=\"pager\"><nav class=\"pager\"><button type=\"button\" class=\"back\">" +
         Both({"Back", "Trước"}) + "</button><span></span><button type=\"button\" class=\"on\">" +
         Both({"On", "Tiếp"}) + "</button></nav></template>\n";
  out += "<template id=\"words\">" + Both({"Fact", "Dữ kiện"}) + "</template>\n";
  return out;
}

std::string About(const PageContent& content) {
  std::string out = "<section id=\"about\" aria-labelledby=\"h-about\">\n<h2 id=\"h-about\">" +
                    Both({"About this report", "Về báo cáo này"}) + "</h2>\n<ul>\n";
  const Words lines[] = {{"A mark in a text has the letter and the line of its kind below the words; its "
                          "label, D3 say, leads to the row of the fact. Colours only repeat that.",
                          "Mỗi dấu trong bài có chữ cái và kiểu gạch chân của loại dữ kiện; nhãn của dấu, ví "
                          "dụ D3, dẫn đến dòng dữ kiện. Màu sắc chỉ lặp lại điều đó."},
                         {"Filters look for all words, with or without diacritics. Headings of columns sort.",
                          "Ô lọc tìm mọi từ đã gõ, có dấu hay không dấu. Bấm tiêu đề cột để sắp xếp."},
                         {"Characters a reader cannot see are shown as &lt;U+202E&gt;.",
                          "Ký tự không nhìn thấy được hiện ra như &lt;U+202E&gt;."},
                         {"The page is one file. It loads nothing from anywhere and sends nothing.",
                          "Trang này là một tệp duy nhất, không tải gì và không gửi gì ra ngoài."},
                         {"In print: this page with its tables, or the article that is open.",
                          "Khi in: trang này cùng các bảng, hoặc bài đang mở."}};
  for (const Words& line : lines) out += fmt::format("<li>{}</li>\n", Both(line));
  return out + content.provenance + "</ul>\n</section>\n";
}

}  // namespace

std::string PageHead(const PageContent& content, const ReportOptions& options) {
  const std::string style = Style(content);
  const Words count = NumberWords(content.figures.articles);
  std::string title = options.title;
  if (title.empty())
    title = options.vietnamese ? fmt::format("Dữ kiện từ {} bài báo", count.vi)
                               : fmt::format("Facts from {} articles", count.en);
  std::string out = fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                                options.vietnamese ? "vi" : "en");
  out += fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src "
      "{}; "
      "base-uri 'none'; form-action 'none'\">\n",
      PolicyHash(style), PolicyHash(Asset("report.js")));
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" "
      "content=\"sulieu " SULIEU_VERSION "\">\n";
  out += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", EscapeHtml(title), style);
  out += "<a class=\"skip\" href=\"#main\">" + Both({"To the content", "Đến nội dung"}) + "</a>\n";
  return out + TopBar(options.vietnamese) + "<main id=\"main\" tabindex=\"-1\">\n";
}

std::string FactsPart(const PageContent& content) {
  const KindNumbers kinds({});
  std::string out = "<section id=\"facts\" aria-labelledby=\"h-facts\">\n<h2 id=\"h-facts\">" +
                    Both({"Facts", "Dữ kiện"}) + "</h2>\n";
  if (content.facts.empty())
    return out + "<p class=\"note\">" + Both({"There are none.", "Không có."}) + "</p>\n</section>\n";
  out += KindLinks(content, kinds);
  for (const ReportTable& table : content.facts)
    out += TableSection(table, Swatch(table, kinds) + BothEscaped(table.title), "");
  return out + "</section>\n";
}

std::string ArticlesPart(const PageContent& content) {
  std::string out = "<section id=\"articles\" aria-labelledby=\"h-articles\">\n<h2 id=\"h-articles\">" +
                    Both({"Articles", "Bài báo"}) + "</h2>\n";
  out += TableSection(content.articles, Both({"All articles", "Mọi bài báo"}), "");
  if (!content.facts.empty()) out += Legend(content, KindNumbers({}));
  return out + "<div id=\"texts\">\n" + content.texts + "</div>\n</section>\n";
}

std::string PageEnd(const PageContent& content) {
  return About(content) + "</main>\n<footer>sulieu " SULIEU_VERSION "</footer>\n" + ScriptParts() +
         "<script>" + Asset("report.js") + "</script>\n</body>\n</html>\n";
}

}  // namespace sulieu
