// A process of this same program that runs the parsers of others, and nothing else: what they do to their
// memory, their time and their output stays there. It is started by exec, never by a bare fork, and has no
// descriptor but its end of a socket, so that no handle of SQLite ever stands in two processes. Its limits it
// sets itself before it reads the first byte: address space, processor time per document, no core and no
// file. (The number of processes is not limited: that limit counts those of the user, not of the worker.)
// It ends when the program does, however that ends. serve.h is the other side. Tested by
// tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_ISOLATE_WORKER_H_
#define SULIEU_PIPELINE_ISOLATE_WORKER_H_

#include <sys/types.h>

#include <memory>
#include <string>

#include "pipeline/base/descriptor.h"
#include "pipeline/base/result.h"
#include "pipeline/isolate/frame.h"

namespace sulieu {

struct WorkerOptions {
  std::string program = "/proc/self/exe";  // one whose main calls ServeIfWorker
  int seconds = 60;                        // without a sign of life
  uint64_t memory = uint64_t{1} << 30;     // bytes of address space
};

class Worker {
 public:
  // Fails with kBusy when the system does not give a process.
  static Result<std::unique_ptr<Worker>> Start(const WorkerOptions& options);
  // Ends the process and whatever it started.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Both fail with kFaultTimeout, kFaultCrash, kFaultMemory or kFaultBomb; the worker is then of no further
  // use.
  Status Send(FrameKind kind, std::string_view payload);
  Result<Frame> Receive();

 private:
  explicit Worker(const WorkerOptions& options) : options_(options) {}
  Error Explain(Arrival arrival);
  int End(int milliseconds);

  WorkerOptions options_;
  Descriptor socket_;
  pid_t process_ = -1;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_ISOLATE_WORKER_H_
