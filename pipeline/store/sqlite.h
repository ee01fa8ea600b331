// SQLite's C API with RAII, no more: Database, Statement, Transaction. Failures become Results that name the
// file.
#ifndef SULIEU_PIPELINE_STORE_SQLITE_H_
#define SULIEU_PIPELINE_STORE_SQLITE_H_

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/extract/mention.h"

namespace sulieu {

class Statement;

class Database {
 public:
  enum class Mode { kReadOnly, kReadWrite };

  // Opens the file, creating it in kReadWrite. Sets foreign keys on and safe defaults. Locks of other
  // programs are waited for, a minute at most; then the failure is kBusy.
  static Result<Database> Open(const std::string& path, Mode mode);

  // Runs one or more statements that return nothing.
  Status Execute(const std::string& sql) const;
  Result<Statement> Prepare(std::string_view sql) const;
  // The integer a one-row statement gives.
  Result<int64_t> QueryInteger(const std::string& sql) const;

  int64_t last_insert_rowid() const { return sqlite3_last_insert_rowid(handle_.get()); }
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_.get(); }

  // The last failure on this connection as an Error.
  Error LastError(std::string_view doing) const;

 private:
  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<std::chrono::steady_clock::time_point> waiting_since_;  // of the busy handler
  std::unique_ptr<sqlite3, Closer> handle_;
};

// BlobView that are no text.
struct BlobView {
  explicit BlobView(std::string_view b) : view(b) {}
  std::string_view view;
};

// A value on its way into a row or out of it: NULL, a number, a text or bytes, which are another's.
using ValueView = std::variant<std::monostate, int64_t, double, std::string_view, BlobView>;
ValueView ViewOf(const Value& value);
Value ValueOf(const ValueView& view);  // bytes become text
// NULL for an empty text.
inline ValueView OptionalText(std::string_view text) { return text.empty() ? ValueView() : ValueView(text); }

// A prepared statement. Parameters are numbered from 1, columns from 0. Text is bound without a copy and must
// outlive the next Step.
class Statement {
 public:
  void Bind(int index, int64_t value) { sqlite3_bind_int64(handle_.get(), index, value); }
  void Bind(int index, double value) { sqlite3_bind_double(handle_.get(), index, value); }
  void Bind(int index, std::string_view text) {
    sqlite3_bind_text64(handle_.get(), index, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
  }
  void BindBlob(int index, std::string_view bytes) {
    sqlite3_bind_blob64(handle_.get(), index, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC);
  }
  void BindNull(int index) { sqlite3_bind_null(handle_.get(), index); }
  // NULL for an empty text.
  void BindOptional(int index, std::string_view text) { text.empty() ? BindNull(index) : Bind(index, text); }
  void BindValue(int index, const Value& value) { BindView(index, ViewOf(value)); }
  void BindView(int index, const ValueView& value);

  // True when there is a row, false at the end.
  Result<bool> Step();
  // Runs a statement that returns nothing and makes it ready for the next time.
  Status Run();
  // Binds the values to the parameters, from the first on.
  Status Run(std::span<const ValueView> values);
  Status Run(std::initializer_list<ValueView> values) {
    return Run(std::span(values.begin(), values.size()));
  }
  void Reset() { sqlite3_reset(handle_.get()); }

  int column_count() const { return sqlite3_column_count(handle_.get()); }
  std::string_view column_name(int column) const { return sqlite3_column_name(handle_.get(), column); }
  bool IsNull(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  int64_t Integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  double Real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  // Valid until the next Step; by length, so that NUL bytes are kept.
  std::string_view Text(int column) const;
  std::string_view Blob(int column) const;
  Value Get(int column) const;
  ValueView View(int column) const;  // valid until the next Step
  int64_t last_insert_rowid() const { return sqlite3_last_insert_rowid(sqlite3_db_handle(handle_.get())); }
  // As its table declares the column: `TEXT`; empty for an expression.
  std::string_view declared_type(int column) const;

 private:
  friend class Database;
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

// Calls `use` for every row that is left; what it fails with ends it, if it can fail. The statement is then
// ready for the next time.
template <typename Use>
Status ForEachRow(Statement* rows, Use use) {
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    if constexpr (std::is_void_v<std::invoke_result_t<Use, const Statement&>>) {
      use(*rows);
    } else {
      SULIEU_RETURN_IF_ERROR(use(*rows));
    }
  }
  rows->Reset();
  return {};
}

// The same for the rows of a query without parameters.
template <typename Use>
Status ForEachRow(const Database& database, std::string_view sql, Use use) {
  auto rows = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(rows);
  return ForEachRow(&*rows, std::move(use));
}

// The first column of all rows that are left. The statement is then ready for the next time.
Result<std::vector<std::string>> ReadTexts(Statement* rows);

// BEGIN IMMEDIATE ... COMMIT; rolls back when it goes out of scope without Commit.
class Transaction {
 public:
  static Result<Transaction> Begin(const Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status Commit();

 private:
  explicit Transaction(const Database* database) : database_(database) {}
  const Database* database_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_SQLITE_H_
