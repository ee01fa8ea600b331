// The worker's side: opens files and reads documents as it is asked, until the program is gone. Tested by
// tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_ISOLATE_SERVE_H_
#define SULIEU_PIPELINE_ISOLATE_SERVE_H_

namespace sulieu {

// The command the program starts itself with; not one for people, so no part of the help.
inline constexpr const char* kWorkerCommand = "internal-worker";
// The status of a worker that was refused memory.
inline constexpr int kOutOfMemory = 86;

// Returns when this is not a worker's command line; else serves and ends the process.
void ServeIfWorker(int argc, char** argv);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_ISOLATE_SERVE_H_
