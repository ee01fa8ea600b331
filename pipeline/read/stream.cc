#include "pipeline/read/stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sulieu {
namespace {

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

class FileStream : public ByteStream {
 public:
  FileStream(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {
    struct stat status;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
      size_ = static_cast<uint64_t>(status.st_size);
  }
  ~FileStream() override {
    if (owned_) close(descriptor_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<size_t> Read(char* buffer, size_t size) override {
    for (;;) {
      const ssize_t got = read(descriptor_, buffer, size);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno != EINTR) return tl::unexpected<Error>(SystemError(errno));
    }
  }
  std::optional<uint64_t> size() const override { return owned_ ? size_ : std::nullopt; }
  Status Seek(uint64_t offset) override {
    if (lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0) return {};
    return tl::unexpected<Error>(SystemError(errno));
  }

 private:
  int descriptor_;
  bool owned_;
  std::optional<uint64_t> size_;
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<size_t> Read(char* buffer, size_t size) override {
    const size_t got = std::min(size, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, got);
    at_ += got;
    return got;
  }
  std::optional<uint64_t> size() const override { return bytes_.size(); }
  Status Seek(uint64_t offset) override {
    at_ = std::min<uint64_t>(offset, bytes_.size());
    return {};
  }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

}  // namespace

Status ByteStream::Seek(uint64_t) { return Fail(ErrorCode::kInternal, "the stream cannot seek"); }

Result<std::unique_ptr<ByteStream>> OpenFileStream(const std::string& path) {
  if (path == "-") return std::make_unique<FileStream>(STDIN_FILENO, false);
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return tl::unexpected<Error>(SystemError(errno));
  return std::make_unique<FileStream>(descriptor, true);
}

std::unique_ptr<ByteStream> MakeMemoryStream(std::string bytes) {
  return std::make_unique<MemoryStream>(std::move(bytes));
}

Result<std::string_view> PeekStream::Peek(size_t size) {
  SULIEU_CHECK(taken_ == 0);
  while (head_.size() < size && !ended_) {
    const size_t had = head_.size();
    head_.resize(size);
    const auto got = stream_->Read(head_.data() + had, size - had);
    head_.resize(had + got.value_or(0));
    SULIEU_RETURN_IF_ERROR(got);
    ended_ = *got == 0;
  }
  return std::string_view(head_).substr(0, size);
}

Result<size_t> PeekStream::Read(char* buffer, size_t size) {
  if (taken_ == head_.size()) return ended_ ? Result<size_t>(0) : stream_->Read(buffer, size);
  const size_t got = std::min(size, head_.size() - taken_);
  std::memcpy(buffer, head_.data() + taken_, got);
  taken_ += got;
  return got;
}

Status PeekStream::Seek(uint64_t offset) {
  taken_ = head_.size();
  ended_ = false;
  return stream_->Seek(offset);
}

Result<std::string> ReadAll(ByteStream* stream, size_t limit) {
  constexpr size_t kChunk = size_t{1} << 16;
  std::string content;
  const auto size = stream->size();
  content.reserve(size && *size <= limit ? *size + 1 : kChunk);  // the byte more meets the end
  for (;;) {
    const size_t had = content.size(), room = content.capacity() - had;
    content.resize(had + (room > 0 ? room : kChunk));
    const auto got = stream->Read(content.data() + had, content.size() - had);
    content.resize(had + got.value_or(0));
    SULIEU_RETURN_IF_ERROR(got);
    if (*got == 0) return content;
    if (content.size() > limit) {
      return Fail(ErrorCode::kTooLarge,
                  fmt::format("more than {} bytes; a document here may have at most that", limit));
    }
  }
}

}  // namespace sulieu
