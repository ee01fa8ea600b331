#include "pipeline/read/reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>

namespace sulieu {
namespace {

constexpr FileFormat kFormats[] = {
    {"text", [](std::string_view, std::string_view) { return true; }, OpenTextFile},
};

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : owned_(path != "-"),
        value_(owned_ ? open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO) {}
  ~Descriptor() {
    if (owned_ && value_ >= 0) close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int value() const { return value_; }

 private:
  bool owned_;
  int value_;
};

Error SystemError(int code) {
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, "there is no such file (any more)"};
    case EACCES:
    case EPERM:
      return {ErrorCode::kUnreadable, "permission denied; make it readable (chmod u+r) and import it again"};
    case EISDIR:
      return {ErrorCode::kUnreadable, "it is a folder, not a file"};
    default:
      return {ErrorCode::kUnreadable, fmt::format("it cannot be read: {}", std::strerror(code))};
  }
}

constexpr size_t kMaxBytes = std::numeric_limits<int32_t>::max();

}  // namespace

std::span<const FileFormat> FileFormats() { return kFormats; }

Result<std::string> ReadWholeFile(const std::string& path) {
  const Descriptor file(path);
  if (file.value() < 0) return tl::unexpected<Error>(SystemError(errno));
  struct stat status;
  std::string content;
  if (fstat(file.value(), &status) == 0 && S_ISREG(status.st_mode)) {
    if (static_cast<uint64_t>(status.st_size) >= kMaxBytes) {
      return Fail(ErrorCode::kTooLarge,
                  fmt::format("{} bytes; a document may have at most 2 GiB", status.st_size));
    }
    content.reserve(static_cast<size_t>(status.st_size) + 1);
  }
  // Read until the end, whatever the size was said to be.
  for (;;) {
    const size_t had = content.size();
    const size_t want = content.capacity() > had ? content.capacity() - had : size_t{1} << 16;
    content.resize(had + want);
    const ssize_t got = read(file.value(), content.data() + had, want);
    content.resize(had + (got > 0 ? static_cast<size_t>(got) : 0));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected<Error>(SystemError(errno));
    if (got == 0) return content;
    if (content.size() >= kMaxBytes) {
      return Fail(ErrorCode::kTooLarge, "more than 2 GiB; a document may have at most 2 GiB");
    }
  }
}

std::unique_ptr<Reader> OpenFile(const FoundFile& file) {
  std::string head(kHeadBytes, '\0');
  const Descriptor descriptor(file.path);
  const ssize_t got = descriptor.value() < 0 ? 0 : read(descriptor.value(), head.data(), head.size());
  head.resize(got > 0 ? static_cast<size_t>(got) : 0);
  for (const FileFormat& format : FileFormats()) {
    if (format.recognises(file.name, head)) return format.open(file);
  }
  return OpenTextFile(file);
}

}  // namespace sulieu
