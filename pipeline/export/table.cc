#include "pipeline/export/table.h"

#include "pipeline/export/separated.h"
#include "pipeline/export/visible.h"

namespace sulieu {
namespace {

// Numbers are left alone: a guarded -5 would be a text.
std::string Cell(const Value& value, const TableOptions& options) {
  std::string text = ValueToText(value);
  if (!std::holds_alternative<std::string>(value)) return text;
  if (options.guard_formulas) text = GuardFormula(std::move(text));
  if (options.guard_numbers) text = GuardNumber(std::move(text));
  return options.show_invisible ? ShowInvisibleInLines(text) : text;
}

std::string Line(const std::vector<std::string>& columns, const Row& row, const TableOptions& options) {
  if (options.format == TableFormat::kJsonLines) return JsonLine(columns, row);
  std::vector<std::string> cells;
  for (const Value& value : row) cells.push_back(Cell(value, options));
  return options.format == TableFormat::kCsv ? CsvLine(cells) : TsvLine(cells);
}

std::string Head(const std::vector<std::string>& columns, const TableOptions& options) {
  if (options.format == TableFormat::kJsonLines) return "";
  const std::string names = options.format == TableFormat::kCsv ? CsvLine(columns) : TsvLine(columns);
  return options.bom ? std::string(kUtf8Bom) + names : names;
}

}  // namespace

Status WriteTable(Statement* query, const TableOptions& options, const Sink& sink) {
  std::vector<std::string> columns;
  for (int i = 0; i < query->column_count(); ++i) columns.emplace_back(query->column_name(i));
  for (bool taken = sink.write(Head(columns, options)); taken;) {
    const auto row = query->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    Row values;
    for (int i = 0; i < query->column_count(); ++i) values.push_back(query->Get(i));
    taken = sink.write(Line(columns, values, options));
    sink.row();
  }
  return {};
}

}  // namespace sulieu
