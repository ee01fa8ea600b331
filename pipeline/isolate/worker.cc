#include "pipeline/isolate/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstring>

#include "pipeline/base/fault.h"
#include "pipeline/isolate/serve.h"

namespace sulieu {
namespace {

// The socket is the worker's standard input; all else is closed.
int Spawn(const WorkerOptions& options, int socket, pid_t* process) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own: Ctrl-C is for the program, which lets the document be read to its end.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  const std::string seconds = std::to_string(options.seconds), memory = std::to_string(options.memory);
  char* const arguments[] = {const_cast<char*>("sulieu"), const_cast<char*>(kWorkerCommand),
                             const_cast<char*>(seconds.c_str()), const_cast<char*>(memory.c_str()), nullptr};
  const int error = posix_spawn(process, options.program.c_str(), &files, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  return error;
}

Error CannotStart(int error) {
  return {ErrorCode::kBusy, fmt::format("no process could be started to read it: {}", std::strerror(error))};
}

}  // namespace

Result<std::unique_ptr<Worker>> Worker::Start(const WorkerOptions& options) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return tl::unexpected<Error>(CannotStart(errno));
  std::unique_ptr<Worker> worker(new Worker(options));
  worker->socket_.Reset(ends[0]);
  const Descriptor theirs(ends[1]);
  const int error = Spawn(options, theirs.get(), &worker->process_);
  if (error == 0) return worker;
  worker->process_ = -1;
  return tl::unexpected<Error>(CannotStart(error));
}

Worker::~Worker() { End(0); }

Status Worker::Send(FrameKind kind, std::string_view payload) {
  const Arrival sent = SendFrame(socket_.get(), kind, payload, options_.seconds);
  if (sent == Arrival::kWhole) return {};
  return tl::unexpected<Error>(Explain(sent));
}

Result<Frame> Worker::Receive() {
  Frame frame;
  const Arrival arrival = ReceiveFrame(socket_.get(), options_.seconds, &frame);
  if (arrival == Arrival::kWhole) return frame;
  return tl::unexpected<Error>(Explain(arrival));
}

Error Worker::Explain(Arrival arrival) {
  const Error late{kFaultTimeout, fmt::format("it took more than {} seconds to read", options_.seconds)};
  if (arrival == Arrival::kTooMuch) return {kFaultBomb, "its parser gave more than any document has"};
  if (arrival == Arrival::kLate) return late;
  constexpr int kPatience = 1000;
  const int status = End(kPatience);
  if (WIFSIGNALED(status)) {
    if (WTERMSIG(status) == SIGXCPU) return late;
    return {kFaultCrash, fmt::format("its parser broke down (signal {})", WTERMSIG(status))};
  }
  if (WEXITSTATUS(status) == kOutOfMemory) {
    return {kFaultMemory, fmt::format("its parser wanted more than {} MB of memory", options_.memory >> 20)};
  }
  return {kFaultCrash, fmt::format("its parser ended without an answer (status {})", WEXITSTATUS(status))};
}

// The status of the process, which is made to end. One that closed the socket is given the time to end by
// itself, so that its status tells why.
int Worker::End(int milliseconds) {
  if (process_ < 0) return 0;
  int status = 0;
  pid_t ended = 0;
  for (; milliseconds > 0 && ended == 0; --milliseconds) {
    ended = waitpid(process_, &status, WNOHANG);
    if (ended == 0) usleep(1000);
  }
  if (ended == 0) {
    kill(process_, SIGKILL);
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  process_ = -1;
  return status;
}

}  // namespace sulieu
