// One article as a JSON object: `{"text": "...", "title": "...", "published": "2020-01-06", ...}`. A scanner
// of our own, because every character of the text must lead back to its bytes, escapes included. Tested by
// tests/format_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_JSON_LINE_H_
#define SULIEU_PIPELINE_FORMATS_JSON_LINE_H_

#include <string>
#include <string_view>

#include "pipeline/formats/format.h"

namespace sulieu {

Result<Contents> ReadJsonLine(std::string_view raw, const DecodeOptions& options);

// What the object calls itself: its `document`, `path` or `id`; empty when it has none or is no object.
std::string JsonLineName(std::string_view line);

// True when a line begins like an object with a text; the line may be cut.
bool BeginsJsonLine(std::string_view line);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_JSON_LINE_H_
