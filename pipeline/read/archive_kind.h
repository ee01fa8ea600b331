// What the first and the last bytes of a file say of the archive it is. Tested by tests/container_test.cc.
#ifndef SULIEU_PIPELINE_READ_ARCHIVE_KIND_H_
#define SULIEU_PIPELINE_READ_ARCHIVE_KIND_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sulieu {

enum class ArchiveKind { kNone, kZip, kSevenZip, kTar, kCompressed };

ArchiveKind ArchiveKindOf(std::string_view head);

// The record at the end of a ZIP: 22 bytes and a comment whose length they give. How many members it counts,
// 0 when that is not known; nothing when there is no such record.
std::optional<uint64_t> ReadEndRecord(std::string_view tail);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_ARCHIVE_KIND_H_
