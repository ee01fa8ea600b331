// The parts of a DOCX, one after the other. Body, tables and text boxes are the text. Left out: what was
// deleted or moved away while changes were tracked, hidden runs, footnotes and endnotes, headers and footers,
// comments.
#include "pipeline/formats/office/office.h"
#include "pipeline/formats/office/office_text.h"

namespace sulieu {
namespace {

bool IsText(const pugi::xml_node& node) {
  const std::string_view parent = node.parent().name();
  return parent == "w:t" || parent == "w:delText";
}

bool IsOn(const pugi::xml_node& property) {
  const std::string_view value = property.attribute("w:val").as_string("true");
  return property && value != "false" && value != "0" && value != "off";
}

FontEncoding FontOf(const pugi::xml_node& run) {
  const pugi::xml_node fonts = run.child("w:rPr").child("w:rFonts");
  const FontEncoding font = EncodingOfFont(fonts.attribute("w:hAnsi").value());
  return font.charset ? font : EncodingOfFont(fonts.attribute("w:ascii").value());
}

// Why what is below the element is not in the text; nullptr when it is.
const char* ReasonToLeaveOut(const pugi::xml_node& node, std::string_view name) {
  if (name == "w:del") return "deleted";
  if (name == "w:moveFrom") return "moved away";
  if (name == "w:r" && IsOn(node.child("w:rPr").child("w:vanish"))) return "hidden";
  return nullptr;
}

// Codes of fields, properties, and the second version of a drawing for old programs: no words of the page.
bool HasNoWords(std::string_view name) {
  return name == "w:instrText" || name == "w:rPr" || name == "w:pPr" || name == "mc:Fallback";
}

void PutBody(const pugi::xml_node& body, OfficeText* text) {
  FontEncoding font;
  const auto enter = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (HasNoWords(name)) return false;
    if (const char* reason = ReasonToLeaveOut(node, name)) {
      text->LeaveOut(node, reason, IsText);
      return false;
    }
    if (name == "w:r") font = FontOf(node);
    if (name == "w:tab") text->Break(" ");
    if (name == "w:br" || name == "w:cr") text->Break("\n");
    if (name == "w:txbxContent") text->Break("\n\n");
    if (name == "w:noBreakHyphen") text->PutSign("-", node);
    if (name == "w:t") text->Put(node.first_child(), font);
    return name != "w:t";
  };
  const auto leave = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:p") text->Break(node.parent().name() == std::string_view("w:tc") ? " " : "\n\n");
    if (name == "w:tr") text->Break("\n\n");
  };
  WalkXml(body, enter, leave);
}

// The reason for what is in another part than the body, by its outermost element.
const char* ReasonOfPart(std::string_view name) {
  static constexpr std::pair<std::string_view, const char*> kParts[] = {{"w:footnotes", "footnote"},
                                                                        {"w:endnotes", "endnote"},
                                                                        {"w:comments", "comment"},
                                                                        {"w:hdr", "header"},
                                                                        {"w:ftr", "footer"}};
  for (const auto& [part, reason] : kParts) {
    if (name == part) return reason;
  }
  return nullptr;
}

}  // namespace

Result<Contents> ReadDocx(std::string_view raw, const DecodeOptions& options) {
  pugi::xml_document xml;
  auto decoded = LoadXml(raw, options, &xml);
  SULIEU_RETURN_IF_ERROR(decoded);
  OfficeText text(decoded->text);
  for (const pugi::xml_node& part : xml.children()) {
    const char* const reason = ReasonOfPart(part.name());
    const bool in_items =
        part.name() == std::string_view("w:hdr") || part.name() == std::string_view("w:ftr");
    if (!reason) {
      PutBody(part, &text);
    } else if (in_items) {
      text.LeaveOut(part, reason, IsText);
    } else {
      for (const pugi::xml_node& item : part.children()) text.LeaveOut(item, reason, IsText);
    }
  }
  return std::move(text).Finish(options, std::move(*decoded));
}

}  // namespace sulieu
