// zlib as the web archive reader needs it: a stream that may be plain or a row of gzip members, with the
// offsets of the members; and bodies inflated whole, within limits. Tested by tests/web_archive_test.cc.
#ifndef SULIEU_PIPELINE_READ_INFLATE_H_
#define SULIEU_PIPELINE_READ_INFLATE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/read/stream.h"

namespace sulieu {

// The first `size` bytes that compressed bytes give; fewer when they do not.
std::string InflateHead(std::string_view compressed, size_t size);

// A whole body compressed by gzip or zlib (or raw deflate, as some servers send it). Fails with kPartial,
// kTooLarge or kFaultBomb.
Result<std::string> InflateBody(std::string_view compressed, size_t limit);

// Lines and blocks of a file that is plain or gzip, in members or not.
class RecordBytes {
 public:
  explicit RecordBytes(std::unique_ptr<PeekStream> stream);
  ~RecordBytes();

  // Where the next byte stands: its offset in a plain file, the offset of its gzip member in a compressed
  // one.
  uint64_t record_offset();
  // A line without its end; false at the end of the file (`line` then holds what stood there). Fails with
  // kPartial.
  Result<bool> ReadLine(size_t limit, std::string* line);
  // Up to `size` bytes, thrown away when `out` is nullptr; fewer at the end of the file.
  Result<uint64_t> ReadBytes(uint64_t size, std::string* out);

 private:
  struct Zlib;
  // Makes more bytes available; false at the end of the file.
  Result<bool> Fill();
  Result<bool> FillCompressed();

  std::unique_ptr<PeekStream> stream_;
  std::unique_ptr<Zlib> zlib_;  // nullptr for a plain file
  std::string buffer_;          // bytes not yet taken, from at_ on
  size_t at_ = 0;
  uint64_t buffer_offset_ = 0;  // of buffer_[0] in a plain file
  uint64_t in_ = 0, out_ = 0;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_INFLATE_H_
