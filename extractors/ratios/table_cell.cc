#include "extractors/ratios/table_cell.h"

#include <algorithm>

namespace sulieu {
namespace {

constexpr int kMaxRows = 40;          // above the cell
constexpr size_t kMaxRowBytes = 500;  // a longer line is prose

size_t LineBegin(std::string_view text, size_t at) {
  const size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::string_view LineAt(std::string_view text, size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

size_t CountBars(std::string_view line) {
  return static_cast<size_t>(std::count(line.begin(), line.end(), '|'));
}

// The cell behind the given number of bars, without the spaces around it.
TextSpan CellAt(std::string_view text, size_t line_begin, size_t bars) {
  const std::string_view line = LineAt(text, line_begin);
  size_t begin = 0;
  for (size_t i = 0; i < bars; ++i) begin = line.find('|', begin) + 1;
  size_t end = std::min(line.find('|', begin), line.size());
  while (begin < end && line[begin] == ' ') ++begin;
  while (end > begin && line[end - 1] == ' ') --end;
  return {static_cast<uint32_t>(line_begin + begin), static_cast<uint32_t>(line_begin + end)};
}

}  // namespace

bool FillsCell(std::string_view text, TextSpan span) {
  size_t begin = span.begin;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  size_t end = span.end;
  while (end < text.size() && text[end] == ' ') ++end;
  const bool left = begin > 0 && text[begin - 1] == '|';
  const bool right = end < text.size() && text[end] == '|';
  const bool opens = begin == 0 || text[begin - 1] == '\n';
  const bool closes = end == text.size() || text[end] == '\n';
  return (left || opens) && (right || closes) && (left || right);
}

std::optional<TextSpan> ColumnHeading(std::string_view text, TextSpan span) {
  size_t row = LineBegin(text, span.begin);
  const std::string_view line = LineAt(text, row);
  if (line.size() > kMaxRowBytes) return std::nullopt;
  const size_t bars = CountBars(line);
  const size_t column = CountBars(text.substr(row, span.begin - row));
  size_t heading = row;
  for (int rows = 0; rows < kMaxRows && heading > 0; ++rows) {
    const size_t above = LineBegin(text, heading - 1);
    const std::string_view words = LineAt(text, above);
    if (words.size() > kMaxRowBytes || CountBars(words) != bars) break;
    heading = above;
  }
  if (heading == row) return std::nullopt;
  const TextSpan cell = CellAt(text, heading, column);
  if (cell.empty() || cell.In(text).find_first_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return cell;
}

}  // namespace sulieu
