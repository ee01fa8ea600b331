#include "pipeline/formats/office/office.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/fonts.h"
#include "pipeline/decode/layers.h"
#include "pipeline/decode/tones.h"
#include "pipeline/formats/text_builder.h"

namespace sulieu {
namespace {

constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata;

// The character that begins at `at` of XML text and its bytes: itself, or what a reference stands for.
Unit XmlCharacter(std::string_view xml, size_t at) {
  if (xml[at] != '&') {
    const CodePoint c = DecodeAt(xml, at);
    return {c.value, c.length};
  }
  const size_t end = xml.find(';', at);
  if (end == std::string_view::npos || end - at > 12) return {'&', 1};
  const std::string_view name = xml.substr(at + 1, end - at - 1);
  const auto length = static_cast<uint32_t>(end - at + 1);
  static constexpr std::pair<std::string_view, char> kNames[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, c] : kNames) {
    if (name == known) return {static_cast<char32_t>(c), length};
  }
  if (!name.starts_with('#')) return {'&', 1};
  const bool hex = name.size() > 1 && name[1] == 'x';
  const unsigned long value =
      std::strtoul(std::string(name.substr(hex ? 2 : 1)).c_str(), nullptr, hex ? 16 : 10);
  const bool valid = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return {valid ? static_cast<char32_t>(value) : kReplacement, length};
}

// The words of a run with the place of each character.
struct Run {
  std::string text;
  std::vector<uint32_t> offsets;  // in the XML, one for each byte of `text` and one for its end
};

class OfficeText {
 public:
  explicit OfficeText(std::string_view xml) : xml_(xml), builder_(xml) {}

  // Text begins with the element's content at `offset` of the XML.
  void Put(const pugi::xml_node& text, const FontEncoding& font) {
    const ptrdiff_t offset = text.offset_debug();
    if (offset < 0 || static_cast<size_t>(offset) < builder_.at()) return;
    Run run = ReadRun(static_cast<size_t>(offset));
    if (run.text.empty()) return;
    PutSeparator(run.offsets.front());
    if (font.charset) {
      PutLegacy(run, font);
    } else {
      PutBytes(run, {}, run.text);
    }
  }

  // A space, line or paragraph break before what comes next. The strongest counts.
  void Break(std::string_view separator) {
    if (separator.size() > separator_.size() || (separator_ == " " && separator == "\n"))
      separator_ = separator;
  }

  TextBuilder&& builder() && { return std::move(builder_); }
  bool empty() const { return builder_.text().empty(); }

 private:
  Run ReadRun(size_t at) const {
    Run run;
    while (at < xml_.size() && xml_[at] != '<') {
      const Unit c = XmlCharacter(xml_, at);
      const size_t begin = run.text.size();
      AppendUtf8(c.value, &run.text);
      run.offsets.insert(run.offsets.end(), run.text.size() - begin, static_cast<uint32_t>(at));
      at += c.length;
    }
    run.offsets.push_back(static_cast<uint32_t>(at));
    return run;
  }

  // There is a tag at least before what comes next, so the separator has bytes to stand for.
  void PutSeparator(size_t next) {
    if (!separator_.empty() && !empty() && builder_.at() < next)
      builder_.Put(separator_, builder_.at(), next);
    separator_ = {};
  }

  void PutLegacy(const Run& run, const FontEncoding& font) {
    Layer layer = DecodeCharacters(run.text, *font.charset);
    PutBytes(run, layer.map, layer.text, font.capitals);
  }

  // `text` character by character, each for the bytes `map` leads it back to.
  void PutBytes(const Run& run, const OffsetMap& map, std::string_view text, bool capitals = false) {
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = DecodeAt(text, at);
      const auto begin = static_cast<uint32_t>(at);
      const RawSpan span = map.ToRaw({begin, begin + c.length});
      std::string character;
      AppendUtf8(capitals ? CapitalLetter(c.value) : c.value, &character);
      const size_t from = run.offsets[span.begin], to = run.offsets[span.end];
      if (from >= builder_.at() && from < to) builder_.Put(character, from, to);
      at += c.length;
    }
  }

  std::string_view xml_;
  TextBuilder builder_;
  std::string_view separator_;
};

