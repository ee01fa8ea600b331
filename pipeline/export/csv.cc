#include <algorithm>

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

namespace {

bool IsDay(std::string_view text) {
  constexpr std::string_view kDay = "0000-00-00";
  const auto is_of = [](char c, char shape) { return shape == '0' ? c >= '0' && c <= '9' : c == shape; };
  return std::equal(text.begin(), text.end(), kDay.begin(), kDay.end(), is_of);
}

}  // namespace

std::string GuardNumber(std::string text) {
  int digits = 0, exponents = 0;
  for (const char c : text) {
    digits += c >= '0' && c <= '9';
    exponents += c == 'e' || c == 'E';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
    if (letter && c != 'e' && c != 'E') return text;
  }
  if (digits > 0 && exponents < 2 && !IsDay(text) && text.front() != '\'') text.insert(text.begin(), '\'');
  return text;
}

std::string GuardFormula(std::string text) {
  if (text.find_first_of("=+-@\t\r\n") == 0) text.insert(text.begin(), '\'');
  return text;
}

}  // namespace sulieu
