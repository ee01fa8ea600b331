#include "pipeline/decode/inner.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "pipeline/decode/detect.h"
#include "pipeline/decode/label.h"
#include "pipeline/decode/layers.h"

namespace sulieu {
namespace {

using Source = EncodingDecision::Source;

Status AddLayer(Layer layer, std::string_view label, Decoded* decoded) {
  if (layer.text.size() >= kMaxText) return Fail(ErrorCode::kTooLarge, "more than 2 GiB of text");
  decoded->map = Compose(decoded->map, layer.map);
  decoded->text = std::move(layer.text);
  decoded->decision.label += "/";
  decoded->decision.label += label;
  return {};
}

// Adds the reading of the text in legacy fonts, unless it changes nothing. `fonts` then are the same pieces
// of the new text.
Result<bool> AddFontLayer(std::vector<FontStretch>* fonts, Decoded* decoded) {
  CharacterReader reader(decoded->text);
  for (FontStretch& stretch : *fonts) {
    reader.Keep(stretch.begin);
    const auto begin = static_cast<uint32_t>(reader.text().size());
    reader.Read(stretch.end, stretch.font);
    stretch.begin = begin;
    stretch.end = static_cast<uint32_t>(reader.text().size());
  }
  Layer layer = std::move(reader).Finish();
  if (layer.map.edits().empty()) return false;
  SULIEU_RETURN_IF_ERROR(AddLayer(std::move(layer), kFontLayer, decoded));
  return true;
}

// Adds the reading of all but `known` through one more charset.
Status AddInnerLayer(const Charset& inner, std::vector<FontStretch>* known, Decoded* decoded) {
  CharacterReader reader(decoded->text);
  for (FontStretch& stretch : *known) {
    reader.ReadLines(stretch.begin, inner);
    const auto begin = static_cast<uint32_t>(reader.text().size());
    reader.Keep(stretch.end);
    stretch.begin = begin;
    stretch.end = static_cast<uint32_t>(reader.text().size());
  }
  reader.ReadLines(decoded->text.size(), inner);
  return AddLayer(std::move(reader).Finish(), inner.label, decoded);
}

// The stretches whose font is to be believed, with how sure that is. A font may be left over from before a
// text was converted: then its letters make better Vietnamese as they stand. Where the bytes of the document
// were read in the charset of the font already, what it still says is which letters are capitals.
std::vector<FontStretch> BelievedFonts(std::string_view text, std::string_view outer,
                                       std::vector<FontStretch> fonts, double* confidence) {
  for (FontStretch& stretch : fonts) {
    if (stretch.font.charset->label == outer) stretch.font.charset = nullptr;
  }
  std::erase_if(fonts, [&](const FontStretch& stretch) {
    if (!stretch.font.charset) return !stretch.font.capitals;
    return HasVietnameseLetters(text.substr(stretch.begin, stretch.end - stretch.begin));
  });
  *confidence = 1;
  for (const char* label : {"TCVN3", "VNI"}) {
    const Charset* const charset = FindCharset(label);
    std::string words;
    for (const FontStretch& stretch : fonts) {
      if (stretch.font.charset != charset) continue;
      words += text.substr(stretch.begin, stretch.end - stretch.begin);
      words += '\n';
    }
    const std::string bytes = BytesOfCharacters(words);
    const SyllableScore as_font = ScoreOf(bytes, *charset);
    if (Weight(as_font) < Weight(ScoreOf(bytes, *FindCharset("windows-1252")))) {
      std::erase_if(fonts, [&](const FontStretch& stretch) { return stretch.font.charset == charset; });
    } else if (as_font.judged() > 0) {
      *confidence = std::min(*confidence, as_font.quality());
    }
  }
  return fonts;
}

}  // namespace

Status ReadInner(const DecodeOptions& options, std::vector<FontStretch> fonts, Decoded* decoded) {
  const bool decided = !options.override_label.empty();
  const Label label = decided ? ParseLabel(options.override_label) : Label();
  double font_confidence = 1;
  fonts = decided && !label.fonts
              ? std::vector<FontStretch>()
              : BelievedFonts(decoded->text, decoded->decision.label, std::move(fonts), &font_confidence);
  const auto changed = AddFontLayer(&fonts, decoded);
  SULIEU_RETURN_IF_ERROR(changed);
  if (!*changed) fonts.clear();  // the label does not tell of them either
  if (decided) {
    for (size_t i = 1; i < label.layers.size(); ++i)
      SULIEU_RETURN_IF_ERROR(AddInnerLayer(*label.layers[i], &fonts, decoded));
    return {};
  }
  EncodingDecision& decision = decoded->decision;
  const auto decide = [&](Source source, double confidence) {
    decision.source = source;
    decision.confidence = std::min(decision.confidence, confidence);
    decision.unsure = decision.confidence < kSure;
  };
  if (*changed) decide(Source::kDeclared, font_confidence);
  for (size_t layer = 1; layer < kMaxLayers; ++layer) {
    const auto inner = DetectInner(decoded->text, fonts);
    if (!inner) break;
    if (inner->confidence < kSure) {  // may be, may not be: left as it stands, and said so
      decision.confidence = std::min(decision.confidence, 1 - inner->confidence);
      decision.unsure = true;
      break;
    }
    SULIEU_RETURN_IF_ERROR(AddInnerLayer(*inner->charset, &fonts, decoded));
    decide(Source::kScore, inner->confidence);
  }
  return {};
}

Status ReadInner(const DecodeOptions& options, Decoded* decoded) { return ReadInner(options, {}, decoded); }

std::string ReadAside(const std::string& words, std::string_view label) {
  const Label parsed = ParseLabel(label);
  std::vector<const Charset*> charsets(parsed.layers.begin() + (parsed.layers.empty() ? 0 : 1),
                                       parsed.layers.end());
  if (parsed.fonts) charsets.insert(charsets.end(), {FindCharset("TCVN3"), FindCharset("VNI")});
  double best = Weight(ScoreOf(words, *FindCharset("UTF-8")));
  std::string read = words;
  for (const Charset* charset : charsets) {
    CharacterReader reader(words);
    reader.ReadLines(words.size(), *charset);
    Layer layer = std::move(reader).Finish();
    const double weight = Weight(ScoreOf(layer.text, *FindCharset("UTF-8")));
    if (weight <= best) continue;
    best = weight;
    read = std::move(layer.text);
  }
  return read;
}

}  // namespace sulieu
