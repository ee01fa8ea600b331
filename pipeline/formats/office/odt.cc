// content.xml of an ODT, and behind it styles.xml where that has headers or footers. Left out, beside those:
// what was deleted while changes were tracked, footnotes and endnotes, comments, descriptions of pictures.
#include <map>
#include <string>

#include "pipeline/formats/office/office.h"
#include "pipeline/formats/office/office_text.h"

namespace sulieu {
namespace {

constexpr int kReach = 32;  // elements looked at around a text for its font: deeper ones inherit none

bool IsText(const pugi::xml_node& node) {
  return std::string_view(node.parent().name()).starts_with("text:");
}

bool IsParagraph(std::string_view name) { return name == "text:p" || name == "text:h"; }

// The legacy fonts of the styles that name one; other styles with a font of their own are there without.
using StyleFonts = std::map<std::string, FontEncoding, std::less<>>;

StyleFonts FindStyleFonts(const pugi::xml_node& document) {
  std::map<std::string, std::string, std::less<>> families;
  for (const pugi::xml_node& face : document.child("office:font-face-decls").children("style:font-face"))
    families[face.attribute("style:name").value()] = face.attribute("svg:font-family").value();
  StyleFonts fonts;
  for (const pugi::xml_node& style : document.child("office:automatic-styles").children("style:style")) {
    const pugi::xml_node properties = style.child("style:text-properties");
    std::string_view font = properties.attribute("style:font-name").value();
    if (const auto family = families.find(font); family != families.end()) font = family->second;
    if (font.empty()) font = properties.attribute("fo:font-family").value();
    if (!font.empty()) fonts[style.attribute("style:name").value()] = EncodingOfFont(font);
  }
  return fonts;
}

FontEncoding FontAround(pugi::xml_node node, const StyleFonts& fonts) {
  for (int i = 0; i < kReach && node; ++i, node = node.parent()) {
    const auto font = fonts.find(std::string_view(node.attribute("text:style-name").value()));
    if (font != fonts.end()) return font->second;
  }
  return {};
}

// Why what is below the element is not in the text; nullptr when it is.
const char* ReasonToLeaveOut(const pugi::xml_node& node, std::string_view name) {
  if (name == "text:deletion") return "deleted";
  if (name == "office:annotation") return "comment";
  if (name == "svg:title" || name == "svg:desc") return "description";
  if (name != "text:note") return nullptr;
  return node.attribute("text:note-class").value() == std::string_view("endnote") ? "endnote" : "footnote";
}

bool IsAnyText(const pugi::xml_node&) { return true; }

void PutBody(const pugi::xml_node& body, const StyleFonts& fonts, OfficeText* text) {
  int paragraphs = 0;  // around the node: white space between paragraphs is none of the text
  const auto enter = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (const char* reason = ReasonToLeaveOut(node, name)) {
      text->LeaveOut(node, reason, name.starts_with("svg:") ? IsAnyText : IsText);
      return false;
    }
    if (IsParagraph(name)) ++paragraphs;
    if (name == "text:s" || name == "text:tab") text->Break(" ");
    if (name == "text:line-break") text->Break("\n");
    if (name == "draw:text-box") text->Break("\n\n");
    if (node.type() == pugi::node_pcdata && paragraphs > 0) text->Put(node, FontAround(node.parent(), fonts));
    return true;
  };
  const auto leave = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const bool in_cell = node.parent().name() == std::string_view("table:table-cell");
    if (IsParagraph(name)) text->Break(in_cell ? " " : "\n\n"), --paragraphs;
    if (name == "table:table-row") text->Break("\n\n");
  };
  WalkXml(body, enter, leave);
}

void LeaveOutHeaders(const pugi::xml_node& master_styles, OfficeText* text) {
  for (const pugi::xml_node& page : master_styles.children("style:master-page")) {
    for (const pugi::xml_node& part : page.children()) {
      const std::string_view name = part.name();
      if (name.starts_with("style:header")) text->LeaveOut(part, "header", IsText);
      if (name.starts_with("style:footer")) text->LeaveOut(part, "footer", IsText);
    }
  }
}

}  // namespace

Result<Contents> ReadOdt(std::string_view raw, const DecodeOptions& options) {
  pugi::xml_document xml;
  auto decoded = LoadXml(raw, options, &xml);
  SULIEU_RETURN_IF_ERROR(decoded);
  OfficeText text(decoded->text);
  for (const pugi::xml_node& part : xml.children()) {
    PutBody(part.child("office:body").child("office:text"), FindStyleFonts(part), &text);
    LeaveOutHeaders(part.child("office:master-styles"), &text);
  }
  return std::move(text).Finish(options, std::move(*decoded));
}

}  // namespace sulieu
