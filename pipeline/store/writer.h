// Writes analysed documents and the ledger. One writer per database at a time; many documents in a
// transaction; a document is whole or absent. Tested by tests/store_test.cc.
#ifndef SULIEU_PIPELINE_STORE_WRITER_H_
#define SULIEU_PIPELINE_STORE_WRITER_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "pipeline/pipeline.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

enum class Outcome { kImported, kDuplicate, kFailed, kSkipped };

// `imported`, `duplicate`, `failed`, `skipped`: as stored and shown.
const char* OutcomeName(Outcome outcome);

// What became of one input.
struct LedgerEntry {
  std::string path;
  Outcome outcome = Outcome::kImported;
  std::string reason;   // code; empty for a plain import
  std::string message;  // for people; may be empty
  std::string sha256;   // of the source, when it could be read
};

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

  // Adds the document or replaces what its path or bytes had before; returns the entry it recorded.
  Result<LedgerEntry> Add(const Analysis& analysis, const Metadata& given_metadata);
  // Records an input that gave no document, or a duplicate.
  Status Record(const LedgerEntry& entry);

  // Makes what was added durable; called by itself every kBatch inputs.
  Status Commit();
  // Ends the run. Without it the run stays marked as interrupted.
  Status Finish(const std::string& now);

  static constexpr int kBatch = 1000;

 private:
  struct Statements;
  Writer(const Database& database, const Pipeline& pipeline);

  Status EnsureTransaction();
  Status CountInput();
  Status RemoveDocument(int64_t id);
  Status InsertDocument(const Analysis& analysis, const Metadata& given_metadata,
                        const std::string& facts_sha256, int64_t* id);
  Status InsertExtraction(const Analysis& analysis, const Extraction& extraction, int64_t document);
  Status InsertMention(const Analysis& analysis, std::string_view kind, const Mention& mention,
                       int64_t document);
  Result<int64_t> RuleRow(const Rule& rule, std::string_view kind);

  const Database& database_;
  const Pipeline& pipeline_;
  std::unique_ptr<Statements> statements_;
  std::optional<Transaction> transaction_;
  std::unordered_map<const Rule*, int64_t> rule_rows_;
  int64_t run_ = 0;
  std::string now_;
  int pending_ = 0;
};

// SHA-256 over the facts of a document: kind, value, columns and mentions of each, in a fixed order. The same
// however the document was imported.
std::string FactsDigest(const Analysis& analysis);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_WRITER_H_
