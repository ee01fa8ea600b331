// A ratio that fills a cell of a table with bars: `Lê Văn A | Giám đốc Sở | 51/65 | 11/65`. The heading of
// its column, in the first row, says what is counted. Tested by ratios_test.cc.
#ifndef SULIEU_EXTRACTORS_RATIOS_TABLE_CELL_H_
#define SULIEU_EXTRACTORS_RATIOS_TABLE_CELL_H_

#include <optional>
#include <string_view>

#include "pipeline/base/span.h"

namespace sulieu {

// True when nothing else stands in the cell around the span, and the line has other cells.
bool FillsCell(std::string_view text, TextSpan span);

// The heading of the column that the span stands in; nothing when the first row is no heading.
std::optional<TextSpan> ColumnHeading(std::string_view text, TextSpan span);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_TABLE_CELL_H_
