#include "pipeline/decode/layers.h"

#include <algorithm>
#include <vector>

#include "pipeline/base/utf8.h"

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

// From `at` to the first character that is no such byte.
VirtualBytes TakeRun(std::string_view text, size_t at) {
  VirtualBytes run;
  while (at < text.size()) {
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

void DecodeRun(std::string_view text, const VirtualBytes& run, const Charset& charset, Layer* layer) {
  for (size_t i = 0; i < run.bytes.size();) {
    Unit unit = charset.decode(run.bytes, i);
    const size_t begin = run.offsets[i];
    if (unit.value == kReplacement) unit = {DecodeAt(text, begin).value, 1};
    Put(unit.value, text.substr(begin, run.offsets[i + unit.length] - begin), begin, layer);
    i += unit.length;
  }
}

// Letters no Vietnamese word has, and signs that stand for letters in a wrong reading: without a good share
// of them the text is what it seems.
struct Suspicion {
  size_t vietnamese = 0;  // letters only Vietnamese has
  size_t latin = 0;       // other characters of windows-1252 beyond ASCII, common punctuation aside
};

Suspicion Suspect(std::string_view text) {
  static constexpr std::u32string_view kPunctuation = U"“”‘’–—…•\u00A0°²½«»®©";
  static constexpr std::u32string_view kOnly = U"ĂăĐđĨĩŨũƠơƯư\u0309\u0323";
  Suspicion suspicion;
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = DecodeAt(text, at);
    at += c.length;
    if ((c.value >= 0x1EA0 && c.value <= 0x1EF9) || kOnly.find(c.value) != std::u32string_view::npos) {
      ++suspicion.vietnamese;
    } else if (Windows1252Byte(c.value) >= 0 && kPunctuation.find(c.value) == std::u32string_view::npos) {
      ++suspicion.latin;
    }
  }
  return suspicion;
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

Layer DecodeCharacters(std::string_view text, const Charset& charset) {
  Layer layer;
  layer.text.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const VirtualBytes run = TakeRun(text, at);
    DecodeRun(text, run, charset, &layer);
    at = run.offsets.back();
    if (at >= text.size()) break;
    const CodePoint c = DecodeAt(text, at);
    layer.text += text.substr(at, c.length);
    at += c.length;
  }
  return layer;
}

std::optional<Detection> DetectInner(std::string_view text) {
  const Suspicion suspicion = Suspect(text);
  if (suspicion.latin < 3 || suspicion.vietnamese * 4 > suspicion.latin) return std::nullopt;
  std::string bytes;
  for (size_t at = 0; at < text.size();) {
    const VirtualBytes run = TakeRun(text, at);
    bytes += run.bytes;
    at = run.offsets.back();
    if (at < text.size()) at += DecodeAt(text, at).length, bytes += '\n';
  }
  const Charset* const candidates[] = {FindCharset("windows-1252"), FindCharset("UTF-8"),
                                       FindCharset("TCVN3"),        FindCharset("VNI"),
                                       FindCharset("windows-1258"), FindCharset("VISCII")};
  const Detection best = Detect(bytes, candidates);
  if (best.charset == candidates[0] || best.score.quality() < 0.5) return std::nullopt;
  return best;
}

std::string CharactersOfBytes(std::string_view bytes) {
  std::string text;
  for (char byte : bytes) AppendUtf8(Windows1252Character(static_cast<unsigned char>(byte)), &text);
  return text;
}

}  // namespace sulieu
