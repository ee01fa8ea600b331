#include "pipeline/isolate/mock_fault.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "pipeline/isolate/frame.h"

namespace sulieu {
namespace {

// Sends bytes without an end.
[[noreturn]] void Flood() {
  const std::string much(size_t{1} << 20, '\x7F');
  for (;;) {
    if (write(STDIN_FILENO, much.data(), much.size()) < 0) _exit(0);
  }
}

void Happen(std::string_view fault) {
  if (fault == "hang") {
    for (;;) pause();
  }
  if (fault == "spin") {
    for (std::atomic<int> i = 0;;) ++i;
  }
  if (fault == "segv") raise(SIGSEGV);
  if (fault == "abort") std::abort();
  if (fault == "memory") {
    static const std::string kMuch(size_t{10} << 30, 'x');
  }
  if (fault == "flood") Flood();
  if (fault == "exit") _exit(0);
  if (fault == "throw") throw std::runtime_error("mock fault");
}

}  // namespace

void MockFault(std::string_view stage, std::string_view subject) {
  static const char* const wanted = std::getenv("SULIEU_MOCK_FAULT");
  if (!wanted) return;
  const std::string_view all(wanted);
  const size_t first = all.find(':'), second = all.find(':', first + 1);
  if (second == std::string_view::npos || all.substr(0, first) != stage ||
      subject.find(all.substr(second + 1)) == std::string_view::npos)
    return;
  Happen(all.substr(first + 1, second - first - 1));
}

}  // namespace sulieu
