// Reads the files of an import in batches: what is analysed together (Pipeline::AnalyzeAll), by one thread.
// Tested by tests/cli_import_test.cc.
#ifndef SULIEU_PIPELINE_IMPORT_BATCH_READER_H_
#define SULIEU_PIPELINE_IMPORT_BATCH_READER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/import/import.h"
#include "pipeline/read/reader.h"

namespace sulieu {

// One input, and what is known of it so far.
struct Parcel {
  std::string name;
  std::optional<Document> document;
  std::optional<LedgerEntry> entry;  // settled without a write: failed, skipped, duplicate
  std::unique_ptr<Analysis> analysis;
  std::string fault;  // why the analysis has no facts
  std::string sha256;
  uint64_t bytes = 0;  // of the file, with its last document; for the progress line
  bool ends_file = false;
};

struct Batch {
  std::vector<Parcel> parcels;
  size_t bytes = 0;  // of its documents
  Timing timing;
};

LedgerEntry FailedEntry(const std::string& name, const Error& error, const std::string& sha256);

class BatchReader {
 public:
  // Requires: the plan outlives the reader. `threads` want batches.
  BatchReader(const ImportPlan& plan, size_t threads);

  // The next inputs in the order of the files; nothing at the end. Shorter when the user interrupts.
  std::unique_ptr<Batch> Next();

 private:
  bool NextInput(Parcel* parcel);
  void SetInput(Input input, Parcel* parcel) const;

  const ImportPlan& plan_;
  size_t full_;  // weight of a batch
  size_t next_file_ = 0;
  std::unique_ptr<Reader> reader_;
  std::optional<Input> lookahead_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_BATCH_READER_H_
