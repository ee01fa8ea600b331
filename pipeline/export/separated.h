// Rows as lines of CSV and TSV. Tested by tests/export_test.cc, which reads them back with Python.
#ifndef SULIEU_PIPELINE_EXPORT_SEPARATED_H_
#define SULIEU_PIPELINE_EXPORT_SEPARATED_H_

#include <string>
#include <string_view>
#include <vector>

namespace sulieu {

// A field as RFC 4180 has it: quoted where it holds a comma, a quote or a line break.
std::string CsvField(std::string_view text);
// A field of TSV: tab, line feed, carriage return and backslash are \t \n \r \\, other characters that are
// not seen \u202e.
std::string TsvField(std::string_view text);

// The cells as one line, with a line feed. NULL and the empty text are both an empty cell.
std::string CsvLine(const std::vector<std::string>& cells);
std::string TsvLine(const std::vector<std::string>& cells);

// A text some spreadsheet would take for a formula gets an apostrophe before it: one that begins with
// = + - @, a tab, a carriage return or a line feed.
std::string GuardFormula(std::string text);

// The same for a text some spreadsheet would change into a number, a date or a time, as 9/12, 8%, 1.101 or
// 123e4567: one of digits and ASCII signs, with no letter but one e. A day (2019-03-14) is left to it.
std::string GuardNumber(std::string text);

inline constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_SEPARATED_H_
