#include "pipeline/cli/key_terminal.h"

#include <unistd.h>

#include "pipeline/cli/console.h"

namespace sulieu {
namespace {

constexpr char kEndOfInput = 4;  // Ctrl-D where keys are read

// Unbuffered, as keys and lines come from the same input.
std::optional<char> ReadChar() {
  char c = 0;
  return read(STDIN_FILENO, &c, 1) == 1 ? std::optional(c) : std::nullopt;
}

std::optional<std::string> ReadLine() {
  std::string line;
  for (auto c = ReadChar(); c; c = ReadChar()) {
    if (*c == '\n') return line;
    line += *c;
  }
  return line.empty() ? std::nullopt : std::optional(line);
}

}  // namespace

KeyTerminal::KeyTerminal() : terminal_(tcgetattr(STDIN_FILENO, &lines_) == 0) {
  if (!terminal_) return;
  keys_ = lines_;
  keys_.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  tcsetattr(STDIN_FILENO, TCSANOW, &keys_);
}

KeyTerminal::~KeyTerminal() {
  if (terminal_) tcsetattr(STDIN_FILENO, TCSANOW, &lines_);
}

std::optional<char> KeyTerminal::Key() const {
  if (terminal_) {
    const auto key = ReadChar();
    return key == kEndOfInput ? std::nullopt : key;
  }
  const auto line = ReadLine();
  if (!line) return std::nullopt;
  return line->empty() ? ' ' : line->front();
}

std::optional<std::string> KeyTerminal::Line(std::string_view prompt) const {
  if (terminal_) tcsetattr(STDIN_FILENO, TCSANOW, &lines_);
  Write(prompt);
  FlushOutput();
  auto line = ReadLine();
  if (terminal_) tcsetattr(STDIN_FILENO, TCSANOW, &keys_);
  return line;
}

}  // namespace sulieu
