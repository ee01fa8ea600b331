// Any bytes as a page: spans, the bytes back, and no visible character neither in the text nor in what was
// left out.
#include <gumbo.h>

#include <string>

#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"
#include "pipeline/formats/html/blocks.h"
#include "pipeline/formats/html/html.h"
#include "tests/fuzz/targets.h"

namespace sulieu {
namespace {

// Characters but white space, the kind that does not break lines included; bars join parts that were left
// out.
size_t Letters(std::string_view text) {
  size_t letters = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    at += c.length;
    letters += c.value > ' ' && c.value != 0xA0 && c.value != '|';
  }
  return letters;
}

void CheckNothingIsLost(std::string_view bytes, const Contents& contents) {
  if (contents.encoding.label.find('/') != std::string::npos) return;  // letters and their marks became one
  const auto decoded = DecodeOuter(bytes, {.override_label = contents.encoding.label});
  SULIEU_CHECK(decoded);
  const std::string html = WithSoundReferences(decoded->text);
  GumboOutput* page = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  size_t all = 0, kept = Letters(contents.text);
  for (const Block& block : FindBlocks(page->document, html)) {
    for (const Piece& piece : block.pieces) all += Letters(piece.text);
  }
  for (const LeftOut& part : contents.left_out) kept += Letters(part.text);
  gumbo_destroy_output(&kGumboDefaultOptions, page);
  SULIEU_CHECK(kept == all);
}

}  // namespace

void FuzzHtml(std::string_view bytes) {
  const auto contents = ReadHtml(bytes, {});
  if (!contents) return;
  CheckNothingIsLost(bytes, *contents);
  const auto reading = ReadDocument(bytes, "html", {});
  SULIEU_CHECK(reading);
  CheckReading(bytes, *reading);
  const auto again = ReadDocument(bytes, "html", {.override_label = reading->encoding.label});
  SULIEU_CHECK(again && again->normalized.text == reading->normalized.text);
}

}  // namespace sulieu

SULIEU_FUZZ_TARGET(FuzzHtml)
