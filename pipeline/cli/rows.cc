#include "pipeline/cli/rows.h"

#include <map>
#include <nlohmann/json.hpp>

#include "pipeline/cli/console.h"
#include "pipeline/cli/display.h"
#include "pipeline/export/separated.h"

namespace sulieu {
namespace {

std::vector<std::string> Cells(const Row& row) {
  std::vector<std::string> cells;
  for (const Value& value : row) cells.push_back(ValueToText(value));
  return cells;
}

std::vector<bool> IsNumber(const Row& row) {
  std::vector<bool> number;
  for (const Value& value : row)
    number.push_back(std::holds_alternative<int64_t>(value) || std::holds_alternative<double>(value));
  return number;
}

}  // namespace

void AddFormatOption(Command command, Format* format) {
  static const std::map<std::string, Format> kFormats = {{"table", Format::kTable},
                                                         {"csv", Format::kCsv},
                                                         {"tsv", Format::kTsv},
                                                         {"json", Format::kJson},
                                                         {"jsonl", Format::kJsonl}};
  const auto take = [format](const std::string& name) -> std::string {
    const auto found = kFormats.find(name);
    if (found == kFormats.end()) return "`" + name + "` is none of table, csv, tsv, json, jsonl";
    *format = found->second;
    return "";
  };
  command.AddOptionTaking("--format,-f", take, "table, csv, tsv, json or jsonl (default: table)")
      .ValueName("FORMAT");
}

RowPrinter::RowPrinter(Format format, std::vector<std::string> columns)
    : format_(format), columns_(std::move(columns)) {
  if (format_ == Format::kCsv) Write(CsvLine(columns_));
  if (format_ == Format::kTsv) Write(TsvLine(columns_));
}

void RowPrinter::Add(Row row) {
  switch (format_) {
    case Format::kCsv:
      return Write(CsvLine(Cells(row)));
    case Format::kTsv:
      return Write(TsvLine(Cells(row)));
    case Format::kJson:
    case Format::kJsonl:
      return PrintJson(row);
    case Format::kTable:
      if (sampled_) return PrintTableRow(Cells(row), IsNumber(row));
      sample_.push_back(std::move(row));
      if (sample_.size() == kSampleRows) PrintSample();
  }
}

void RowPrinter::PrintJson(const Row& row) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (size_t i = 0; i < columns_.size(); ++i) object[columns_[i]] = ValueToJson(row[i]);
  if (format_ == Format::kJson) Write(any_ ? ",\n " : "[\n ");
  any_ = true;
  Write(DumpJson(object));
  if (format_ == Format::kJsonl) Write("\n");
}

void RowPrinter::PrintSample() {
  sampled_ = true;
  for (const std::string& column : columns_) widths_.push_back(DisplayWidth(column));
  for (const Row& row : sample_) {
    for (size_t i = 0; i < row.size(); ++i) {
      const size_t width = DisplayWidth(OneLine(ValueToText(row[i])));
      widths_[i] = std::max(widths_[i], std::min(width, kMaxCellWidth));
    }
  }
  if (UseColour()) Write("\x1b[1m");
  PrintTableRow(columns_, sample_.empty() ? std::vector<bool>(columns_.size()) : IsNumber(sample_.front()));
  if (UseColour()) Write("\x1b[0m");
  for (const Row& row : sample_) PrintTableRow(Cells(row), IsNumber(row));
  sample_.clear();
}

void RowPrinter::PrintTableRow(const std::vector<std::string>& cells, const std::vector<bool>& right) const {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += "  ";
    line += Pad(Shorten(cells[i], widths_[i]), widths_[i], right[i]);
  }
  line.resize(line.find_last_not_of(' ') + 1);
  Write(line + "\n");
}

void RowPrinter::Finish() {
  if (format_ == Format::kTable && !sampled_ && !sample_.empty()) PrintSample();
  if (format_ == Format::kJson) Write(any_ ? "\n]\n" : "[]\n");
}

Status PrintQuery(Statement* query, Format format) {
  std::vector<std::string> columns;
  for (int i = 0; i < query->column_count(); ++i) columns.emplace_back(query->column_name(i));
  RowPrinter printer(format, std::move(columns));
  while (!OutputFailed()) {
    const auto row = query->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    Row values;
    for (int i = 0; i < query->column_count(); ++i) values.push_back(query->Get(i));
    printer.Add(std::move(values));
  }
  printer.Finish();
  return {};
}

}  // namespace sulieu
