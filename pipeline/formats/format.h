// The seam between the bytes of one document and its text. A format turns bytes into UTF-8 text with the map
// that leads back, and says what it left out; normalisation follows for all formats alike. A new one is a
// file or folder here and a line in the list in format.cc; README.md says how. Tested by
// tests/format_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_FORMAT_H_
#define SULIEU_PIPELINE_FORMATS_FORMAT_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/decode/decode.h"
#include "pipeline/document.h"
#include "pipeline/normalize/normalize.h"

namespace sulieu {

// A part of the document that is not in its text: a menu of a page, a header of a document.
struct LeftOut {
  RawSpan span;
  std::string reason;  // `menu`, `script`, ...
  std::string text;    // its words; empty where it has none
};

struct Contents {
  std::string text;  // valid UTF-8, not yet normalised
  OffsetMap map;     // raw bytes <-> text
  EncodingDecision encoding;
  std::vector<LeftOut> left_out;
  std::vector<MetadataClaim> claims;  // what the document says of itself
};

struct DocumentFormat {
  std::string_view name;  // as stored in documents.format
  // True for a document of this format, by its first bytes. Requires: at most kHeadBytes of it.
  bool (*recognises)(std::string_view head);
  // Fails as Decode does, with kEmpty where a document has no text, with kPartial where it breaks off.
  Result<Contents> (*read)(std::string_view raw, const DecodeOptions& options);
};

// The formats in the order they are asked; the last one, plain text, takes everything.
std::span<const DocumentFormat> DocumentFormats();

// The name of the format that recognises the document.
std::string_view RecogniseFormat(std::string_view head);

// Everything between the bytes of a document and its article.
struct Reading {
  NormalizedText normalized;  // its map leads back to the bytes of the document
  EncodingDecision encoding;
  std::vector<LeftOut> left_out;
  std::vector<MetadataClaim> claims;
};

// `format` as stored; with the stored label of its encoding in `options`, the reading is the one of the
// import.
Result<Reading> ReadDocument(std::string_view raw, std::string_view format, const DecodeOptions& options);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_FORMAT_H_
