#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"
#include "pipeline/read/reader.h"
#include "tests/fuzz/targets.h"

namespace sulieu {

void CheckReading(std::string_view raw, const Reading& reading) {
  const std::string& text = reading.normalized.text;
  SULIEU_CHECK(!FindInvalidUtf8(text));
  uint32_t begin = 0, end = 0;
  for (size_t at = 0; at < text.size();) {
    const auto length = DecodeAt(text, at).length;
    const RawSpan span =
        reading.normalized.map.ToRaw({static_cast<uint32_t>(at), static_cast<uint32_t>(at + length)});
    SULIEU_CHECK(span.begin < span.end && span.end <= raw.size());
    SULIEU_CHECK(span.begin >= begin && span.end >= end);
    begin = span.begin;
    end = span.end;
    at += length;
  }
  const auto restored = RestoreRaw(text, EncodeEdits(reading.normalized, raw));
  SULIEU_CHECK(restored && *restored == raw);
  for (const LeftOut& part : reading.left_out)
    SULIEU_CHECK(part.span.begin <= part.span.end && part.span.end <= raw.size());
}

void CheckDocuments(std::string_view bytes) {
  const auto reader = OpenStream("x", MakeMemoryStream(std::string(bytes)), 0);
  size_t inputs = 0;
  while (const auto input = reader->Next()) {
    SULIEU_CHECK(!input->name.empty() && ++inputs <= bytes.size() + 1);
    if (!input->document) continue;
    const Document& document = *input->document;
    SULIEU_CHECK(input->skipped.empty());
    SULIEU_CHECK(document.part.empty() == document.file_sha256.empty());
    const auto reading = ReadDocument(document.raw, document.format, {.declared = document.declared});
    if (reading) CheckReading(document.raw, *reading);
  }
}

}  // namespace sulieu
