#include "pipeline/store/store.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "pipeline/store/schema.h"

namespace sulieu {
namespace {

int64_t LatestVersion() { return static_cast<int64_t>(EmbeddedSchema().size()); }

bool ExistsAndHasBytes(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && size > 0;
}

// The schema version of a database of ours; 0 for one without tables.
Result<int64_t> ReadVersion(const Database& database) {
  const auto application = database.QueryInteger("PRAGMA application_id");
  SULIEU_RETURN_IF_ERROR(application);
  const auto version = database.QueryInteger("PRAGMA user_version");
  SULIEU_RETURN_IF_ERROR(version);
  const auto tables = database.QueryInteger("SELECT count(*) FROM sqlite_schema");
  SULIEU_RETURN_IF_ERROR(tables);
  if (*application != kApplicationId && (*tables > 0 || *application != 0)) {
    return Fail(
        ErrorCode::kForeignDatabase,
        fmt::format("{}: is a database of another program; name another file with --db", database.path()));
  }
  if (*version > LatestVersion()) {
    return Fail(ErrorCode::kNewerDatabase,
                fmt::format("{}: has schema version {}, this program knows up to {}; use a newer sulieu",
                            database.path(), *version, LatestVersion()));
  }
  return *version;
}

// False for a file whose header names another program. Such a file is not even opened for writing to roll
// back what an interrupted program left.
bool MayBeOurs(const std::string& path) {
  constexpr std::streamoff kApplicationIdOffset = 68;
  std::ifstream file(path, std::ios::binary);
  unsigned char id[4] = {};
  file.seekg(kApplicationIdOffset).read(reinterpret_cast<char*>(id), sizeof id);
  const int64_t value = (int64_t{id[0]} << 24) | (id[1] << 16) | (id[2] << 8) | id[3];
  return value == 0 || value == kApplicationId;
}

// ReadVersion on a connection that only reads. A program that was killed while it wrote leaves a journal that
// only a writer can roll back: then that is done first.
Result<int64_t> ReadVersionReadOnly(const Database& database) {
  auto version = ReadVersion(database);
  if (version || version.error().code != ErrorCode::kReadOnly || !MayBeOurs(database.path())) return version;
  const auto writer = Database::Open(database.path(), Database::Mode::kReadWrite);
  SULIEU_RETURN_IF_ERROR(writer);
  SULIEU_RETURN_IF_ERROR(writer->QueryInteger("PRAGMA user_version"));
  return ReadVersion(database);
}

Status Migrate(const Database& database) {
  auto transaction = Transaction::Begin(database);
  SULIEU_RETURN_IF_ERROR(transaction);
  const auto version = ReadVersion(database);  // again: another process may have been faster
  SULIEU_RETURN_IF_ERROR(version);
  for (int64_t next = *version; next < LatestVersion(); ++next) {
    SULIEU_RETURN_IF_ERROR(database.Execute(EmbeddedSchema()[static_cast<size_t>(next)].content));
  }
  SULIEU_RETURN_IF_ERROR(database.Execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, LatestVersion())));
  return transaction->Commit();
}

}  // namespace

Result<Database> OpenForReading(const std::string& path) {
  if (!ExistsAndHasBytes(path)) {
    return Fail(
        ErrorCode::kNotFound,
        fmt::format("{}: no such database; make one with `sulieu import --db {} PATH...`", path, path));
  }
  auto database = Database::Open(path, Database::Mode::kReadOnly);
  SULIEU_RETURN_IF_ERROR(database);
  const auto version = ReadVersionReadOnly(*database);
  SULIEU_RETURN_IF_ERROR(version);
  if (*version < LatestVersion()) {
    return Fail(
        ErrorCode::kDatabase,
        fmt::format(
            "{}: has the older schema version {}; run `sulieu import --db {}` once to bring it up to {}",
            path, *version, path, LatestVersion()));
  }
  return database;
}

namespace {

// Opens for writing and brings the schema up to date.
Result<Database> OpenAndMigrate(const std::string& path, bool existing) {
  auto database = Database::Open(path, Database::Mode::kReadWrite);
  SULIEU_RETURN_IF_ERROR(database);
  if (!existing) SULIEU_RETURN_IF_ERROR(database->Execute("PRAGMA page_size = 16384"));
  // Rollback journal: WAL has a rare corruption bug in Debian 12's SQLite and does not open on read-only
  // media. No page is written before the commit, which readers would have to wait for from then on.
  SULIEU_RETURN_IF_ERROR(
      database->Execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF"));
  const auto version = ReadVersion(*database);
  SULIEU_RETURN_IF_ERROR(version);
  if (*version < LatestVersion()) SULIEU_RETURN_IF_ERROR(Migrate(*database));
  return database;
}

}  // namespace

Result<Database> OpenForWriting(const std::string& path) {
  const bool existing = ExistsAndHasBytes(path);
  std::error_code error;
  const bool was_there = std::filesystem::exists(path, error);
  if (existing) {  // look at it read-only first: a foreign file must not change
    const auto looked = Database::Open(path, Database::Mode::kReadOnly);
    SULIEU_RETURN_IF_ERROR(looked);
    SULIEU_RETURN_IF_ERROR(ReadVersionReadOnly(*looked));
  }
  auto database = OpenAndMigrate(path, existing);
  // Nothing is left of a database that could not be made.
  if (!database && !was_there && !ExistsAndHasBytes(path)) std::filesystem::remove(path, error);
  return database;
}

}  // namespace sulieu
