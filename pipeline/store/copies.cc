#include "pipeline/store/copies.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "pipeline/store/work_left.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

void RemoveDatabase(const std::string& path) {
  std::error_code error;
  fs::remove(path, error);
  fs::remove(path + "-journal", error);
}

Status CopyPages(const Database& from, const Database& to) {
  sqlite3_backup* const backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (!backup) return tl::unexpected<Error>(to.LastError("backup"));
  constexpr int kAllPages =
      -1;  // under one lock: what is read in parts begins again whenever somebody writes
  sqlite3_backup_step(backup, kAllPages);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) return tl::unexpected<Error>(to.LastError("backup"));
  return {};
}

// Makes the new name of the file durable.
Status Rename(const std::string& from, const std::string& to) {
  if (rename(from.c_str(), to.c_str()) != 0)
    return Fail(ErrorCode::kReadOnly, fmt::format("{}: cannot be created: {}", to, std::strerror(errno)));
  const std::string folder = fs::path(to).has_parent_path() ? fs::path(to).parent_path().string() : ".";
  const int descriptor = open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) {
    (void)fsync(descriptor);
    close(descriptor);
  }
  return {};
}

}  // namespace

Status BackUp(const Database& database, const std::string& to) {
  std::error_code error;
  if (fs::exists(to, error))
    return Fail(ErrorCode::kUsage, fmt::format("{}: is there already; name a new file", to));
  const std::string partial = to + ".partial";
  RemoveDatabase(partial);
  Status copied;
  {
    const auto copy = Database::Open(partial, Database::Mode::kReadWrite);
    copied = copy ? CopyPages(database, *copy) : tl::unexpected<Error>(copy.error());
  }
  if (copied) copied = Rename(partial, to);
  if (!copied) RemoveDatabase(partial);
  return copied;
}

Status Finalize(const std::string& path, const UpgradeListener& upgraded) {
  const auto database = OpenExistingForWriting(path, upgraded);
  SULIEU_RETURN_IF_ERROR(database);
  auto transaction = Transaction::Begin(*database);
  SULIEU_RETURN_IF_ERROR(transaction);
  const auto left = HasWorkLeft(*database);
  SULIEU_RETURN_IF_ERROR(left);
  if (*left) SULIEU_RETURN_IF_ERROR(DoWorkLeft(*database));
  SULIEU_RETURN_IF_ERROR(database->Execute("INSERT INTO search_index (search_index) VALUES ('optimize')"));
  SULIEU_RETURN_IF_ERROR(transaction->Commit());
  return database->Execute("PRAGMA temp_store = FILE; VACUUM");  // the whole database is copied there
}

}  // namespace sulieu
