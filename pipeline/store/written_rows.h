// The rows of a document as they are inserted, and their digest: the very one that DocumentRows computes,
// without reading them back. Tested by tests/written_rows_test.cc.
#ifndef SULIEU_PIPELINE_STORE_WRITTEN_ROWS_H_
#define SULIEU_PIPELINE_STORE_WRITTEN_ROWS_H_

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/document_rows.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

class WrittenRows {
 public:
  // For the tables and columns of `rows`.
  explicit WrittenRows(const DocumentRows& rows);
  WrittenRows(const WrittenRows&) = delete;
  WrittenRows& operator=(const WrittenRows&) = delete;

  // Another document begins.
  void Clear();
  // DocumentRows::Digest of the document whose rows, and no others, were inserted since Clear.
  std::string Digest();

 private:
  friend class RowInsert;
  struct Column {
    std::string name;
    bool real = false;  // what is written as an integer is read as a real number
  };
  struct Table {
    std::string name;
    std::vector<Column> columns;
    std::string bytes;  // of its rows so far
  };
  std::vector<Table> tables_;
  std::string bytes_;
};

// An INSERT into one of those tables.
class RowInsert {
 public:
  // `columns`: the names of those that are given, with commas. A column `id` that is not among them is
  // numbered by SQLite, all others are NULL. Requires: `table` has a digest; `rows` outlives the insert.
  static Result<RowInsert> Prepare(const Database& database, std::string_view table, std::string_view columns,
                                   WrittenRows* rows);

  // Inserts a row. Requires: one value for each column, of its type; the rows of a table come in the order of
  // their keys.
  Status Run(std::span<const ValueView> values);
  Status Run(std::initializer_list<ValueView> values) {
    return Run(std::span(values.begin(), values.size()));
  }

 private:
  void Note(std::span<const ValueView> values);

  static constexpr int kNumbered = -1, kNull = -2;
  Statement insert_;
  WrittenRows::Table* table_ = nullptr;
  std::vector<int> sources_;  // of each column of the digest: the index of its value, kNumbered or kNull
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_WRITTEN_ROWS_H_
