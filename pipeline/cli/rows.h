// Prints rows in the format the user asked for: an aligned table, CSV, TSV, JSON or JSON Lines. Tested by
// tests/rows_test.cc.
#ifndef SULIEU_PIPELINE_CLI_ROWS_H_
#define SULIEU_PIPELINE_CLI_ROWS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/cli/command.h"
#include "pipeline/export/value.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

enum class Format { kTable, kCsv, kTsv, kJson, kJsonl };

// --format; kTable by default.
void AddFormatOption(Command command, Format* format);

// NULL is an empty cell, in JSON null. CSV and TSV are those of an export (pipeline/export/separated.h). The
// table takes its widths from the first rows, so that any number of rows can stream through.
class RowPrinter {
 public:
  RowPrinter(Format format, std::vector<std::string> columns);
  void Add(Row row);
  // Prints what is held back; call last.
  void Finish();

  static constexpr size_t kMaxCellWidth = 44;
  static constexpr size_t kSampleRows = 500;

 private:
  void PrintTableRow(const std::vector<std::string>& cells, const std::vector<bool>& right) const;
  void PrintSample();
  void PrintJson(const Row& row);

  Format format_;
  std::vector<std::string> columns_;
  std::vector<Row> sample_;
  std::vector<size_t> widths_;
  bool sampled_ = false;
  bool any_ = false;
};

// Prints every row of the query under the names of its columns, as long as standard output takes them.
Status PrintQuery(Statement* query, Format format);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_ROWS_H_
