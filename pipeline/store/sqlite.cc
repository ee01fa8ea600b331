#include "pipeline/store/sqlite.h"

#include <fmt/format.h>

#include <cerrno>
#include <thread>

#include "pipeline/base/disk_full.h"

namespace sulieu {
namespace {

// How long a lock another program holds is waited for, and how often it is asked for meanwhile: often,
// because a writer leaves it free for some milliseconds only (Writer::kBatchTime).
constexpr std::chrono::seconds kBusyTimeout{60};
constexpr std::chrono::milliseconds kBusyPoll{1};

using Clock = std::chrono::steady_clock;

// `since` points to when the waiting began. Called by SQLite, from one thread at a time.
int WaitForLock(void* since, int attempt) {
  auto* begun = static_cast<Clock::time_point*>(since);
  if (attempt == 0) *begun = Clock::now();
  if (Clock::now() - *begun >= kBusyTimeout) return 0;
  std::this_thread::sleep_for(kBusyPoll);
  return 1;
}

Error MakeError(sqlite3* handle, const std::string& path, std::string_view doing) {
  const int code = handle ? sqlite3_errcode(handle) : SQLITE_NOMEM;
  const char* message = handle ? sqlite3_errmsg(handle) : "out of memory";
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return DiskFull(path);
    case SQLITE_IOERR:
      // SQLite does not always keep the system's error of a short write; errno does.
      if (IsDiskFull(errno) || (handle && IsDiskFull(sqlite3_system_errno(handle)))) return DiskFull(path);
      return {ErrorCode::kDatabase, fmt::format("{}: {}: {}", path, doing, message)};
    case SQLITE_READONLY:
      return {ErrorCode::kReadOnly,
              fmt::format(
                  "{}: the file or its folder cannot be written; name another place (of the database: --db)",
                  path)};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kReadOnly,
              fmt::format(
                  "{}: cannot be opened or created; its folder must exist and be writable, or name another "
                  "place with --db",
                  path)};
    case SQLITE_BUSY:
      return {ErrorCode::kBusy,
              fmt::format("{}: another program is writing to it; try again when it is done", path)};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::kInternal, fmt::format("{}: the schema refuses a row: {}", path, message)};
    case SQLITE_NOTADB:
      return {ErrorCode::kForeignDatabase,
              fmt::format("{}: is not an SQLite database; name another file with --db", path)};
    default:
      return {ErrorCode::kDatabase, fmt::format("{}: {}: {}", path, doing, message)};
  }
}

// SQLite counts the memory it takes, under a lock at each piece; nobody asks for it. Only before its first
// use can that be said; later it goes on counting.
void CountNoMemory() { [[maybe_unused]] static const int said = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}  // namespace

Result<Database> Database::Open(const std::string& path, Mode mode) {
  CountNoMemory();
  Database database;
  database.path_ = path.empty() ? "temporary file" : path;
  const int flags =
      mode == Mode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return tl::unexpected<Error>(MakeError(handle, path, "open"));
  sqlite3_extended_result_codes(handle, 1);
  database.waiting_since_ = std::make_unique<Clock::time_point>();
  sqlite3_busy_handler(handle, WaitForLock, database.waiting_since_.get());
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  SULIEU_RETURN_IF_ERROR(database.Execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"));
  return database;
}

Error Database::LastError(std::string_view doing) const { return MakeError(handle_.get(), path_, doing); }

Status Database::Execute(const std::string& sql) const {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return tl::unexpected<Error>(LastError("execute"));
  }
  return {};
}

Result<Statement> Database::Prepare(std::string_view sql) const {
  Statement statement;
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &handle, nullptr) != SQLITE_OK) {
    return tl::unexpected<Error>(LastError("prepare"));
  }
  statement.path_ = path_;
  statement.handle_.reset(handle);
  return statement;
}

Result<int64_t> Database::QueryInteger(const std::string& sql) const {
  auto statement = Prepare(sql);
  SULIEU_RETURN_IF_ERROR(statement);
  const auto row = statement->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return Fail(ErrorCode::kDatabase, fmt::format("{}: no row from {}", path_, sql));
  return statement->Integer(0);
}

ValueView ViewOf(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return *integer;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string>(&value)) return std::string_view(*text);
  return {};
}

Value ValueOf(const ValueView& view) {
  if (const auto* integer = std::get_if<int64_t>(&view)) return *integer;
  if (const auto* real = std::get_if<double>(&view)) return *real;
  if (const auto* text = std::get_if<std::string_view>(&view)) return std::string(*text);
  if (const auto* bytes = std::get_if<BlobView>(&view)) return std::string(bytes->view);
  return std::monostate();
}

void Statement::BindView(int index, const ValueView& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    Bind(index, *text);
  } else if (const auto* integer = std::get_if<int64_t>(&value)) {
    Bind(index, *integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    Bind(index, *real);
  } else if (const auto* bytes = std::get_if<BlobView>(&value)) {
    BindBlob(index, bytes->view);
  } else {
    BindNull(index);
  }
}

Result<bool> Statement::Step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::unexpected<Error>(MakeError(sqlite3_db_handle(handle_.get()), path_, "step"));
}

Status Statement::Run() {
  const auto row = Step();
  Reset();
  SULIEU_RETURN_IF_ERROR(row);
  return {};
}

Status Statement::Run(std::span<const ValueView> values) {
  int index = 0;
  for (const ValueView& value : values) BindView(++index, value);
  return Run();
}

std::string_view Statement::Text(int column) const {
  // As bytes: SQLite would copy a text to put a NUL behind it.
  const auto* text = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  return text ? std::string_view(text, static_cast<size_t>(sqlite3_column_bytes(handle_.get(), column)))
              : std::string_view();
}

std::string_view Statement::Blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_column_bytes(handle_.get(), column)))
               : std::string_view();
}

Value Statement::Get(int column) const { return ValueOf(View(column)); }

ValueView Statement::View(int column) const {
  switch (sqlite3_column_type(handle_.get(), column)) {
    case SQLITE_INTEGER:
      return Integer(column);
    case SQLITE_FLOAT:
      return Real(column);
    case SQLITE_TEXT:
      return Text(column);
    case SQLITE_BLOB:
      return BlobView(Blob(column));
    default:
      return {};
  }
}

std::string_view Statement::declared_type(int column) const {
  const char* type = sqlite3_column_decltype(handle_.get(), column);
  return type ? type : "";
}

Result<std::vector<std::string>> ReadTexts(Statement* rows) {
  std::vector<std::string> texts;
  SULIEU_RETURN_IF_ERROR(ForEachRow(rows, [&](const Statement& row) { texts.emplace_back(row.Text(0)); }));
  return texts;
}

Result<Transaction> Transaction::Begin(const Database& database) {
  SULIEU_RETURN_IF_ERROR(database.Execute("BEGIN IMMEDIATE"));
  return Transaction(&database);
}

Transaction::~Transaction() {
  if (database_ && !sqlite3_get_autocommit(database_->handle())) {
    sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

Status Transaction::Commit() {
  SULIEU_RETURN_IF_ERROR(database_->Execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace sulieu
