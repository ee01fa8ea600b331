#include "pipeline/formats/office/office_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "pipeline/base/utf8.h"

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

}  // namespace

OfficeText::Run OfficeText::ReadRun(size_t at) const {
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

void OfficeText::Put(const pugi::xml_node& text, const FontEncoding& font) {
  const ptrdiff_t offset = text.offset_debug();
  if (offset < 0 || static_cast<size_t>(offset) < builder_.at()) return;
  const Run run = ReadRun(static_cast<size_t>(offset));
  if (run.text.empty()) return;
  builder_.SetFont(font);
  PutSeparator(run.offsets.front());
  for (size_t at = 0; at < run.text.size();) {
    const size_t length = DecodeAt(run.text, at).length;
    builder_.Put(std::string_view(run.text).substr(at, length), run.offsets[at], run.offsets[at + length]);
    at += length;
  }
}

void OfficeText::PutSign(std::string_view sign, const pugi::xml_node& element) {
  const ptrdiff_t offset = element.offset_debug();  // of the name, behind `<`
  if (offset < 1 || static_cast<size_t>(offset - 1) < builder_.at()) return;
  const size_t end = xml_.find('>', static_cast<size_t>(offset));
  if (end == std::string_view::npos) return;
  PutSeparator(static_cast<size_t>(offset - 1));
  builder_.Put(sign, static_cast<size_t>(offset - 1), end + 1);
}

void OfficeText::Break(std::string_view separator) {
  if (separator.size() > separator_.size() || (separator_ == " " && separator == "\n"))
    separator_ = separator;
}

// There is a tag at least before what comes next, so the separator has bytes to stand for.
void OfficeText::PutSeparator(size_t next) {
  if (!separator_.empty() && !builder_.text().empty() && builder_.at() < next)
    builder_.Put(separator_, builder_.at(), next);
  separator_ = {};
}

void OfficeText::LeaveOut(const pugi::xml_node& node, const char* reason,
                          bool (*is_text)(const pugi::xml_node&)) {
  LeftOut part{{}, reason, ""};
  bool gap = false;
  const auto enter = [&](const pugi::xml_node& at) {
    if (at.type() != pugi::node_pcdata && at.type() != pugi::node_cdata) return true;
    if (!is_text(at) || at.offset_debug() < 0) return false;
    const Run run = ReadRun(static_cast<size_t>(at.offset_debug()));
    if (part.text.empty()) {
      part.span.begin = run.offsets.front();
    } else if (gap) {
      part.text += ' ';
    }
    gap = false;
    part.text += run.text;
    part.span.end = run.offsets.back();
    return false;
  };
  WalkXml(node, enter, [&](const pugi::xml_node& at) {
    const std::string_view name = at.name();
    gap = gap || name.ends_with(":p") || name.ends_with(":h") || name.ends_with(":tab") ||
          name.ends_with(":note-citation");
  });
  if (!part.text.empty()) left_out_.push_back(std::move(part));
}

Result<Contents> OfficeText::Finish(const DecodeOptions& options, Decoded decoded) && {
  if (builder_.text().empty()) return Fail(ErrorCode::kEmpty, "the document has no text");
  Contents contents;
  for (LeftOut& part : left_out_) part.span = decoded.map.ToRaw({part.span.begin, part.span.end});
  contents.left_out = std::move(left_out_);
  return std::move(builder_).Finish(options, std::move(decoded), std::move(contents));
}

Result<Decoded> LoadXml(std::string_view raw, const DecodeOptions& options, pugi::xml_document* xml) {
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

}  // namespace sulieu
