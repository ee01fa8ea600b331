// One run of an import: found files -> read in order -> analysed in parallel -> written in order. Memory is
// bounded by a fixed number of documents in flight. The content of the database does not depend on the number
// of threads nor on the order of the paths. Tested by tests/cli_import_test.cc.
#ifndef SULIEU_PIPELINE_IMPORT_IMPORT_H_
#define SULIEU_PIPELINE_IMPORT_IMPORT_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/read/found_file.h"
#include "pipeline/read/metadata.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/store.h"

namespace sulieu {

// How far a run is; for the progress line.
struct Progress {
  uint64_t files = 0, all_files = 0;
  uint64_t bytes = 0, all_bytes = 0;
};

struct ImportPlan {
  std::string database;
  FileList files;
  MetadataTable metadata;
  std::string encoding;                            // of all documents the metadata gives none for
  int jobs = 0;                                    // threads that analyse; 0: one per core
  bool dry_run = false;                            // says what would happen, writes nothing
  std::string command;                             // as stored in runs.command
  const std::atomic<bool>* interrupted = nullptr;  // set: stop after the documents in flight
  UpgradeListener upgraded;                        // told when the database was brought up to date
  bool profile = false;                            // measure where the time goes
  std::function<void(const Progress&)> progress;   // called after each file, from one thread at a time
};

struct ImportReport {
  uint64_t found = 0;  // = sum of counts
  std::map<Outcome, uint64_t> counts;
  std::vector<LedgerEntry> failed, skipped;
  std::vector<LedgerEntry> unsure;  // imported, but their encoding is a guess or their bytes are damaged
  std::vector<LedgerEntry> without_facts;              // imported, but the rules for facts failed at them
  std::map<std::string, uint64_t, std::less<>> facts;  // of the imported documents, per kind
  uint64_t replaced = 0, extracted_again = 0;          // among the imported
  uint64_t stored = 0;                                 // inputs in the ledger for good
  std::vector<std::string> unused_metadata;            // paths in the metadata file that no document has
  bool interrupted = false;
  std::optional<Error> stopped;  // what ended the run early: disk full, ...
  Timing timing;                 // where ImportPlan::profile asks for it; of all threads together
};

// Fails before anything is written when the database cannot be opened. What happens later is in the report.
Result<ImportReport> RunImport(const Pipeline& pipeline, ImportPlan plan);

// What the user can do about a document that failed with this code (ErrorCodeName); may be empty.
std::string_view Remedy(std::string_view reason);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_IMPORT_H_
