#include "pipeline/read/archive_feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>

#include "pipeline/base/fault.h"

namespace sulieu {

locale_t Utf8Locale::Get() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

la_ssize_t ReadFeed(archive* handle, void* data, const void** buffer) {
  auto* feed = static_cast<ArchiveFeed*>(data);
  const auto got = feed->stream->Read(feed->buffer.data(), feed->buffer.size());
  if (!got) {
    feed->error = got.error();
    archive_set_error(handle, EIO, "%s", got.error().message.c_str());
    return ARCHIVE_FATAL;
  }
  feed->position += *got;
  feed->in = std::max(feed->in, feed->position);
  feed->expansion->SetIn(feed->in);
  *buffer = feed->buffer.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t SeekFeed(archive*, void* data, la_int64_t offset, int whence) {
  auto* feed = static_cast<ArchiveFeed*>(data);
  const auto size = feed->stream->size();
  if (!size) return ARCHIVE_FATAL;
  const la_int64_t base = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(feed->position)
                                               : static_cast<la_int64_t>(*size);
  if (base + offset < 0 || !feed->stream->Seek(static_cast<uint64_t>(base + offset))) return ARCHIVE_FATAL;
  feed->position = static_cast<uint64_t>(base + offset);
  return base + offset;
}

bool IsOutOfMemory(archive* handle) { return archive_errno(handle) == ENOMEM; }

Result<size_t> MemberStream::Read(char* buffer, size_t size) {
  const Utf8Locale locale;
  const la_ssize_t got = archive_read_data(handle_, buffer, size);
  if (got < 0) {
    const char* message = archive_error_string(handle_);
    if (IsOutOfMemory(handle_)) return Fail(kFaultMemory, "libarchive wants too much memory");
    return Fail(ErrorCode::kPartial, fmt::format("cut or damaged near byte {} of its archive: {}",
                                                 feed_.position, message ? message : "it cannot be read"));
  }
  SULIEU_RETURN_IF_ERROR(feed_.expansion->AddOut(static_cast<uint64_t>(got)));
  return static_cast<size_t>(got);
}

}  // namespace sulieu
