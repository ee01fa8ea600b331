// Any bytes as the text of a DOCX (first byte `D`) or ODT (`O`), as the package (`P`), or as an RTF (`{`).
#include "pipeline/base/result.h"
#include "tests/fuzz/targets.h"

namespace sulieu {

void FuzzDocx(std::string_view bytes) {
  if (bytes.empty()) return;
  if (bytes[0] == 'P') return CheckDocuments(bytes);
  const bool rtf = bytes[0] == '{';
  const std::string_view document = bytes.substr(rtf ? 0 : 1);
  const auto reading = ReadDocument(document, rtf ? "rtf" : bytes[0] == 'O' ? "odt" : "docx", {});
  if (!reading) return;
  CheckReading(document, *reading);
  const auto again = ReadDocument(document,
                                  rtf               ? "rtf"
                                  : bytes[0] == 'O' ? "odt"
                                                    : "docx",
                                  {.override_label = reading->encoding.label});
  SULIEU_CHECK(again && again->normalized.text == reading->normalized.text);
}

}  // namespace sulieu

SULIEU_FUZZ_TARGET(FuzzDocx)
