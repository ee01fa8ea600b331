#include "pipeline/store/upgrade.h"

#include <fmt/format.h>

#include <filesystem>
#include <vector>

#include "pipeline/store/copies.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/document_rows.h"
#include "pipeline/store/reprint_rows.h"
#include "pipeline/store/schema.h"
#include "pipeline/store/store.h"
#include "pipeline/store/work_left.h"

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

Status ApplySteps(const Database& database, int64_t version) {
  for (int64_t next = version; next < LatestSchemaVersion(); ++next)
    SULIEU_RETURN_IF_ERROR(database.Execute(EmbeddedSchema()[static_cast<size_t>(next)].content));
  return {};
}

Status ApplyFrom(const Database& database, int64_t version) {
  // A step may change the text of the schema, which else nothing can.
  sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  const Status applied = ApplySteps(database, version);
  sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  SULIEU_RETURN_IF_ERROR(applied);
  return database.Execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                                      LatestSchemaVersion()));
}

// The documents whose rows have their stored digest.
Result<std::vector<int64_t>> WholeDocuments(const Database& database) {
  auto rows = DocumentRows::Create(database);
  SULIEU_RETURN_IF_ERROR(rows);
  auto stored = database.Prepare("SELECT document, rows_sha256 FROM document_digests");
  SULIEU_RETURN_IF_ERROR(stored);
  std::vector<int64_t> whole;
  for (;;) {
    const auto row = stored->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return whole;
    const auto digest = rows->Digest(stored->Integer(0));
    SULIEU_RETURN_IF_ERROR(digest);
    if (*digest == stored->Text(1)) whole.push_back(stored->Integer(0));
  }
}

// A digest covers all columns, so new ones change it. One that was wrong before stays wrong.
Status RenewDigests(const Database& database, const std::vector<int64_t>& documents) {
  auto rows = DocumentRows::Create(database);
  SULIEU_RETURN_IF_ERROR(rows);
  auto update = database.Prepare("UPDATE document_digests SET rows_sha256 = ? WHERE document = ?");
  SULIEU_RETURN_IF_ERROR(update);
  for (const int64_t document : documents) {
    const auto digest = rows->Digest(document);
    SULIEU_RETURN_IF_ERROR(digest);
    update->Bind(1, *digest);
    update->Bind(2, document);
    SULIEU_RETURN_IF_ERROR(update->Run());
  }
  return {};
}

Status BringUpToDate(const Database& database, int64_t version) {
  const auto whole = WholeDocuments(database);
  SULIEU_RETURN_IF_ERROR(whole);
  SULIEU_RETURN_IF_ERROR(ApplyFrom(database, version));
  SULIEU_RETURN_IF_ERROR(RenewDigests(database, *whole));
  const auto left = HasWorkLeft(database);
  SULIEU_RETURN_IF_ERROR(left);
  if (*left) return {};  // the next run makes them
  SULIEU_RETURN_IF_ERROR(UpdateReprints(database));
  return UpdateDerivedTables(database);
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
  SULIEU_RETURN_IF_ERROR(BringUpToDate(*database, *version));
  SULIEU_RETURN_IF_ERROR(transaction->Commit());
  return upgrade;
}

}  // namespace sulieu
