#include "pipeline/read/reader.h"

#include <fmt/format.h>

#include <limits>

#include "pipeline/formats/format.h"

namespace sulieu {
namespace {

constexpr FileFormat kFormats[] = {
    {"web archive", IsWebArchive, OpenWebArchive},
    {"office", IsOffice, OpenOffice},
    {"archive", IsArchive, OpenArchive},
    {"json lines", IsJsonLines, OpenJsonLines, false},
    {"converted", IsConvertible, OpenConvertible},
    {"document", [](std::string_view) { return true; }, OpenDocument, false},
};

FileOpener foreign_opener;
OpenGuard open_guard;

constexpr size_t kMaxFileBytes = std::numeric_limits<int32_t>::max() - 1;

class OneInput : public Reader {
 public:
  explicit OneInput(Input input) : input_(std::move(input)) {}
  std::optional<Input> Next() override { return std::exchange(input_, std::nullopt); }

 private:
  std::optional<Input> input_;
};

class DocumentReader : public Reader {
 public:
  using Read = std::function<Result<Document>(const Source&)>;
  DocumentReader(Source source, Read read) : source_(std::move(source)), read_(std::move(read)) {}

  std::optional<Input> Next() override {
    if (!source_.stream) return std::nullopt;
    auto document = read_(source_);
    source_.stream.reset();
    return Input{source_.name, std::move(document)};
  }

 private:
  Source source_;
  const Read read_;
};

Result<Document> ReadPlain(const Source& source) {
  auto raw = ReadAll(source.stream.get(), kMaxDocumentBytes);
  SULIEU_RETURN_IF_ERROR(raw);
  Document document;
  document.name = source.name;
  document.raw = std::move(*raw);
  document.format = RecogniseFormat(std::string_view(document.raw).substr(0, kHeadBytes));
  return document;
}

}  // namespace

Input FailedInput(std::string name, Error error) {
  return {std::move(name), tl::unexpected<Error>(std::move(error))};
}

std::span<const FileFormat> FileFormats() { return kFormats; }

Result<std::string> ReadWholeFile(const std::string& path) {
  auto stream = OpenFileStream(path);
  SULIEU_RETURN_IF_ERROR(stream);
  return ReadAll(stream->get(), kMaxFileBytes);
}

bool IsForeign(std::string_view head) {
  if (IsArchive(head)) return true;  // what is compressed is not even tried for what it may hold
  for (const FileFormat& format : FileFormats()) {
    if (format.recognises(head)) return format.foreign;
  }
  return false;
}

void SetForeignOpener(FileOpener opener) { foreign_opener = std::move(opener); }

void SetOpenGuard(OpenGuard guard) { open_guard = std::move(guard); }

std::unique_ptr<Reader> OpenFile(const FoundFile& file) {
  auto stream = OpenFileStream(file.path);
  if (!stream) return std::make_unique<OneInput>(FailedInput(file.name, stream.error()));
  auto peek = std::make_unique<PeekStream>(std::move(*stream));
  // Standard input cannot be opened again by another process.
  const auto head = foreign_opener && file.path != "-" ? peek->Peek(kHeadBytes) : std::string_view();
  if (head && IsForeign(*head)) return foreign_opener(file);
  return OpenStream(file.name, std::move(peek), 0);
}

std::unique_ptr<Reader> OpenStream(std::string name, std::unique_ptr<ByteStream> stream, int depth,
                                   std::shared_ptr<Expansion> around) {
  if (depth > kMaxDepth) {
    return std::make_unique<OneInput>(FailedInput(
        std::move(name),
        {ErrorCode::kTooLarge, fmt::format("archives in archives, more than {} deep", kMaxDepth)}));
  }
  if (auto refused = open_guard ? open_guard(name) : std::nullopt)
    return std::make_unique<OneInput>(FailedInput(std::move(name), std::move(*refused)));
  Source source{std::move(name), std::make_unique<PeekStream>(std::move(stream)), depth, std::move(around)};
  const auto head = source.stream->Peek(kHeadBytes);
  if (!head) return std::make_unique<OneInput>(FailedInput(source.name, head.error()));
  for (const FileFormat& format : FileFormats()) {
    if (format.recognises(*head)) return format.open(std::move(source));
  }
  return OpenDocument(std::move(source));
}

std::unique_ptr<Reader> MakeDocumentReader(Source source,
                                           std::function<Result<Document>(const Source&)> read) {
  return std::make_unique<DocumentReader>(std::move(source), std::move(read));
}

std::unique_ptr<Reader> OpenDocument(Source source) {
  return MakeDocumentReader(std::move(source), ReadPlain);
}

}  // namespace sulieu
