// Bytes from wherever they come: a file, standard input, a member of an archive, memory. Read in order; a
// stream that can go back says so. Nothing is ever written to a named file.
#ifndef SULIEU_PIPELINE_READ_STREAM_H_
#define SULIEU_PIPELINE_READ_STREAM_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace sulieu {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Up to `size` bytes; 0 at the end.
  virtual Result<size_t> Read(char* buffer, size_t size) = 0;
  // The number of bytes when it can seek; nothing when it can only be read on.
  virtual std::optional<uint64_t> size() const { return std::nullopt; }
  // Requires: size() has a value.
  virtual Status Seek(uint64_t offset);
};

// The file, or standard input for `-`. Fails with kNotFound or kUnreadable (what the system said, with a
// remedy).
Result<std::unique_ptr<ByteStream>> OpenFileStream(const std::string& path);
std::unique_ptr<ByteStream> MakeMemoryStream(std::string bytes);

// Looks at the first bytes without taking them.
class PeekStream : public ByteStream {
 public:
  explicit PeekStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}
  // The first `size` bytes, fewer when the stream ends before. Requires: nothing was read yet.
  Result<std::string_view> Peek(size_t size);
  Result<size_t> Read(char* buffer, size_t size) override;
  std::optional<uint64_t> size() const override { return stream_->size(); }
  Status Seek(uint64_t offset) override;

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string head_;
  size_t taken_ = 0;
  bool ended_ = false;  // the stream said so; it is not asked again
};

// All bytes to the end. Fails with kTooLarge when there are more than `limit`.
Result<std::string> ReadAll(ByteStream* stream, size_t limit);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_STREAM_H_
