// Extracts again, from the stored text, the documents whose facts were made by other rules. Text, source and
// everything else about a document stay; a fact whose value is the same keeps its id. Can be interrupted at
// any point and run again: what is done is done. Tested by tests/reextract_test.cc.
#ifndef SULIEU_PIPELINE_REEXTRACT_REEXTRACT_H_
#define SULIEU_PIPELINE_REEXTRACT_REEXTRACT_H_

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/import/import.h"
#include "pipeline/pipeline.h"

namespace sulieu {

struct ReextractPlan {
  std::string database;
  int jobs = 0;         // threads; 0: one per core
  std::string command;  // as stored in runs.command
  const std::atomic<bool>* interrupted = nullptr;
  std::function<void(const Progress&)> progress;
  UpgradeListener upgraded;  // told when the database was brought up to date
};

struct ReextractReport {
  int64_t run = 0;  // 0: there was nothing to do, and no run was made
  uint64_t documents = 0, extracted = 0;
  std::vector<LedgerEntry> failed;  // they keep the facts they have
  bool interrupted = false;
  std::optional<Error> stopped;
};

Result<ReextractReport> Reextract(const Pipeline& pipeline, const ReextractPlan& plan);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REEXTRACT_REEXTRACT_H_
