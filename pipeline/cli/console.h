// What the commands say and how they end: data on standard output, messages on standard error, one set of
// exit statuses. Tested by tests/cli_test.cc and tests/cli_bad_input_test.cc.
#ifndef SULIEU_PIPELINE_CLI_CONSOLE_H_
#define SULIEU_PIPELINE_CLI_CONSOLE_H_

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "pipeline/base/result.h"

namespace sulieu {

enum ExitStatus {
  kDone = 0,
  kFailed = 1,
  kWrongUsage = 2,
  kSomeFailed = 3,
  kInterrupted = 130,
};

// Call first in main: gives closed standard streams a place (so that no database gets their number), and
// makes a reader that goes away an error instead of a signal.
void PrepareStreams();

// Writes to standard output, buffered. A failure is remembered for FinishOutput.
void Write(std::string_view text);
template <typename... Args>
void Print(fmt::format_string<Args...> format, Args&&... args) {
  Write(fmt::format(format, std::forward<Args>(args)...));
}
// What is said of the work on standard output, line by line in the language of the user: no data.
void WriteMessage(std::string_view english);
template <typename... Args>
void PrintMessage(fmt::format_string<Args...> format, Args&&... args) {
  WriteMessage(fmt::format(format, std::forward<Args>(args)...));
}
// Sends what is buffered; false when standard output takes no more: stop producing.
bool FlushOutput();
bool OutputFailed();
// Flushes; `status`, or kFailed with a message when not all output could be written. Call last in main.
int FinishOutput(int status);

// One message on standard error: `sulieu: ... [CODE]`, each line of it marked, in the language of the user.
void Say(std::string_view message);
// Says the error and returns the exit status for it.
int Report(const Error& error);
int ReportUsage(std::string_view message);

bool OutputIsTerminal();
bool ErrorsAreTerminal();
// True when standard output is a terminal that wants colours (NO_COLOR is not set, TERM is not dumb).
bool UseColour();

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_CONSOLE_H_
