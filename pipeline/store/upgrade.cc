#include "pipeline/store/upgrade.h"

#include <fmt/format.h>

#include <filesystem>

#include "pipeline/store/copies.h"
#include "pipeline/store/schema.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

// A name nothing has yet: sulieu.db.schema11, sulieu.db.schema11-2, ...
std::string BackupName(const std::string& path, int64_t version) {
  const std::string name = fmt::format("{}.schema{}", path, version);
  std::string free = name;
  std::error_code error;
  for (int n = 2; std::filesystem::exists(free, error); ++n) free = fmt::format("{}-{}", name, n);
  return free;
}

Status ApplyFrom(const Database& database, int64_t version) {
  for (int64_t next = version; next < LatestSchemaVersion(); ++next)
    SULIEU_RETURN_IF_ERROR(database.Execute(EmbeddedSchema()[static_cast<size_t>(next)].content));
  return database.Execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                                      LatestSchemaVersion()));
}

}  // namespace

int64_t LatestSchemaVersion() { return static_cast<int64_t>(EmbeddedSchema().size()); }

Result<int64_t> ReadSchemaVersion(const Database& database) {
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
  if (*version > LatestSchemaVersion()) {
    return Fail(ErrorCode::kNewerDatabase,
                fmt::format("{}: has schema version {}, this program knows up to {}; use a newer sulieu",
                            database.path(), *version, LatestSchemaVersion()));
  }
  return *version;
}

Status ApplySchema(const Database& database) {
  auto transaction = Transaction::Begin(database);
  SULIEU_RETURN_IF_ERROR(transaction);
  const auto version = ReadSchemaVersion(database);  // again: another process may have been faster
  SULIEU_RETURN_IF_ERROR(version);
  SULIEU_RETURN_IF_ERROR(ApplyFrom(database, *version));
  return transaction->Commit();
}

Result<std::optional<Upgrade>> UpgradeDatabase(const std::string& path) {
  const auto database = Database::Open(path, Database::Mode::kReadWrite);
  SULIEU_RETURN_IF_ERROR(database);
  auto version = ReadSchemaVersion(*database);
  SULIEU_RETURN_IF_ERROR(version);
  if (*version == 0 || *version == LatestSchemaVersion()) return std::nullopt;
  auto transaction = Transaction::Begin(*database);  // from here on nobody else changes it
  SULIEU_RETURN_IF_ERROR(transaction);
  version = ReadSchemaVersion(*database);
  SULIEU_RETURN_IF_ERROR(version);
  if (*version == LatestSchemaVersion()) return std::nullopt;
  const Upgrade upgrade{*version, LatestSchemaVersion(), BackupName(path, *version)};
  // By a connection of its own: SQLite copies nothing that the same connection may be writing to.
  const auto reader = Database::Open(path, Database::Mode::kReadOnly);
  SULIEU_RETURN_IF_ERROR(reader);
  SULIEU_RETURN_IF_ERROR(BackUp(*reader, upgrade.backup));
  SULIEU_RETURN_IF_ERROR(ApplyFrom(*database, *version));
  SULIEU_RETURN_IF_ERROR(transaction->Commit());
  return upgrade;
}

}  // namespace sulieu
