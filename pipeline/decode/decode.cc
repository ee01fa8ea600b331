#include "pipeline/decode/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/charset.h"
#include "pipeline/decode/detect.h"
#include "pipeline/decode/label.h"
#include "pipeline/decode/layers.h"
#include "pipeline/normalize/normalize.h"

namespace sulieu {
namespace {

using Source = EncodingDecision::Source;

const Charset* Get(std::string_view label) {
  const Charset* charset = FindCharset(label);
  SULIEU_CHECK(charset);
  return charset;
}

// A NUL byte, or more than one control character in ten: no text.
bool LooksBinary(std::string_view raw) {
  const std::string_view head = raw.substr(0, 4096);
  if (head.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return static_cast<size_t>(controls) * 10 > head.size();
}

struct Choice {
  const Charset* charset;
  EncodingDecision decision;
};

Choice Make(const Charset* charset, Source source, double confidence) {
  EncodingDecision decision;
  decision.label = charset->label;
  decision.source = source;
  decision.confidence = confidence;
  decision.unsure = confidence < kSure;
  return {charset, std::move(decision)};
}

std::optional<Choice> ChooseByBom(std::string_view raw) {
  if (raw.starts_with("\xEF\xBB\xBF")) return Make(Get("UTF-8"), Source::kBom, 1);
  if (raw.starts_with("\xFF\xFE")) return Make(Get("UTF-16LE"), Source::kBom, 1);
  if (raw.starts_with("\xFE\xFF")) return Make(Get("UTF-16BE"), Source::kBom, 1);
  return std::nullopt;
}

// Bytes that are neither UTF-16 nor valid UTF-8: a legacy encoding, or UTF-8 with damage.
Choice ChooseByScore(std::string_view raw, std::string_view declared) {
  const Charset* const candidates[] = {Get("UTF-8"), Get("TCVN3"), Get("windows-1258"), Get("VNI"),
                                       Get("VISCII")};
  Detection best = Detect(raw, candidates);
  // The full standard differs from TCVN3 in its capitals only: no rival, but the better reading where they
  // occur.
  const Charset* const standard[] = {Get("TCVN-5712")};
  const Detection full = Detect(raw, standard);
  if (Weight(full.score) > Weight(best.score) + 2) best = full;
  if (best.confidence >= kSure) return Make(best.charset, Source::kScore, best.confidence);
  const Charset* stated = FindCharset(declared);
  if (stated && ScoreOf(raw.substr(0, 1 << 15), *stated).odd <= best.score.odd) {
    return Make(stated, Source::kDeclared, 0.5);
  }
  // No Vietnamese to be found: Western text reads right in windows-1252, and nothing is lost in it.
  if (best.score.quality() < 0.5) return Make(Get("windows-1252"), Source::kScore, best.confidence);
  return Make(best.charset, Source::kScore, best.confidence);
}

Result<Choice> Choose(std::string_view raw, const DecodeOptions& options) {
  if (auto by_bom = ChooseByBom(raw)) return *by_bom;
  if (const Charset* utf16 = DetectUtf16(raw)) return Make(utf16, Source::kScore, 0.99);
  if (LooksBinary(raw)) return Fail(ErrorCode::kBinary, "the file is not text");
  if (!FindInvalidUtf8(raw)) return Make(Get("UTF-8"), Source::kValid, 1);
  return ChooseByScore(raw, options.declared);
}

// What cannot be read with most of its bytes is no text in that encoding.
Status CheckReadable(std::string_view raw, const Layer& layer, std::string_view label) {
  if (layer.replaced == 0) return {};
  const auto high =
      std::count_if(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (layer.replaced * int64_t{3} <= high * int64_t{2}) return {};
  return Fail(ErrorCode::kEncoding,
              fmt::format("not {}: byte 0x{:02X} at offset {} and {} more cannot be read", label,
                          static_cast<unsigned char>(raw[layer.first_replaced]), layer.first_replaced,
                          layer.replaced - 1));
}

Result<Decoded> DecodeFirst(std::string_view raw, Choice choice) {
  if (choice.charset->label == "UTF-8" && !FindInvalidUtf8(raw)) {
    return Decoded{std::string(raw), {}, std::move(choice.decision)};
  }
  Layer layer = DecodeBytes(raw, *choice.charset);
  if (layer.text.size() >= kMaxText) return Fail(ErrorCode::kTooLarge, "more than 2 GiB of text");
  if (choice.decision.source != Source::kOverride) {
    SULIEU_RETURN_IF_ERROR(CheckReadable(raw, layer, choice.charset->label));
  }
  choice.decision.replaced = layer.replaced;
  return Decoded{std::move(layer.text), std::move(layer.map), std::move(choice.decision)};
}

Error UnknownLabel(std::string_view label) {
  return {ErrorCode::kUsage, fmt::format("`{}` is no encoding; there are {}", label, EncodingLabels())};
}

}  // namespace

const char* SourceName(Source source) {
  switch (source) {
    case Source::kValid:
      return "valid";
    case Source::kBom:
      return "bom";
    case Source::kScore:
      return "score";
    case Source::kDeclared:
      return "declared";
    case Source::kOverride:
      return "override";
  }
  return "valid";
}

std::string EncodingLabels() {
  std::string labels;
  for (const Charset& charset : Charsets())
    labels += fmt::format("{}{}", labels.empty() ? "" : ", ", charset.label);
  return labels;
}

bool IsEncodingLabel(std::string_view label) { return !ParseLabel(label).layers.empty(); }

Result<Decoded> DecodeOuter(std::string_view raw, const DecodeOptions& options) {
  if (raw.size() >= kMaxText) {
    return Fail(ErrorCode::kTooLarge, fmt::format("{} bytes; a document may have at most 2 GiB", raw.size()));
  }
  if (options.override_label.empty()) {
    auto choice = Choose(raw, options);
    SULIEU_RETURN_IF_ERROR(choice);
    return DecodeFirst(raw, std::move(*choice));
  }
  const Label label = ParseLabel(options.override_label);
  if (label.layers.empty()) return tl::unexpected<Error>(UnknownLabel(options.override_label));
  return DecodeFirst(raw, Make(label.layers[0], Source::kOverride, 1));
}

Result<Decoded> Decode(std::string_view raw, const DecodeOptions& options) {
  auto decoded = DecodeOuter(raw, options);
  SULIEU_RETURN_IF_ERROR(decoded);
  SULIEU_RETURN_IF_ERROR(ReadInner(options, &*decoded));
  return decoded;
}

Result<std::string> EncodeAs(std::string_view text, std::string_view label) {
  const auto [layers, fonts] = ParseLabel(label);
  if (layers.empty()) return tl::unexpected<Error>(UnknownLabel(label));
  if (fonts) return Fail(ErrorCode::kUsage, "what stood in which font is not known");
  std::string bytes(text);
  for (size_t i = layers.size(); i-- > 0;) {
    auto encoded = Encode(bytes, *layers[i]);
    SULIEU_RETURN_IF_ERROR(encoded);
    bytes = std::move(*encoded);
    if (i > 0) bytes = CharactersOfBytes(bytes);
  }
  return bytes;
}

}  // namespace sulieu
