// How a full disk is recognised and told, wherever a file is written that is not the user's own.
#ifndef SULIEU_PIPELINE_BASE_DISK_FULL_H_
#define SULIEU_PIPELINE_BASE_DISK_FULL_H_

#include <fmt/format.h>

#include <cerrno>
#include <string>

#include "pipeline/base/result.h"

namespace sulieu {

// Of an errno. A quota or a limit on the size of files ends like a full disk.
inline bool IsDiskFull(int code) { return code == ENOSPC || code == EDQUOT || code == EFBIG; }

inline Error DiskFull(const std::string& path) {
  return {ErrorCode::kDiskFull,
          fmt::format("{}: the disk is full; free some space and run the command again", path)};
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_DISK_FULL_H_
