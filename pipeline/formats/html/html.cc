#include "pipeline/formats/html/html.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "pipeline/base/utf8.h"
#include "pipeline/formats/html/blocks.h"
#include "pipeline/formats/html/main_text.h"
#include "pipeline/formats/html/page_words.h"
#include "pipeline/formats/text_builder.h"

namespace sulieu {
namespace {

constexpr int kMaxDepth = 1000;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHexDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
uint32_t DigitValue(char c) { return static_cast<uint32_t>(IsDigit(c) ? c - '0' : (c | 32) - 'a' + 10); }
bool IsAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Without NULs (UTF-16) and in small letters.
std::string Plain(std::string_view head) {
  std::string out;
  for (char c : head) {
    if (c != '\0') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

// An upper bound of how deep elements nest, from the tags alone. Those whose end tags are optional do not
// nest.
bool NestsTooDeep(std::string_view html) {
  static constexpr std::string_view kFlat[] = {"p",   "li",   "br",   "img",   "td",     "tr",    "th",
                                               "hr",  "meta", "link", "input", "option", "dt",    "dd",
                                               "col", "area", "base", "wbr",   "param",  "source"};
  int depth = 0;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closes = at + 1 < html.size() && html[at + 1] == '/';
    size_t end = at + 1 + (closes ? 1 : 0);
    const size_t begin = end;
    while (end < html.size() && IsAlnum(html[end])) ++end;
    if (end == begin) continue;
    const std::string name = Plain(html.substr(begin, std::min<size_t>(end - begin, 12)));
    if (std::find(std::begin(kFlat), std::end(kFlat), name) != std::end(kFlat)) continue;
    depth = std::max(0, depth + (closes ? -1 : 1));
    if (depth > kMaxDepth) return true;
  }
  return false;
}

// Walks a text node's bytes and its characters side by side and puts them, runs of white space as one space.
class PieceWriter {
 public:
  PieceWriter(std::string_view source, TextBuilder* builder) : source_(source), builder_(*builder) {}

  // `separator` goes before the first word.
  void Write(const Block& block, std::string_view separator) {
    separator_ = separator;
    space_ = false;
    for (const Piece& piece : block.pieces) {
      if (piece.apart && &piece != &block.pieces.front()) separator_ = " ";
      if (piece.begin < builder_.at()) continue;
      builder_.SetFont(piece.font);
      WritePiece(piece);
    }
  }

 private:
  // The place in the source of each character of the piece; nothing where the two do not go together.
  std::vector<RawSpan> Align(const Piece& piece) const {
    std::vector<RawSpan> places;
    size_t at = piece.begin;
    for (size_t d = 0; d < piece.text.size();) {
      if (at >= piece.end) return {};
      const CodePoint c = DecodeAt(piece.text, d);
      const size_t length = SourceLength(piece, at, d, c);
      if (length == 0) {  // bytes that made no character: a stray tag, a carriage return
        const size_t tag_end = source_[at] == '<' ? source_.find('>', at) : std::string_view::npos;
        at = tag_end == std::string_view::npos ? at + 1 : tag_end + 1;
        continue;
      }
      places.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + length)});
      at += length;
      d += c.length;
    }
    return places;
  }

  void WritePiece(const Piece& piece) {
    const std::vector<RawSpan> places = Align(piece);
    if (places.empty() || places.back().end > piece.end) return WriteWhole(piece);
    size_t d = 0;
    for (const RawSpan& place : places) {
      const size_t length = DecodeAt(piece.text, d).length;
      PutCharacter(piece.text.substr(d, length), place.begin, place.end);
      d += length;
    }
  }

  // All of the words for all of the bytes: less exact, but nothing is lost.
  void WriteWhole(const Piece& piece) {
    std::string words;
    for (char c : piece.text) {
      if (!IsSpace(c)) {
        words += c;
      } else if (!words.ends_with(' ')) {
        words += ' ';
      }
    }
    if (!words.empty()) PutCharacter(words, piece.begin, piece.end);
  }

  // How many bytes of the source the character was made of.
  size_t SourceLength(const Piece& piece, size_t at, size_t d, CodePoint c) const {
    const std::string_view here = source_.substr(at, piece.end - at);
    const std::string_view text = piece.text.substr(d);
    const bool same = here.starts_with(text.substr(0, c.length));
    // A `<` of the text is one of the source only when both go on alike: there may be stray tags.
    if (here[0] == '<' && same && here.size() > 1 && text.size() > 1) return here[1] == text[1] ? 1 : 0;
    if (c.value == 0xFFFD && !same && here[0] != '<' && here[0] != '&' && here[0] != '\r') {
      return DecodeAt(here, 0).length;  // a character that pages may not have
    }
    if (here[0] != '&') return same ? c.length : 0;
    size_t end = 1;
    if (end < here.size() && here[end] == '#') ++end;
    while (end < here.size() && end < 40 && IsAlnum(here[end])) ++end;
    const bool closed = end < here.size() && here[end] == ';';
    if (c.value == '&' && (end == 1 || !Continues(here, closed ? end + 1 : end, piece, d + c.length)))
      return 1;
    if (closed) return end + 1;
    for (; end > 1; --end) {  // `&nbsp` without its semicolon
      if (Continues(here, end, piece, d + c.length)) return end;
    }
    return 1;
  }

