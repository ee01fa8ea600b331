// Writes analysed documents and the ledger. One writer per database at a time; many documents in a
// transaction; a document is whole or absent. Tested by tests/store_test.cc.
#ifndef SULIEU_PIPELINE_STORE_WRITER_H_
#define SULIEU_PIPELINE_STORE_WRITER_H_

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/duplicates.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

class Writer {
 public:
  // Begins a run. `now` is UTC, ISO 8601. Requires: the database and the pipeline outlive the writer.
  static Result<std::unique_ptr<Writer>> BeginRun(const Database& database, const Pipeline& pipeline,
                                                  const std::string& command, const std::string& now);
  ~Writer();

  // What a document with these bytes at this path would be: nothing when it must be analysed and added, else
  // the duplicate's entry (`unchanged`, `same_bytes`). Lets an import skip the analysis.
  Result<std::optional<LedgerEntry>> FindDuplicate(const std::string& path, const std::string& source_sha256,
                                                   const Metadata& metadata);

  // Adds the document or replaces what its path or bytes had before; returns the entry it recorded. A
  // document the schema refuses (kInternal) leaves no trace, and the writer goes on; any other failure ends
  // the run.
  Result<LedgerEntry> Add(const Analysis& analysis, const Metadata& given_metadata);
  // Records an input that gave no document, or a duplicate.
  Status Record(const LedgerEntry& entry);

  // Makes what was added durable; called by itself every kBatch inputs.
  Status Commit();
  // Ends the run and judges anew which documents are reprints. Without it the run stays marked as
  // interrupted.
  Status Finish(const std::string& now);

  // How many recorded inputs the next Commit will make durable.
  int uncommitted() const { return pending_; }

  static constexpr int kBatch = 1000;

 private:
  struct Statements;
  // What is stored of a document that is being replaced by itself, extracted again.
  struct Known {
    std::string name;
    std::vector<std::string> paths;
  };
  Writer(const Database& database, const Pipeline& pipeline);

  Status EnsureTransaction();
  Status CountInput();
  Result<LedgerEntry> AddRows(const Analysis& analysis, const Metadata& given_metadata);
  Result<Known> TakeOut(const std::string& source_sha256);
  Result<std::string> DetachPath(const std::string& path, const std::string& source_sha256);
  Result<std::vector<std::string>> Occurrences(int64_t document);
  Status AddOccurrence(int64_t document, const std::string& path);
  Status RemoveDocument(int64_t id);
  Status RenameDocument(int64_t id, const std::string& gone_path);
  Status InsertDocument(const Analysis& analysis, const std::string& name, const Metadata& given_metadata,
                        int64_t* id);
  Status InsertReading(const Analysis& analysis, int64_t document);
  Status InsertExtraction(const Analysis& analysis, const Extraction& extraction, int64_t document);
  Status InsertFact(const Analysis& analysis, std::string_view kind, const Fact& fact, int64_t document,
                    const std::vector<int64_t>& mention_rows);
  Status InsertMention(const Analysis& analysis, std::string_view kind, const Mention& mention,
                       int64_t document);
  Result<int64_t> RuleRow(const Rule& rule, std::string_view kind);

  const Database& database_;
  const Pipeline& pipeline_;
  std::unique_ptr<Statements> statements_;
  std::optional<DuplicateFinder> duplicates_;
  std::optional<Transaction> transaction_;
  std::unordered_map<const Rule*, int64_t> rule_rows_;
  int64_t run_ = 0;
  std::string now_;
  int pending_ = 0;
  bool documents_changed_ = false;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_WRITER_H_
