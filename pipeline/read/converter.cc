#include "pipeline/read/converter.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "pipeline/base/descriptor.h"
#include "pipeline/base/fault.h"

namespace sulieu {
namespace {

// The program in the folders where a system keeps its own; empty when it is not there.
std::string FindProgram(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/bin/"}) {
    if (access((folder + name).c_str(), X_OK) == 0) return folder + name;
  }
  return "";
}

// The bytes in memory that has a descriptor, to be read from the beginning.
bool MakeInput(std::string_view bytes, Descriptor* out) {
  out->Reset(memfd_create("input", MFD_CLOEXEC));
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t put = write(out->get(), bytes.data() + at, bytes.size() - at);
    if (put < 0 && errno != EINTR) return false;
    if (put > 0) at += static_cast<size_t>(put);
  }
  return out->get() >= 0 && lseek(out->get(), 0, SEEK_SET) == 0;
}

void Limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

// Between fork and exec: only calls that are safe there.
[[noreturn]] void BecomeConverter(const char* program, char* const* arguments, int input, int output,
                                  int errors, const ConverterLimits& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  Limit(RLIMIT_AS, limits.memory);
  Limit(RLIMIT_CPU, static_cast<rlim_t>(limits.seconds));
  Limit(RLIMIT_FSIZE, limits.output);
  Limit(RLIMIT_CORE, 0);
  char* const environment[] = {const_cast<char*>("LC_ALL=C.UTF-8"), const_cast<char*>("PATH=/usr/bin:/bin"),
                               nullptr};
  execve(program, arguments, environment);
  _exit(127);
}

using Clock = std::chrono::steady_clock;

// All the child writes. Fails with kFaultTimeout or kFaultBomb.
Status ReadOutput(int descriptor, const ConverterLimits& limits, std::string* out) {
  const auto late = [&] {
    return Fail(kFaultTimeout, fmt::format("took more than {} seconds", limits.seconds));
  };
  const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds);
  char buffer[1 << 16];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wanted{descriptor, POLLIN, 0};
    if (left <= 0) return late();
    const int ready = poll(&wanted, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return late();
    const ssize_t got = read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return {};
    out->append(buffer, static_cast<size_t>(got));
    if (out->size() > limits.output)
      return Fail(kFaultBomb, fmt::format("wrote more than {} bytes", limits.output));
  }
}

Status ExplainEnd(const std::string& name, int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
    return Fail(kFaultTimeout, fmt::format("{} took too long", name));
  if (WIFSIGNALED(status))
    return Fail(kFaultCrash, fmt::format("{} broke down at it (signal {})", name, WTERMSIG(status)));
  if (WEXITSTATUS(status) == 0) return {};
  return Fail(ErrorCode::kUnsupported,
              fmt::format("{} could not read it (status {})", name, WEXITSTATUS(status)));
}

}  // namespace

Result<std::string> RunConverter(const std::vector<std::string>& command, std::string_view package,
                                 std::string_view input, const ConverterLimits& limits) {
  const std::string program = FindProgram(command.front());
  if (program.empty()) {
    return Fail(ErrorCode::kUnsupported,
                fmt::format("{} is not installed; install the package {}", command.front(), package));
  }
  Descriptor in, out_read, out_write, null(open("/dev/null", O_WRONLY | O_CLOEXEC));
  int ends[2];
  if (!MakeInput(input, &in) || pipe2(ends, O_CLOEXEC) != 0) {
    return Fail(ErrorCode::kUnsupported,
                fmt::format("{} cannot be started: {}", command.front(), std::strerror(errno)));
  }
  out_read.Reset(ends[0]);
  out_write.Reset(ends[1]);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0)
    return Fail(ErrorCode::kUnsupported,
                fmt::format("{} cannot be started: {}", command.front(), std::strerror(errno)));
  if (child == 0)
    BecomeConverter(program.c_str(), arguments.data(), in.get(), out_write.get(), null.get(), limits);
  out_write.Close();
  std::string output;
  const Status ended = ReadOutput(out_read.get(), limits, &output);
  if (!ended) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!ended) return Fail(ended.error().code, fmt::format("{} {}", command.front(), ended.error().message));
  SULIEU_RETURN_IF_ERROR(ExplainEnd(command.front(), status));
  return output;
}

}  // namespace sulieu
