// Any bytes as text: spans, the bytes back, and the same text again under the label that was found.
#include "pipeline/base/result.h"
#include "tests/fuzz/targets.h"

namespace sulieu {

void FuzzDecode(std::string_view bytes) {
  const auto reading = ReadDocument(bytes, "text", {});
  if (!reading) return;
  CheckReading(bytes, *reading);
  const auto again = ReadDocument(bytes, "text", {.override_label = reading->encoding.label});
  SULIEU_CHECK(again && again->normalized.text == reading->normalized.text);
}

}  // namespace sulieu

SULIEU_FUZZ_TARGET(FuzzDecode)
