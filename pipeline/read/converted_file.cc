// PDF and DOC through the converters of the system. The document is what the converter gave: spans count
// in that text, which `part` says, and form feeds in it are the ends of pages. A PDF without text needs
// recognition and says so. Tested by tests/converter_test.cc.
#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/sha256.h"
#include "pipeline/read/converter.h"
#include "pipeline/read/page_layout.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

struct Kind {
  std::string_view format;
  std::vector<std::string> command;
  std::string_view package;
  ConverterLimits limits = {};
};

const Kind* KindOf(std::string_view head) {
  static const Kind kPdf = {// The boxes of the words take ten times the room of the text.
                            "pdf",
                            {"pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"},
                            "poppler-utils",
                            {.output = size_t{192} << 20}};
  static const Kind kDoc = {"doc", {"catdoc", "-w", "-d", "utf-8", "-"}, "catdoc"};
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos &&
      head.substr(0, 1024).find("%PDF-") < 1024 && !head.starts_with("<"))
    return &kPdf;
  return head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") ? &kDoc : nullptr;
}

Result<Document> Convert(const Source& source, const Kind& kind) {
  const auto file = ReadAll(source.stream.get(), kMaxMemberBytes);
  SULIEU_RETURN_IF_ERROR(file);
  auto text = RunConverter(kind.command, kind.package, *file, kind.limits);
  SULIEU_RETURN_IF_ERROR(text);
  const bool pdf = kind.format == "pdf";
  if (pdf) *text = TextOfPages(*text);
  if (text->find_first_not_of(" \t\r\n\f") == std::string::npos) {
    return Fail(pdf ? ErrorCode::kNeedsOcr : ErrorCode::kEmpty,
                pdf ? fmt::format("{} pages without text", std::count(text->begin(), text->end(), '\f'))
                    : "the document has no text");
  }
  Document document;
  document.name = source.name;
  document.format = kind.format;
  document.part = fmt::format("text by {}", kind.command.front());
  document.file_sha256 = Sha256Hex(*file);
  document.raw = std::move(*text);
  return document;
}

}  // namespace

bool IsConvertible(std::string_view head) { return KindOf(head) != nullptr; }

std::unique_ptr<Reader> OpenConvertible(Source source) {
  const auto head = source.stream->Peek(kHeadBytes);
  const Kind* kind = head ? KindOf(*head) : nullptr;
  SULIEU_CHECK(kind);
  return MakeDocumentReader(std::move(source), [kind](const Source& from) { return Convert(from, *kind); });
}

}  // namespace sulieu
