#include "pipeline/store/store.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace sulieu {
namespace {

bool ExistsAndHasBytes(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && size > 0;
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

// ReadSchemaVersion on a connection that only reads. A program that was killed while it wrote leaves a
// journal that only a writer can roll back: then that is done first.
Result<int64_t> ReadVersionOnly(const Database& database) {
  auto version = ReadSchemaVersion(database);
  if (version || version.error().code != ErrorCode::kReadOnly || !MayBeOurs(database.path())) return version;
  const auto writer = Database::Open(database.path(), Database::Mode::kReadWrite);
  SULIEU_RETURN_IF_ERROR(writer);
  SULIEU_RETURN_IF_ERROR(writer->QueryInteger("PRAGMA user_version"));
  return ReadSchemaVersion(database);
}

tl::unexpected<Error> NoSuchDatabase(const std::string& path) {
  return Fail(ErrorCode::kNotFound,
              fmt::format("{}: no such database; make one with `sulieu import --db {} PATH...`", path, path));
}

}  // namespace

Result<Database> OpenForReading(const std::string& path) {
  if (!ExistsAndHasBytes(path)) return NoSuchDatabase(path);
  auto database = Database::Open(path, Database::Mode::kReadOnly);
  SULIEU_RETURN_IF_ERROR(database);
  const auto version = ReadVersionOnly(*database);
  SULIEU_RETURN_IF_ERROR(version);
  if (*version < LatestSchemaVersion()) {
    return Fail(
        ErrorCode::kDatabase,
        fmt::format("{}: has the older schema version {}; run `sulieu upgrade --db {}` to bring it up to {}",
                    path, *version, path, LatestSchemaVersion()));
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
  // media. No page is written before the commit, which readers would have to wait for from then on. 32 MB of
  // pages are kept, and what undoes half a document stays in memory: with SQLite's own 2 MB and files an
  // import reads and writes most pages several times. Debian's SQLite would besides overwrite each page that
  // the full-text index gives up; `FAST` overwrites what is removed where its page is written anyway.
  SULIEU_RETURN_IF_ERROR(database->Execute(
      "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF; "
      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA secure_delete = FAST"));
  const auto version = ReadSchemaVersion(*database);
  SULIEU_RETURN_IF_ERROR(version);
  if (*version < LatestSchemaVersion()) SULIEU_RETURN_IF_ERROR(ApplySchema(*database));
  return database;
}

Status UpgradeAndSay(const std::string& path, const UpgradeListener& said) {
  const auto upgrade = UpgradeDatabase(path);
  SULIEU_RETURN_IF_ERROR(upgrade);
  if (*upgrade && said) said(**upgrade);
  return {};
}

}  // namespace

Result<Database> OpenForWriting(const std::string& path, const UpgradeListener& said) {
  const bool existing = ExistsAndHasBytes(path);
  std::error_code error;
  const bool was_there = std::filesystem::exists(path, error);
  if (existing) {  // look at it read-only first: a foreign file must not change
    const auto looked = Database::Open(path, Database::Mode::kReadOnly);
    SULIEU_RETURN_IF_ERROR(looked);
    const auto version = ReadVersionOnly(*looked);
    SULIEU_RETURN_IF_ERROR(version);
    if (*version < LatestSchemaVersion()) SULIEU_RETURN_IF_ERROR(UpgradeAndSay(path, said));
  }
  auto database = OpenAndMigrate(path, existing);
  // Nothing is left of a database that could not be made.
  if (!database && !was_there && !ExistsAndHasBytes(path)) std::filesystem::remove(path, error);
  return database;
}

Result<Database> OpenExistingForWriting(const std::string& path, const UpgradeListener& said) {
  if (!ExistsAndHasBytes(path)) return NoSuchDatabase(path);
  return OpenForWriting(path, said);
}

}  // namespace sulieu
