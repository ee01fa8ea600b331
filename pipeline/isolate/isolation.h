// Files and documents read in processes apart, so that a parser that crashes, hangs, eats memory or floods
// its output costs one document (with the reason `crash`, `timeout`, `memory` or `bomb`) and never the run.
//
// Two seams are enough, the two places where bytes of others meet code of others: opening a container
// (archives, web archives, office files, converters), and turning a document into text (HTML, office XML).
// Plain text, read by our own code alone, and JSON Lines stay in the process: no worker is even started for
// them. Workers are kept and asked again; one that failed is replaced. The document goes over a
// socket: of 500 pages of 34 kB the import took 2.6 s of processor time instead of 2.1.
//
// Of an archive, what was read before a fault stays, and the rest is read by a new worker that leaves out the
// member the fault was in; only a fault in the archive itself, or too many of them, ends it.
// Tested by tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_ISOLATE_ISOLATION_H_
#define SULIEU_PIPELINE_ISOLATE_ISOLATION_H_

#include <memory>
#include <mutex>
#include <vector>

#include "pipeline/formats/format.h"
#include "pipeline/isolate/wire.h"
#include "pipeline/isolate/worker.h"
#include "pipeline/read/reader.h"

namespace sulieu {

// Safe to call from several threads.
class Isolation {
 public:
  explicit Isolation(WorkerOptions options = {}) : options_(std::move(options)) {}

  // As OpenFile. Requires: the isolation outlives the reader.
  std::unique_ptr<Reader> Open(const FoundFile& file);
  // As ReadDocument.
  Result<Reading> Read(std::string_view raw, std::string_view format, const DecodeOptions& options);

 private:
  friend class IsolatedReader;
  Result<Reading> Ask(const ReadRequest& request, bool new_worker);
  Result<std::unique_ptr<Worker>> Take(bool new_worker);
  void GiveBack(std::unique_ptr<Worker> worker);

  const WorkerOptions options_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Worker>> idle_;
};

// From here on this program reads what is foreign apart. Called once, by a command that opens files, before
// the first.
void ReadForeignApart(const WorkerOptions& options = {});

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_ISOLATE_ISOLATION_H_
