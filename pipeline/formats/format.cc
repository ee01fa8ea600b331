#include "pipeline/formats/format.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/formats/foreign.h"
#include "pipeline/formats/html/html.h"
#include "pipeline/formats/json_line.h"
#include "pipeline/formats/office/office.h"
#include "pipeline/formats/pages/pages.h"
#include "pipeline/formats/rtf/rtf.h"

namespace sulieu {
namespace {

Result<Contents> ReadText(std::string_view raw, const DecodeOptions& options) {
  auto decoded = Decode(raw, options);
  SULIEU_RETURN_IF_ERROR(decoded);
  return Contents{std::move(decoded->text), std::move(decoded->map), std::move(decoded->decision), {}, {}};
}

// Until RTF was read here, a converter did it, and its text is what databases of that time hold.
Result<Contents> ReadRtfOrItsText(std::string_view raw, const DecodeOptions& options) {
  return IsRtf(raw) ? ReadRtf(raw, options) : ReadText(raw, options);
}

constexpr DocumentFormat kFormats[] = {
    // Never recognised in a file of its own: a line of a JSON Lines file.
    {"json", [](std::string_view) { return false; }, ReadJsonLine},
    // Of these the readers know which part holds the text, or had it made by a converter.
    {"docx", [](std::string_view) { return false; }, ReadDocx},
    {"odt", [](std::string_view) { return false; }, ReadOdt},
    {"pdf", [](std::string_view) { return false; }, ReadPages},
    {"doc", [](std::string_view) { return false; }, ReadText},
    {"rtf", IsRtf, ReadRtfOrItsText},
    {"html", IsHtml, ReadHtml},
    {"text", [](std::string_view) { return true; }, ReadText},
};

// Their syntax is large, and most of it is read by libraries of others.
bool IsForeign(std::string_view format) {
  return format == "html" || format == "docx" || format == "odt" || format == "rtf";
}

ForeignReader foreign_reader;

}  // namespace

void SetForeignReader(ForeignReader reader) { foreign_reader = std::move(reader); }

std::span<const DocumentFormat> DocumentFormats() { return kFormats; }

std::string_view RecogniseFormat(std::string_view head) {
  return std::find_if(std::begin(kFormats), std::end(kFormats),
                      [&](const auto& f) { return f.recognises(head); })
      ->name;
}

Result<Reading> ReadDocument(std::string_view raw, std::string_view format, const DecodeOptions& options) {
  const auto* const found =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const auto& f) { return f.name == format; });
  if (found == std::end(kFormats)) return Fail(ErrorCode::kUsage, fmt::format("`{}` is no format", format));
  if (foreign_reader && IsForeign(format)) return foreign_reader(raw, format, options);
  auto contents = found->read(raw, options);
  SULIEU_RETURN_IF_ERROR(contents);
  auto normalized = Normalize(contents->text);
  SULIEU_RETURN_IF_ERROR(normalized);
  normalized->map = Compose(contents->map, normalized->map);
  return Reading{std::move(*normalized), std::move(contents->encoding), std::move(contents->left_out),
                 std::move(contents->claims)};
}

}  // namespace sulieu
