// Keys and lines from standard input: on a terminal a key comes at once and unseen, and Ctrl-C is a key; of a
// pipe it is the first character of a line. Tested by tests/review_terminal_test.cc.
#ifndef SULIEU_PIPELINE_CLI_KEY_TERMINAL_H_
#define SULIEU_PIPELINE_CLI_KEY_TERMINAL_H_

#include <termios.h>

#include <optional>
#include <string>
#include <string_view>

namespace sulieu {

// The terminal is as it was before while a line is read, and when the object is gone.
class KeyTerminal {
 public:
  KeyTerminal();
  ~KeyTerminal();
  KeyTerminal(const KeyTerminal&) = delete;
  KeyTerminal& operator=(const KeyTerminal&) = delete;

  // Nothing at the end of the input.
  std::optional<char> Key() const;
  // Without its line break. The prompt is shown when what is typed counts for the line.
  std::optional<std::string> Line(std::string_view prompt) const;

 private:
  termios lines_{}, keys_{};
  bool terminal_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_KEY_TERMINAL_H_
