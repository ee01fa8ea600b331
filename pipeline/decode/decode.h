// Bytes -> UTF-8 text, whatever Vietnamese encoding they are in, with the map that leads every character back
// to its bytes. The decision is explained: how it was made, how sure it is; a tie is reported as `unsure`,
// not guessed away.
//
// A label `A/B` means: the bytes are A, and its characters, taken as the bytes of windows-1252, are B.
// `UTF-8/UTF-8` is text encoded twice (`Há»™i`), `UTF-8/TCVN3` is `ViÖt Nam` kept as Unicode, as it comes out
// of old pages and documents once their font is gone.
//
// The order of decision: the caller's label; a byte order mark; UTF-16 by its zero bytes; valid UTF-8, unless
// its characters make Vietnamese only when read as a legacy encoding; else the reading with most valid
// syllables. Tested by tests/decode_test.cc and tests/decode_corpus_test.cc.
#ifndef SULIEU_PIPELINE_DECODE_DECODE_H_
#define SULIEU_PIPELINE_DECODE_DECODE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/normalize/offset_map.h"

namespace sulieu {

struct EncodingDecision {
  enum class Source { kValid, kBom, kScore, kDeclared, kOverride };

  std::string label = "UTF-8";
  Source source = Source::kValid;
  double confidence = 1;  // 0..1
  bool unsure = false;
  uint32_t replaced = 0;  // places whose bytes mean nothing in this encoding, read as U+FFFD
};

// `valid`, `bom`, `score`, `declared`, `override`: as stored.
const char* SourceName(EncodingDecision::Source source);

struct Decoded {
  std::string text;  // valid UTF-8; a byte order mark stays, as U+FEFF
  OffsetMap map;     // raw bytes <-> text
  EncodingDecision decision;
};

struct DecodeOptions {
  std::string_view override_label = {};  // decides alone
  std::string_view declared = {};        // by the page or the server: decides where the text does not
};

// Fails with kUsage for an unknown label, kBinary when the bytes are no text, kTooLarge when the text would
// have 2 GiB or more, kEncoding when not even a third of the bytes beyond ASCII can be read.
Result<Decoded> Decode(std::string_view raw, const DecodeOptions& options = {});

// The two halves of Decode, for documents whose text is among markup: the first layer of the label is for the
// bytes of the document, the others are for the text taken out of it.
Result<Decoded> DecodeOuter(std::string_view raw, const DecodeOptions& options);
Status ReadInner(const DecodeOptions& options, Decoded* decoded);

// The labels of all encodings, for messages.
std::string EncodingLabels();

// True for every label `Decode` takes.
bool IsEncodingLabel(std::string_view label);

// The way back: bytes that decode to `text` under `label`; the original ones when `text` came of valid input.
// Fails with kUsage or kEncoding.
Result<std::string> EncodeAs(std::string_view text, std::string_view label);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_DECODE_H_
