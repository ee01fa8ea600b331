// Any bytes as the text of a DOCX (first byte `D`) or ODT (`O`), or as the package (`P`).
#include "tests/fuzz/targets.h"

namespace sulieu {

void FuzzDocx(std::string_view bytes) {
  if (bytes.empty()) return;
  if (bytes[0] == 'P') return CheckDocuments(bytes);
  const std::string_view xml = bytes.substr(1);
  const auto reading = ReadDocument(xml, bytes[0] == 'O' ? "odt" : "docx", {});
  if (reading) CheckReading(xml, *reading);
}

}  // namespace sulieu

SULIEU_FUZZ_TARGET(FuzzDocx)
