// The rows of a query as one table: CSV, TSV or JSON Lines, written as they come. Tested by
// tests/export_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_TABLE_H_
#define SULIEU_PIPELINE_EXPORT_TABLE_H_

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/export/value.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// Where an export goes.
struct Sink {
  std::function<bool(std::string_view)> write;  // false when no more is taken: the writer stops
  std::function<void()> row = [] {};            // told of each row or fact
};

enum class TableFormat { kCsv, kTsv, kJsonLines };

struct TableOptions {
  TableFormat format = TableFormat::kCsv;
  bool bom = false;             // so that a spreadsheet knows it for UTF-8
  bool guard_formulas = false;  // GuardFormula for every text
  bool guard_numbers = false;   // GuardNumber for every text
  bool show_invisible = false;  // ShowInvisibleInLines for every text
};

// Fails when the query does. What the sink refuses is for its owner to report.
Status WriteTable(Statement* query, const TableOptions& options, const Sink& sink);

// One line of JSON, with a line feed; NULL is null.
std::string JsonLine(const std::vector<std::string>& columns, const Row& row);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_TABLE_H_
