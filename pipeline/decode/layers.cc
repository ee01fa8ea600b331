#include "pipeline/decode/layers.h"

#include <algorithm>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/tones.h"

namespace sulieu {
namespace {

void Put(char32_t c, std::string_view source, size_t at, Layer* layer) {
  const auto begin = static_cast<uint32_t>(layer->text.size());
  AppendUtf8(c, &layer->text);
  const std::string_view text = std::string_view(layer->text).substr(begin);
  if (text == source) return;
  layer->map.Add({{static_cast<uint32_t>(at), static_cast<uint32_t>(at + source.size())},
                  {begin, static_cast<uint32_t>(layer->text.size())}});
}

// The characters of a text as bytes of windows-1252, and where each begins in the text.
struct VirtualBytes {
  std::string bytes;
  std::vector<uint32_t> offsets;  // one more than bytes
};

// From `at` to the first character that is no such byte, or to `end`.
VirtualBytes TakeRun(std::string_view text, size_t at, size_t end) {
  VirtualBytes run;
  while (at < end) {
    const CodePoint c = DecodeAt(text, at);
    const int byte = Windows1252Byte(c.value);
    if (byte < 0) break;
    run.bytes += static_cast<char>(byte);
    run.offsets.push_back(static_cast<uint32_t>(at));
    at += c.length;
  }
  run.offsets.push_back(static_cast<uint32_t>(at));
  return run;
}

void DecodeRun(std::string_view text, const VirtualBytes& run, const FontEncoding& font, Layer* layer) {
  for (size_t i = 0; i < run.bytes.size();) {
    Unit unit = font.charset->decode(run.bytes, i);
    const size_t begin = run.offsets[i];
    if (unit.value == kReplacement) unit = {DecodeAt(text, begin).value, 1};
    Put(font.capitals ? CapitalLetter(unit.value) : unit.value,
        text.substr(begin, run.offsets[i + unit.length] - begin), begin, layer);
    i += unit.length;
  }
}

bool IsVietnameseOnly(char32_t c) {
  static constexpr std::u32string_view kOnly = U"ĂăĐđĨĩŨũƠơƯư\u0309\u0323";
  return (c >= 0x1EA0 && c <= 0x1EF9) || kOnly.find(c) != std::u32string_view::npos;
}

// Characters of windows-1252 beyond ASCII, common punctuation aside: without some of them a text is what it
// seems.
size_t CountSuspects(std::string_view text) {
  static constexpr std::u32string_view kPunctuation = U"“”‘’–—…•\u00A0°²½«»®©";
  size_t suspects = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    at += c.length;
    suspects += c.value >= 0x80 && Windows1252Byte(c.value) >= 0 &&
                kPunctuation.find(c.value) == std::u32string_view::npos;
  }
  return suspects;
}

size_t EndOfLine(std::string_view text, size_t at) {
  const size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// The lines of [begin, end) that may be something else than they seem.
void AddDoubtfulLines(std::string_view text, size_t begin, size_t end, std::string* lines) {
  while (begin < end) {
    const size_t line_end = std::min(EndOfLine(text, begin), end);
    const std::string_view line = text.substr(begin, line_end - begin);
    if (!HasVietnameseLetters(line)) *lines += line;
    begin = line_end;
  }
}

}  // namespace

Layer DecodeBytes(std::string_view raw, const Charset& charset) {
  Layer layer;
  layer.text.reserve(raw.size() + raw.size() / 4);
  const bool wide = charset.label.starts_with("UTF-16");
  for (size_t at = 0; at < raw.size();) {
    const Unit unit = charset.decode(raw, at);
    // U+FFFD that stands in the file itself is no failure of ours.
    if (unit.value == kReplacement && (wide || raw.substr(at, unit.length) != "\xEF\xBF\xBD")) {
      if (layer.replaced++ == 0) layer.first_replaced = at;
    }
    Put(unit.value, raw.substr(at, unit.length), at, &layer);
    at += unit.length;
    if (layer.text.size() >= kMaxText) break;
  }
  return layer;
}

void CharacterReader::Keep(size_t end) {
  layer_.text += text_.substr(at_, end - at_);
  at_ = end;
}

void CharacterReader::Read(size_t end, const FontEncoding& font) {
  if (!font.charset) return Capitals(end);
  while (at_ < end) {
    const VirtualBytes run = TakeRun(text_, at_, end);
    DecodeRun(text_, run, font, &layer_);
    at_ = run.offsets.back();
    if (at_ < end) Keep(at_ + DecodeAt(text_, at_).length);
  }
}

void CharacterReader::Capitals(size_t end) {
  while (at_ < end) {
    const CodePoint c = DecodeAt(text_, at_);
    Put(CapitalLetter(c.value), text_.substr(at_, c.length), at_, &layer_);
    at_ += c.length;
  }
}

void CharacterReader::ReadLines(size_t end, const Charset& charset) {
  while (at_ < end) {
    // Lines in a row are read together: letters around a letter may decide its case.
    size_t to = at_;
    const auto line_is_plain = [&](size_t begin) {
      return HasVietnameseLetters(text_.substr(begin, std::min(EndOfLine(text_, begin), end) - begin));
    };
    const bool plain = line_is_plain(at_);
    while (to < end && line_is_plain(to) == plain) to = std::min(EndOfLine(text_, to), end);
    if (plain) {
      Keep(to);
    } else {
      Read(to, {&charset, false});
    }
  }
}

Layer CharacterReader::Finish() && {
  Keep(text_.size());
  return std::move(layer_);
}

bool HasVietnameseLetters(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    if (IsVietnameseOnly(c.value)) return true;
    at += c.length;
  }
  return false;
}

std::string BytesOfCharacters(std::string_view text) {
  std::string bytes;
  for (size_t at = 0; at < text.size();) {
    const VirtualBytes run = TakeRun(text, at, text.size());
    bytes += run.bytes;
    at = run.offsets.back();
    if (at < text.size()) at += DecodeAt(text, at).length, bytes += '\n';
  }
  return bytes;
}

std::optional<Detection> DetectInner(std::string_view text, std::span<const FontStretch> known) {
  std::string lines;
  size_t at = 0;
  for (const FontStretch& stretch : known) {
    AddDoubtfulLines(text, at, stretch.begin, &lines);
    at = stretch.end;
  }
  AddDoubtfulLines(text, at, text.size(), &lines);
  if (CountSuspects(lines) < 3) return std::nullopt;
  const Charset* const candidates[] = {FindCharset("windows-1252"), FindCharset("UTF-8"),
                                       FindCharset("TCVN3"),        FindCharset("VNI"),
                                       FindCharset("windows-1258"), FindCharset("VISCII")};
  const Detection best = Detect(BytesOfCharacters(lines), candidates);
  if (best.charset == candidates[0] || best.score.quality() < 0.5) return std::nullopt;
  return best;
}

std::string CharactersOfBytes(std::string_view bytes) {
  std::string text;
  for (char byte : bytes) AppendUtf8(Windows1252Character(static_cast<unsigned char>(byte)), &text);
  return text;
}

}  // namespace sulieu
