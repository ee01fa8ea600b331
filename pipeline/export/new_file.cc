#include "pipeline/export/new_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace sulieu {
namespace {

namespace fs = std::filesystem;

constexpr size_t kBuffer = 1 << 16;

tl::unexpected<Error> CannotWrite(const std::string& name, int code) {
  // A quota or a limit on the size of files ends like a full disk.
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    return Fail(ErrorCode::kDiskFull, fmt::format("{}: the disk is full; nothing was written", name));
  return Fail(ErrorCode::kReadOnly, fmt::format("{}: cannot be written: {}", name, std::strerror(code)));
}

tl::unexpected<Error> IsThere(const std::string& path) {
  return Fail(ErrorCode::kUsage, fmt::format("{}: is there already; name a new one", path));
}

std::string Parent(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

void SyncFolder(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  (void)fsync(descriptor);
  close(descriptor);
}

// rename() that fails with EEXIST rather than overwrite; where the file system cannot promise that, after a
// look.
int RenameNew(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  struct stat there = {};
  if (lstat(to.c_str(), &there) == 0) return EEXIST;
  return rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Result<std::unique_ptr<Staging>> Staging::Begin(const std::string& path) {
  std::string target = path;
  while (target.size() > 1 && target.ends_with('/')) target.pop_back();
  struct stat there = {};
  if (lstat(target.c_str(), &there) == 0) return IsThere(target);
  std::string folder = Parent(target) + "/.sulieu-export-XXXXXX";
  if (!mkdtemp(folder.data())) return CannotWrite(target, errno);
  return std::unique_ptr<Staging>(new Staging(std::move(target), std::move(folder)));
}

Staging::~Staging() {
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

Status Staging::Publish() {
  const int code = RenameNew(place(), path_);
  if (code == EEXIST) return IsThere(path_);
  if (code != 0) return CannotWrite(path_, code);
  SyncFolder(Parent(path_));
  return {};
}

Result<std::unique_ptr<NewFile>> NewFile::Create(const std::string& path, const std::string& name) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return CannotWrite(name, errno);
  return std::unique_ptr<NewFile>(new NewFile(descriptor, name));
}

NewFile::~NewFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool NewFile::Write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) Flush();
  return error_ == 0;
}

void NewFile::Flush() {
  for (size_t at = 0; error_ == 0 && at < buffer_.size();) {
    const ssize_t written = write(descriptor_, buffer_.data() + at, buffer_.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) error_ = errno;
    if (written > 0) at += static_cast<size_t>(written);
  }
  buffer_.clear();
}

Status NewFile::Close() {
  Flush();
  if (error_ == 0 && fsync(descriptor_) != 0 && errno != EINVAL) error_ = errno;
  if (close(descriptor_) != 0 && error_ == 0) error_ = errno;
  descriptor_ = -1;
  if (error_ != 0) return CannotWrite(name_, error_);
  return {};
}

Status MakeFolder(const std::string& path, const std::string& name) {
  if (mkdir(path.c_str(), 0777) != 0) return CannotWrite(name, errno);
  return {};
}

}  // namespace sulieu
