#include "pipeline/cli/console.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "pipeline/export/visible.h"
#include "pipeline/messages/messages.h"

namespace sulieu {
namespace {

std::atomic<int> output_error = 0;  // errno of the first failed write to standard output

void NoteFailure() {
  if (output_error == 0) output_error = errno ? errno : EIO;
}

template <typename Visit>
void ForEachLine(std::string_view text, Visit visit) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    visit(text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

void PrepareStreams() {
  // A closed stream opens /dev/null for the wrong direction: using it fails, and its number is taken.
  for (const auto& [descriptor, flags] :
       {std::pair{STDIN_FILENO, O_WRONLY}, std::pair{STDOUT_FILENO, O_RDONLY},
        std::pair{STDERR_FILENO, O_RDWR}}) {
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) (void)open("/dev/null", flags);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is a full disk, not the end of the program
}

void Write(std::string_view text) {
  if (output_error == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) NoteFailure();
}

void WriteMessage(std::string_view english) {
  ForEachLine(english, [](std::string_view line) { Write(Localised(line) + "\n"); });
}

bool FlushOutput() {
  if (output_error == 0 && std::fflush(stdout) != 0) NoteFailure();
  return output_error == 0;
}

bool OutputFailed() { return output_error != 0; }

int FinishOutput(int status) {
  if (FlushOutput()) return status;
  // A reader that went away (`| head`) has had enough; anything else the user must know of.
  if (output_error != EPIPE)
    Say(fmt::format("cannot write to standard output: {}", std::strerror(output_error)));
  return status == kDone || status == kSomeFailed ? kFailed : status;
}

void Say(std::string_view message) {
  std::string lines;
  ForEachLine(message, [&](std::string_view line) {
    // No file name commands the terminal.
    lines += fmt::format("sulieu: {}\n", ShowInvisible(LocalisedWithCode(line)));
  });
  std::fwrite(lines.data(), 1, lines.size(), stderr);
}

int Report(const Error& error) {
  Say(error.message);
  return error.code == ErrorCode::kUsage || error.code == ErrorCode::kRules ? kWrongUsage : kFailed;
}

int ReportUsage(std::string_view message) {
  Say(message);
  return kWrongUsage;
}

bool OutputIsTerminal() { return isatty(STDOUT_FILENO) == 1; }

bool ErrorsAreTerminal() { return isatty(STDERR_FILENO) == 1; }

bool UseColour() {
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const term = std::getenv("TERM");
  return OutputIsTerminal() && !(no_color && *no_color) && !(term && std::strcmp(term, "dumb") == 0);
}

}  // namespace sulieu
