// The public views in words: titles, what each column holds, its type and unit. What Datasette and a data
// package show of the database. Tested by tests/export_test.cc, which fails when a view or column of schema/
// is missing here.
#ifndef SULIEU_PIPELINE_EXPORT_CATALOG_H_
#define SULIEU_PIPELINE_EXPORT_CATALOG_H_

#include <string>
#include <string_view>
#include <vector>

namespace sulieu {

struct ColumnInfo {
  std::string name;
  std::string type;  // of Table Schema: string, integer, number, boolean (0 and 1), date
  std::string description;
  std::string unit;  // empty when it has none
};

struct ViewInfo {
  std::string name, title, description;
  std::vector<std::string> key;     // columns that identify a row; empty when none do
  std::vector<ColumnInfo> columns;  // those of its own and those it shares with others
};

// In the order people read them: documents, the kinds of facts, what stands behind them.
const std::vector<ViewInfo>& Catalog();

// The view of that name; null when there is none.
const ViewInfo* FindView(std::string_view name);
// The column as the catalog has it, or a text of that name without a description.
ColumnInfo FindColumn(const ViewInfo& view, std::string_view name);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_CATALOG_H_