// Calls `enter` and `leave` around each node below `root`; `enter` says whether to go into it. No recursion.
template <typename Enter, typename Leave>
void Walk(const pugi::xml_node& root, const Enter& enter, const Leave& leave) {
  for (pugi::xml_node node = root; node;) {
    if (enter(node) && node.first_child()) {
      node = node.first_child();
      continue;
    }
    leave(node);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      leave(node);
    }
    if (node == root) return;
    node = node.next_sibling();
  }
}

Result<Decoded> Load(std::string_view raw, const DecodeOptions& options, pugi::xml_document* xml) {
  auto decoded = DecodeOuter(raw, options);
  SULIEU_RETURN_IF_ERROR(decoded);
  const auto parsed =
      xml->load_buffer(decoded->text.data(), decoded->text.size(), kParse, pugi::encoding_utf8);
  if (!parsed) {
    return Fail(ErrorCode::kPartial,
                fmt::format("its XML is cut or damaged at byte {}: {}", parsed.offset, parsed.description()));
  }
  return decoded;
}

Result<Contents> Finish(OfficeText text, const DecodeOptions& options, Decoded decoded) {
  if (text.empty()) return Fail(ErrorCode::kEmpty, "the document has no text");
  return std::move(text).builder().Finish(options, std::move(decoded), {});
}

}  // namespace

Result<Contents> ReadDocx(std::string_view raw, const DecodeOptions& options) {
  pugi::xml_document xml;
  auto decoded = Load(raw, options, &xml);
  SULIEU_RETURN_IF_ERROR(decoded);
  OfficeText text(decoded->text);
  FontEncoding font;
  const auto enter = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    // What was deleted, field codes, and the second version of a drawing for old programs are not on the
    // page.
    if (name == "w:del" || name == "w:instrText" || name == "mc:Fallback" || name == "w:pPr") return false;
    if (name == "w:r")
      font = EncodingOfFont(node.child("w:rPr").child("w:rFonts").attribute("w:ascii").value());
    if (name == "w:tab") text.Break(" ");
    if (name == "w:br" || name == "w:cr") text.Break("\n");
    if (name == "w:t") text.Put(node.first_child(), font);
    return name != "w:t";
  };
  const auto leave = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:p") text.Break(node.parent().name() == std::string_view("w:tc") ? " " : "\n\n");
    if (name == "w:tr") text.Break("\n\n");
  };
  Walk(xml.document_element(), enter, leave);
  return Finish(std::move(text), options, std::move(*decoded));
}

Result<Contents> ReadOdt(std::string_view raw, const DecodeOptions& options) {
  pugi::xml_document xml;
  auto decoded = Load(raw, options, &xml);
  SULIEU_RETURN_IF_ERROR(decoded);
  OfficeText text(decoded->text);
  const auto enter = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "text:tracked-changes" || name == "office:annotation" || name == "text:note") return false;
    if (name == "text:s" || name == "text:tab") text.Break(" ");
    if (name == "text:line-break") text.Break("\n");
    if (node.type() == pugi::node_pcdata) text.Put(node, {});
    return true;
  };
  const auto leave = [&](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const bool in_cell = node.parent().name() == std::string_view("table:table-cell");
    if (name == "text:p" || name == "text:h") text.Break(in_cell ? " " : "\n\n");
    if (name == "table:table-row") text.Break("\n\n");
  };
  Walk(xml.document_element().child("office:body").child("office:text"), enter, leave);
  return Finish(std::move(text), options, std::move(*decoded));
}

std::vector<MetadataClaim> OfficeProperties(std::string_view xml) {
  pugi::xml_document document;
  std::vector<MetadataClaim> claims;
  if (!document.load_buffer(xml.data(), xml.size())) return claims;
  const pugi::xml_node office = document.child("office:document-meta").child("office:meta");
  const pugi::xml_node root = office ? office : document.document_element();
  const std::pair<const char*, const char*> kFields[] = {
      {"dc:title", "title"}, {"dc:creator", "byline"}, {"dc:publisher", "publisher"}};
  for (const auto& [name, field] : kFields) {
    const std::string value = root.child(name).child_value();
    if (!value.empty() && value.size() < 1000)
      claims.push_back({field, value, std::string("property ") + name});
  }
  return claims;
}

}  // namespace sulieu
