#include "pipeline/export/separated.h"

namespace sulieu {

std::string CsvField(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + "\"";
}

std::string CsvLine(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += CsvField(cell);
  }
  // A line of one empty cell would read as no row.
  if (line.empty()) line = "\"\"";
  return line + "\n";
}

std::string GuardFormula(std::string text) {
  if (text.find_first_of("=+-@\t\r\n") == 0) text.insert(text.begin(), '\'');
  return text;
}

}  // namespace sulieu
