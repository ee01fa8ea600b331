#include <fmt/format.h>

#include "pipeline/export/separated.h"
#include "pipeline/export/visible.h"

namespace sulieu {
namespace {

// One ASCII character as TSV has it.
std::string Escape(char c) {
  switch (c) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\\':
      return "\\\\";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? fmt::format("\\u{:04x}", c) : std::string(1, c);
  }
}

}  // namespace

std::string TsvField(std::string_view text) {
  std::string field;
  for (const char c : text) field += Escape(c);
  return EscapeInvisible(field);
}

std::string TsvLine(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    line += TsvField(cell);
  }
  return line + "\n";
}

}  // namespace sulieu
