// DOCX and ODT: the part of the package that holds the text is the document, so that spans are exact in its
// XML; parts with other words (notes, headers, comments) follow it. The digest of the whole file is kept
// beside it. Recognised before ZIP archives. Tested by
// tests/office_test.cc.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/base/sha256.h"
#include "pipeline/formats/office/office.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

struct Kind {
  std::string_view format, part, properties;
  bool (*may_have_words)(std::string_view part);  // by its name, of the other parts
  bool (*has_words)(std::string_view content);    // of such a part
};

bool MayHaveWordsInDocx(std::string_view part) {
  for (std::string_view beginning :
       {"word/footnotes", "word/endnotes", "word/header", "word/footer", "word/comments.xml"}) {
    if (part.starts_with(beginning) && part.ends_with(".xml")) return true;
  }
  return false;
}

bool Holds(std::string_view content, std::string_view element) {
  for (size_t at = content.find(element); at != std::string_view::npos; at = content.find(element, at + 1)) {
    const char next = at + element.size() < content.size() ? content[at + element.size()] : ' ';
    if (next == '>' || next == ' ') return true;
  }
  return false;
}

constexpr Kind kDocx = {"docx", "word/document.xml", "docProps/core.xml", MayHaveWordsInDocx,
                        [](std::string_view content) { return Holds(content, "<w:t"); }};
constexpr Kind kOdt = {"odt", "content.xml", "meta.xml",
                       [](std::string_view part) { return part == "styles.xml"; },
                       [](std::string_view content) {
                         return Holds(content, "<style:header") || Holds(content, "<style:footer");
                       }};

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

// One member to its end. Fails with kPartial or kTooLarge.
Result<std::string> ReadMember(archive* handle, size_t package_size) {
  Expansion expansion(nullptr);
  expansion.SetIn(package_size);
  std::string content;
  char buffer[1 << 16];
  for (;;) {
    const la_ssize_t got = archive_read_data(handle, buffer, sizeof buffer);
    if (got == 0) return content;
    if (got < 0) {
      const char* message = archive_error_string(handle);
      return Fail(ErrorCode::kPartial,
                  fmt::format("cut or damaged: {}", message ? message : "a part cannot be read"));
    }
    content.append(buffer, static_cast<size_t>(got));
    SULIEU_RETURN_IF_ERROR(expansion.AddOut(static_cast<uint64_t>(got)));
    if (content.size() > kMaxDocumentBytes) {
      return Fail(ErrorCode::kTooLarge,
                  fmt::format("a part expands to more than {} bytes", kMaxDocumentBytes));
    }
  }
}

// The parts called for, by name.
Result<std::map<std::string, std::string>> ReadParts(const std::string& package, const Kind& kind) {
  const std::unique_ptr<archive, ArchiveCloser> handle(archive_read_new());
  archive_read_support_format_zip_seekable(handle.get());
  if (archive_read_open_memory(handle.get(), package.data(), package.size()) != ARCHIVE_OK) {
    return Fail(ErrorCode::kPartial,
                fmt::format("cut or damaged at byte {}: no table of contents at its end", package.size()));
  }
  std::map<std::string, std::string> parts;
  for (archive_entry* entry = nullptr;;) {
    const int status = archive_read_next_header(handle.get(), &entry);
    if (status == ARCHIVE_EOF) return parts;
    if (status < ARCHIVE_WARN) {
      return Fail(ErrorCode::kPartial,
                  fmt::format("cut or damaged at byte {}: no table of contents at its end", package.size()));
    }
    const char* name = archive_entry_pathname(entry);
    if (!name || (name != kind.part && name != kind.properties && !kind.may_have_words(name))) continue;
    auto content = ReadMember(handle.get(), package.size());
    SULIEU_RETURN_IF_ERROR(content);
    parts.emplace(name, std::move(*content));
  }
}

Result<Document> ReadOffice(const Source& source, const Kind& kind) {
  const auto package = ReadAll(source.stream.get(), kMaxMemberBytes);
  SULIEU_RETURN_IF_ERROR(package);
  auto parts = ReadParts(*package, kind);
  SULIEU_RETURN_IF_ERROR(parts);
  const auto text = parts->find(std::string(kind.part));
  if (text == parts->end()) {
    return Fail(ErrorCode::kPartial, fmt::format("the part {} is missing", kind.part));
  }
  Document document;
  document.name = source.name;
  document.format = kind.format;
  document.part = kind.part;
  document.file_sha256 = Sha256Hex(*package);
  document.raw = std::move(text->second);
  for (const auto& [name, content] : *parts) {
    if (!kind.may_have_words(name) || !kind.has_words(content)) continue;
    document.part += " + " + name;
    document.raw += content;
  }
  if (document.raw.size() > kMaxDocumentBytes) {
    return Fail(ErrorCode::kTooLarge, fmt::format("its parts have more than {} bytes", kMaxDocumentBytes));
  }
  if (const auto properties = parts->find(std::string(kind.properties)); properties != parts->end()) {
    document.claims = OfficeProperties(properties->second);
  }
  return document;
}

const Kind* KindOf(std::string_view head) {
  if (!head.starts_with("PK\x03\x04")) return nullptr;
  const std::string_view first = head.substr(std::min<size_t>(30, head.size()), 200);
  if (first.starts_with("mimetype") &&
      first.find("application/vnd.oasis.opendocument.text") != std::string_view::npos) {
    return &kOdt;
  }
  for (std::string_view mark : {"[Content_Types].xml", "word/document.xml", "word/_rels"}) {
    if (head.find(mark) != std::string_view::npos && head.find("xl/") == std::string_view::npos &&
        head.find("ppt/") == std::string_view::npos)
      return &kDocx;
  }
  return nullptr;
}

}  // namespace

bool IsOffice(std::string_view head) { return KindOf(head) != nullptr; }

std::unique_ptr<Reader> OpenOffice(Source source) {
  const auto head = source.stream->Peek(kHeadBytes);
  const Kind* const found = head ? KindOf(*head) : nullptr;
  return MakeDocumentReader(std::move(source), [kind = found ? found : &kDocx](const Source& from) {
    return ReadOffice(from, *kind);
  });
}

}  // namespace sulieu
