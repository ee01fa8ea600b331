// Text as a terminal shows it: widths in columns, cut and padded by them, on one line.
#ifndef SULIEU_PIPELINE_CLI_DISPLAY_H_
#define SULIEU_PIPELINE_CLI_DISPLAY_H_

#include <string>
#include <string_view>

namespace sulieu {

// Columns a terminal gives the text: 0 for marks and controls, 2 for wide East Asian characters, else 1.
size_t DisplayWidth(std::string_view text);

// The text on one line, at most `width` columns wide; what is cut off shows as `…`.
std::string Shorten(std::string_view text, size_t width);

// Spaces up to `width` columns behind (or before) the text.
std::string Pad(std::string_view text, size_t width, bool right = false);

// Line breaks and tabs as spaces, runs of spaces as one; other characters nobody sees as <U+202E>.
std::string OneLine(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_DISPLAY_H_