  // Do the bytes go on as the characters do?
  static bool Continues(std::string_view here, size_t at, const Piece& piece, size_t d) {
    if (d >= piece.text.size() || at >= here.size()) return d >= piece.text.size() && at >= here.size();
    return here[at] == piece.text[d] || here[at] == '&' || here[at] == '<' || here[at] == '\r';
  }

  void PutCharacter(std::string_view character, size_t begin, size_t end) {
    if (character.size() == 1 && IsSpace(character[0])) {
      if (!space_) space_begin_ = begin;
      space_ = true;
      return;
    }
    if (begin > builder_.at() || space_) {
      const std::string_view gap = !separator_.empty() ? separator_ : space_ ? " " : "";
      // Between two blocks there is a tag at least, so the separator has bytes to stand for.
      const size_t gap_begin = separator_.empty() ? space_begin_ : builder_.at();
      if (!gap.empty() && gap_begin >= builder_.at() && gap_begin < begin)
        builder_.Put(gap, gap_begin, begin);
    }
    separator_ = "";
    space_ = false;
    builder_.Put(character, begin, end);
  }

  std::string_view source_;
  TextBuilder& builder_;
  std::string_view separator_;
  bool space_ = false;
  size_t space_begin_ = 0;
};

// Neighbours with one reason become one part.
void LeaveOut(const Block& block, const char* reason, const OffsetMap& map, bool joins,
              std::vector<LeftOut>* parts) {
  const RawSpan span = map.ToRaw({block.begin, block.end});
  if (joins && !parts->empty() && parts->back().reason == reason) {
    parts->back().text += " | " + PartsOf(block);
    parts->back().span.end = std::max(parts->back().span.end, span.end);
    return;
  }
  parts->push_back({span, reason, PartsOf(block)});
}

using Output = std::unique_ptr<GumboOutput, void (*)(GumboOutput*)>;

Output Parse(std::string_view html) {
  return {gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()),
          [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); }};
}

std::vector<std::string> TitlesIn(const std::vector<RankedClaim>& claims) {
  std::vector<std::string> titles;
  for (const RankedClaim& ranked : claims) {
    if (ranked.claim.field == "title") titles.push_back(ranked.claim.value);
  }
  return titles;
}

}  // namespace

bool IsHtml(std::string_view head) {
  const size_t first = head.find_first_not_of(std::string_view("\0 \t\r\n\xEF\xBB\xBF\xFF\xFE", 10));
  if (first == std::string_view::npos || head[first] != '<') return false;
  const std::string plain = Plain(head);
  const size_t begin = plain.find('<');
  for (std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table"}) {
    if (plain.find(tag, begin) != std::string::npos) return true;
  }
  return false;
}

std::string DeclaredCharset(std::string_view head) {
  const std::string plain = Plain(head.substr(0, 4096));
  size_t at = plain.find("charset");
  if (at == std::string::npos) return "";
  at = plain.find_first_not_of(" =\"'", at + 7);
  if (at == std::string::npos) return "";
  return plain.substr(at, plain.find_first_of(" \"';>/", at) - at);
}

std::string WithSoundReferences(std::string html) {
  for (size_t at = html.find("&#"); at != std::string::npos; at = html.find("&#", at + 2)) {
    const bool hex = at + 2 < html.size() && (html[at + 2] == 'x' || html[at + 2] == 'X');
    const size_t begin = at + (hex ? 3 : 2);
    size_t end = begin;
    uint32_t value = 0;
    while (end < html.size() && (hex ? IsHexDigit(html[end]) : IsDigit(html[end]))) {
      value = std::min<uint32_t>(value * (hex ? 16 : 10) + DigitValue(html[end]), 0x110000);
      ++end;
    }
    if (value < 0x110000) continue;
    const std::string sound = hex ? "FFFD" : "65533";
    html.replace(begin, end - begin, std::string(end - begin - sound.size(), '0') + sound);
  }
  return html;
}

Result<Contents> ReadHtml(std::string_view raw, const DecodeOptions& options) {
  DecodeOptions with_declared = options;
  const std::string declared = DeclaredCharset(raw);
  if (with_declared.declared.empty()) with_declared.declared = declared;
  auto decoded = DecodeOuter(raw, with_declared);
  SULIEU_RETURN_IF_ERROR(decoded);
  const std::string html = WithSoundReferences(decoded->text);
  if (NestsTooDeep(html)) {
    return Fail(ErrorCode::kUnsupported, fmt::format("its elements nest more than {} deep", kMaxDepth));
  }
  const Output output = Parse(html);
  const std::vector<Block> blocks = FindBlocks(output->document, html);
  std::vector<RankedClaim> claims = FindElementClaims(output->document);
  const MainText main = ChooseMainText(blocks, TitlesIn(claims));
  const std::vector<const char*>& reasons = main.reasons;
  Contents contents;
  TextBuilder builder(decoded->text);
  PieceWriter writer(html, &builder);
  for (size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (reasons[i]) {
      const bool joins = i > 0 && reasons[i - 1] && std::string_view(reasons[i - 1]) == reasons[i];
      LeaveOut(block, reasons[i], decoded->map, joins, &contents.left_out);
    } else {
      writer.Write(block, builder.text().empty() ? "" : block.cell ? " " : block.line ? "\n" : "\n\n");
    }
  }
  contents.claims = SettleClaims(std::move(claims), blocks, main);
  if (builder.text().empty()) return Fail(ErrorCode::kEmpty, "the page has no text");
  return std::move(builder).Finish(options, std::move(*decoded), std::move(contents));
}

}  // namespace sulieu
