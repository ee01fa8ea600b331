// JSON Lines: one article a line, as an object with `text` and any of the keys of the metadata file. The line
// is the document, so that its spans lead into it; formats/json_line.cc takes the text out. Tested by
// tests/container_test.cc.
#include <fmt/format.h>

#include <unordered_set>

#include "pipeline/formats/json_line.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

class JsonLinesReader : public Reader {
 public:
  explicit JsonLinesReader(Source source) : source_(std::move(source)) {}

  std::optional<Input> Next() override {
    for (;;) {
      const uint64_t offset = offset_;
      auto line = NextLine();
      if (!line) {
        failed_ = true;
        return FailedInput(source_.name, line.error());
      }
      if (!*line) return std::nullopt;
      ++number_;
      if ((*line)->find_first_not_of(" \t\r") != std::string::npos)
        return MakeInput(std::move(**line), offset);
    }
  }

 private:
  // Without its line feed; nothing at the end.
  Result<std::optional<std::string>> NextLine() {
    if (failed_) return std::nullopt;
    std::string line;
    for (;;) {
      const size_t end = buffer_.find('\n', at_);
      line.append(buffer_, at_, end == std::string::npos ? std::string::npos : end - at_);
      if (line.size() > kMaxDocumentBytes) {
        return Fail(ErrorCode::kTooLarge,
                    fmt::format("line {} has more than {} bytes", number_ + 1, kMaxDocumentBytes));
      }
      if (end != std::string::npos) {
        at_ = end + 1;
        offset_ += line.size() + 1;
        return line;
      }
      at_ = 0;
      buffer_.resize(size_t{1} << 16);
      const auto got = source_.stream->Read(buffer_.data(), buffer_.size());
      buffer_.resize(got.value_or(0));
      SULIEU_RETURN_IF_ERROR(got);
      if (*got > 0) continue;
      offset_ += line.size();
      if (line.empty()) return std::nullopt;
      return line;
    }
  }

  Input MakeInput(std::string line, uint64_t offset) {
    while (line.ends_with('\r')) line.pop_back();
    std::string own = JsonLineName(line);
    if (own.empty()) own = std::to_string(number_);
    std::string name = fmt::format("{}!{}", source_.name, own);
    if (!names_.insert(std::hash<std::string>()(name)).second) name += fmt::format("#{}", number_);
    Document document;
    document.name = name;
    document.raw = std::move(line);
    document.format = "json";
    document.offset = static_cast<int64_t>(offset);
    return {std::move(name), std::move(document)};
  }

  Source source_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t offset_ = 0, number_ = 0;
  bool failed_ = false;
  std::unordered_set<size_t> names_;
};

}  // namespace

bool IsJsonLines(std::string_view head) {
  const size_t begin = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (head.substr(begin, 1) != "{") return false;
  const std::string_view line = head.substr(begin, head.find('\n', begin) - begin);
  return BeginsJsonLine(line);
}

std::unique_ptr<Reader> OpenJsonLines(Source source) {
  return std::make_unique<JsonLinesReader>(std::move(source));
}

}  // namespace sulieu
