// The bytes that go into libarchive and come out of it, counted on both sides.
#ifndef SULIEU_PIPELINE_READ_ARCHIVE_FEED_H_
#define SULIEU_PIPELINE_READ_ARCHIVE_FEED_H_

#include <archive.h>
#include <locale.h>

#include "pipeline/read/expansion.h"
#include "pipeline/read/stream.h"

namespace sulieu {

// libarchive converts names by the locale of the thread; ours are UTF-8 wherever the program runs.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(Get())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t Get();
  locale_t before_;
};

// What libarchive reads from, how many bytes went in, and what they expand to.
struct ArchiveFeed {
  std::unique_ptr<PeekStream> stream;
  std::string buffer = std::string(size_t{1} << 16, '\0');
  uint64_t position = 0;
  uint64_t in = 0;
  std::shared_ptr<Expansion> expansion;
  std::optional<Error> error;
};

// The callbacks of libarchive; `data` is an ArchiveFeed.
la_ssize_t ReadFeed(archive* handle, void* data, const void** buffer);
la_int64_t SeekFeed(archive* handle, void* data, la_int64_t offset, int whence);

// True when libarchive stopped because it was refused memory.
bool IsOutOfMemory(archive* handle);

// The bytes of the current member. Fails with kPartial, kFaultMemory or kFaultBomb.
class MemberStream : public ByteStream {
 public:
  MemberStream(archive* handle, ArchiveFeed* feed) : handle_(handle), feed_(*feed) {}
  Result<size_t> Read(char* buffer, size_t size) override;

 private:
  archive* handle_;
  ArchiveFeed& feed_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_ARCHIVE_FEED_H_
