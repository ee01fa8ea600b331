// Writes analysed documents and the ledger. Many documents in a transaction; a document is whole or absent.
// Several programs may write to a database at once: each takes its turn for a transaction, which is kept
// short enough for that. Tested by tests/store_test.cc and the harness in tests/faults.
#ifndef SULIEU_PIPELINE_STORE_WRITER_H_
#define SULIEU_PIPELINE_STORE_WRITER_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/document_rows.h"
#include "pipeline/store/duplicates.h"
#include "pipeline/store/fact_changes.h"
#include "pipeline/store/indexed.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/written_rows.h"

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
  // The same, and the answer holds until Add or Record: waits until no other program writes; then none does
  // until the next Commit.
  Result<std::optional<LedgerEntry>> BeginDocument(const std::string& path, const std::string& source_sha256,
                                                   const Metadata& metadata);

  // Adds the document or replaces what its path or bytes had before; returns the entry it recorded. A
  // document the schema refuses (kInternal) leaves no trace, and the writer goes on; any other failure ends
  // the run. `fault`: why the analysis has no facts, if it has none for that; every later run extracts again.
  Result<LedgerEntry> Add(const Analysis& analysis, const Metadata& given_metadata,
                          const std::string& fault = "");
  // Replaces the facts of a stored document by those of an analysis of its text, and what else rules decide:
  // title, byline, date, sketch. False when the document is there no more. Fails as Add does.
  Result<bool> ExtractAgain(int64_t document, const Analysis& analysis);
  // Records an input that gave no document, or a duplicate.
  Status Record(const LedgerEntry& entry, size_t bytes = 0);

  // Makes what was added durable; called by itself when a batch is full.
  Status Commit();
  // Ends the run and judges anew which documents are reprints. Without it the run stays marked as
  // interrupted.
  Status Finish(const std::string& now);

  // How many recorded inputs the next Commit will make durable.
  int uncommitted() const { return pending_; }

  // The number of the run.
  int64_t run() const { return run_; }

  // A batch ends with the first of these that is reached: others must not wait long for their turn, and its
  // pages are kept in memory (readers would have to wait from the first page that is written to the file).
  static constexpr int kBatchInputs = 1000;
  static constexpr size_t kBatchBytes = size_t{32} << 20;
  static constexpr std::chrono::milliseconds kBatchTime{1000};

 private:
  struct Statements;
  // What is stored of a document that is being replaced by itself, extracted again.
  struct Known {
    std::string name, imported_at;
    std::vector<std::string> paths;
    std::vector<FactState> facts;
  };
  // What is not in the full-text index yet. The words of all are one text: pieces that stay while all around
  // them goes would hold far more memory than their own.
  struct Unindexed {
    struct Document {
      int64_t id;
      size_t title_end, text_end;  // in the words; the title begins where the document before ends
    };
    std::vector<Document> documents;  // in the order of their rows
    std::string words;
  };
  Writer(const Database& database, const Pipeline& pipeline);

  Status EnsureTransaction();
  Status CheckKeys();
  Status CountInput(size_t bytes);
  Status IndexLater(const Analysis& analysis, const Indexed& indexed, int64_t document);
  Status IndexAdded();
  Status NoteWorkLeft();
  Status DoWorkLeft();
  Status RecordChanges(const std::string& document, const std::vector<FactState>& before,
                       const Analysis& analysis);
  Result<bool> Replaces(const std::string& path, const std::string& source_sha256, bool is_duplicate);
  template <typename Rows>
  Result<LedgerEntry> AddWhole(const Analysis& analysis, bool replaces, Rows rows);
  Status FollowDecisions(int64_t document);
  Status UndoReplacing();
  Status UndoNew(const std::string& source_sha256);
  Status ReplaceRows(int64_t document, const Analysis& analysis);
  Status ReplaceIndexed(int64_t document, const Analysis& analysis, const Indexed& indexed);
  Result<LedgerEntry> AddRows(const Analysis& analysis, const Metadata& given_metadata,
                              const std::string& fault, bool replaces);
  Status TakePlace(const Analysis& analysis, LedgerEntry* entry, Known* known);
  const std::string& RulesDigest(const Analysis& analysis) const;
  Result<int64_t> FindBySha(const std::string& source_sha256);
  Result<Known> TakeOut(const std::string& source_sha256);
  Result<std::string> DetachPath(const std::string& path, const std::string& source_sha256);
  Result<std::vector<std::string>> Occurrences(int64_t document);
  Status AddOccurrence(int64_t document, const std::string& path);
  Status RemoveDocument(int64_t id);
  Status RenameDocument(int64_t id, const std::string& gone_path);
  Status InsertDocument(const Analysis& analysis, const Indexed& indexed, const Known& known,
                        const Metadata& given_metadata, int64_t* id);
  Status InsertDigest(int64_t document, const std::string& digest);
  Status InsertReading(const Analysis& analysis, int64_t document);
  Status InsertPlaces(const Indexed& indexed, int64_t document);
  Status InsertClaims(const Analysis& analysis, int64_t document);
  Status InsertLeftOut(const Analysis& analysis, int64_t document);
  Status InsertExtractions(const Analysis& analysis, const Indexed& indexed, int64_t document);
  Status InsertFacts(const Analysis& analysis, const Indexed& indexed, int64_t document,
                     std::vector<int64_t>* rows);
  Status InsertMention(const Analysis& analysis, std::string_view kind, const Mention& mention,
                       std::string_view captures, int64_t document);
  Result<int64_t> RuleRow(const Rule& rule, std::string_view kind);

  const Database& database_;
  const Pipeline& pipeline_;
  std::optional<DuplicateFinder> duplicates_;
  std::optional<DocumentRows> document_rows_;
  std::unique_ptr<WrittenRows> written_rows_;
  std::unique_ptr<Statements> statements_;
  std::optional<FactStateReader> stored_facts_;
  std::optional<Transaction> transaction_;
  std::unordered_map<const Rule*, int64_t> rule_rows_;
  Unindexed unindexed_;  // of this transaction
  int64_t run_ = 0;
  std::string now_;
  std::string ledger_digest_, changes_digest_;  // of the chains so far
  int pending_ = 0;
  size_t pending_bytes_ = 0;
  std::chrono::steady_clock::time_point begun_;
  bool work_noted_ = false;
  bool any_decision_ = false;  // as long as the transaction: nobody else decides meanwhile
  bool keys_checked_ = false;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_WRITER_H_
