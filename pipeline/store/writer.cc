#include "pipeline/store/writer.h"

#include <thread>
#include <utility>

#include "pipeline/review/apply.h"
#include "pipeline/store/fact_index.h"
#include "pipeline/store/work_left.h"
#include "pipeline/store/writer_statements.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// After a batch, long enough that a program that waits for its turn notices.
constexpr std::chrono::milliseconds kTurn{3};
// What waits to be indexed together: about as much as a batch of ordinary articles has.
constexpr size_t kUnindexedBytes = size_t{4} << 20;

}  // namespace

const char* OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kImported:
      return "imported";
    case Outcome::kDuplicate:
      return "duplicate";
    case Outcome::kFailed:
      return "failed";
    case Outcome::kSkipped:
      return "skipped";
  }
  return "failed";
}

Writer::Writer(const Database& database, const Pipeline& pipeline)
    : database_(database), pipeline_(pipeline), statements_(std::make_unique<Statements>()) {}

Writer::~Writer() {
  transaction_.reset();
  (void)database_.Execute("PRAGMA foreign_keys = ON");
}

Result<std::unique_ptr<Writer>> Writer::BeginRun(const Database& database, const Pipeline& pipeline,
                                                 const std::string& command, const std::string& now) {
  std::unique_ptr<Writer> writer(new Writer(database, pipeline));
  SULIEU_RETURN_IF_ERROR(database.Execute("PRAGMA foreign_keys = OFF"));  // see CheckKeys
  auto duplicates = DuplicateFinder::Create(database, pipeline.rules_digest());
  SULIEU_RETURN_IF_ERROR(duplicates);
  writer->duplicates_ = std::move(*duplicates);
  auto rows = DocumentRows::Create(database);
  SULIEU_RETURN_IF_ERROR(rows);
  writer->document_rows_ = std::move(*rows);
  writer->written_rows_ = std::make_unique<WrittenRows>(*writer->document_rows_);
  SULIEU_RETURN_IF_ERROR(writer->statements_->Prepare(database, pipeline, writer->written_rows_.get()));
  auto facts = FactStateReader::Create(database);
  SULIEU_RETURN_IF_ERROR(facts);
  writer->stored_facts_ = std::move(*facts);
  writer->now_ = now;
  SULIEU_RETURN_IF_ERROR(writer->EnsureTransaction());
  Statement& insert = writer->statements_->insert_run;
  const std::string program = "sulieu " SULIEU_VERSION;
  writer->ledger_digest_ = ChainDigest("", {now, program, pipeline.rules_digest(), command});
  insert.Bind(1, now);
  insert.Bind(2, program);
  insert.Bind(3, pipeline.rules_digest());
  insert.Bind(4, command);
  insert.Bind(5, writer->ledger_digest_);
  insert.Bind(6, writer->changes_digest_);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  writer->run_ = database.last_insert_rowid();
  SULIEU_RETURN_IF_ERROR(writer->Commit());
  return writer;
}

Status Writer::EnsureTransaction() {
  if (transaction_) return {};
  auto transaction = Transaction::Begin(database_);
  SULIEU_RETURN_IF_ERROR(transaction);
  transaction_.emplace(std::move(*transaction));
  begun_ = std::chrono::steady_clock::now();
  work_noted_ = false;
  const auto decisions = database_.QueryInteger("SELECT EXISTS (SELECT 1 FROM decisions_made)");
  SULIEU_RETURN_IF_ERROR(decisions);
  any_decision_ = *decisions != 0;
  return any_decision_ ? CheckKeys() : Status{};
}

Status Writer::Commit() {
  pending_ = 0;
  pending_bytes_ = 0;
  if (!transaction_) return {};
  SULIEU_RETURN_IF_ERROR(IndexAdded());
  Statement& chain = statements_->chain_run;
  chain.Bind(1, ledger_digest_);
  chain.Bind(2, changes_digest_);
  chain.Bind(3, run_);
  SULIEU_RETURN_IF_ERROR(chain.Run());
  Status committed = transaction_->Commit();
  transaction_.reset();
  return committed;
}

Status Writer::CountInput(size_t bytes) {
  pending_bytes_ += bytes;
  const bool full = ++pending_ >= kBatchInputs || pending_bytes_ >= kBatchBytes ||
                    std::chrono::steady_clock::now() - begun_ >= kBatchTime;
  if (!full) return {};
  SULIEU_RETURN_IF_ERROR(Commit());
  std::this_thread::sleep_for(kTurn);
  return {};
}

// Many documents are indexed one after another, the last before their transaction ends: between the rows of
// each, the words of the index would be fetched from memory anew.
Status Writer::IndexLater(const Analysis& analysis, const Indexed& indexed, int64_t document) {
  auto& [documents, words] = unindexed_;
  words += FoldForSearch(analysis.metadata.title);
  const size_t title_end = words.size();
  words += indexed.folded_text;
  documents.push_back({document, title_end, words.size()});
  return words.size() < kUnindexedBytes ? Status{} : IndexAdded();
}

Status Writer::IndexAdded() {
  Statement& insert = statements_->insert_search;
  const std::string_view words = unindexed_.words;
  size_t begin = 0;
  for (const auto& [id, title_end, text_end] : unindexed_.documents) {
    insert.Bind(1, id);
    insert.Bind(2, words.substr(begin, title_end - begin));
    insert.Bind(3, words.substr(title_end, text_end - title_end));
    SULIEU_RETURN_IF_ERROR(insert.Run());
    begin = text_end;
  }
  unindexed_.documents.clear();
  unindexed_.words.clear();
  return {};
}

// Without this row the reprints of a run that is interrupted would stay as they were.
Status Writer::NoteWorkLeft() {
  if (work_noted_) return {};
  work_noted_ = true;
  SULIEU_RETURN_IF_ERROR(statements_->note_work.Run());
  return LeaveOutFactIndex(database_);
}

Result<std::optional<LedgerEntry>> Writer::FindDuplicate(const std::string& path,
                                                         const std::string& source_sha256,
                                                         const Metadata& metadata) {
  return duplicates_->Find(path, source_sha256, metadata);
}

Result<std::optional<LedgerEntry>> Writer::BeginDocument(const std::string& path,
                                                         const std::string& source_sha256,
                                                         const Metadata& metadata) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  auto duplicate = FindDuplicate(path, source_sha256, metadata);
  SULIEU_RETURN_IF_ERROR(duplicate);
  const bool unchanged = *duplicate && (*duplicate)->reason == "unchanged";
  if (keys_checked_ || unchanged) return duplicate;
  const auto replaces = Replaces(path, source_sha256, duplicate->has_value());
  SULIEU_RETURN_IF_ERROR(replaces);
  if (!*replaces) return duplicate;
  SULIEU_RETURN_IF_ERROR(CheckKeys());
  return FindDuplicate(path, source_sha256, metadata);  // another program may have had its turn
}

Status Writer::Record(const LedgerEntry& entry, size_t bytes) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  if (entry.outcome == Outcome::kDuplicate && entry.reason == "same_bytes") {
    SULIEU_RETURN_IF_ERROR(DetachPath(entry.path, entry.sha256));
    const auto document = FindBySha(entry.sha256);
    SULIEU_RETURN_IF_ERROR(document);
    if (*document != 0) {
      SULIEU_RETURN_IF_ERROR(AddOccurrence(*document, entry.path));
      SULIEU_RETURN_IF_ERROR(FollowDecisions(*document));
    }
  }
  Statement& insert = statements_->insert_input;
  insert.Bind(1, run_);
  insert.Bind(2, entry.path);
  insert.Bind(3, OutcomeName(entry.outcome));
  insert.BindOptional(4, entry.reason);
  insert.BindOptional(5, entry.message);
  insert.BindOptional(6, entry.sha256);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  ledger_digest_ = ChainDigest(
      ledger_digest_, {entry.path, OutcomeName(entry.outcome), entry.reason, entry.message, entry.sha256});
  return CountInput(bytes);
}

Result<LedgerEntry> Writer::Add(const Analysis& analysis, const Metadata& given_metadata,
                                const std::string& fault) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  const auto replaces = Replaces(analysis.name, analysis.source_sha256, false);
  SULIEU_RETURN_IF_ERROR(replaces);
  if (*replaces) SULIEU_RETURN_IF_ERROR(CheckKeys());
  return AddWhole(analysis, *replaces, [&] { return AddRows(analysis, given_metadata, fault, *replaces); });
}

Result<bool> Writer::ExtractAgain(int64_t document, const Analysis& analysis) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  SULIEU_RETURN_IF_ERROR(CheckKeys());
  const auto there = FindBySha(analysis.source_sha256);
  SULIEU_RETURN_IF_ERROR(there);
  if (*there != document) return false;
  const auto entry = AddWhole(analysis, true, [&]() -> Result<LedgerEntry> {
    SULIEU_RETURN_IF_ERROR(ReplaceRows(document, analysis));
    return LedgerEntry{analysis.name, Outcome::kImported, "extracted_again", "", analysis.source_sha256};
  });
  SULIEU_RETURN_IF_ERROR(entry);
  return true;
}

// Writes the rows of a document and its entry, all or none. What replaces nothing is undone by removing it: a
// savepoint copies every page that is touched, and makes the full-text index write a segment for each
// document.
template <typename Rows>
Result<LedgerEntry> Writer::AddWhole(const Analysis& analysis, bool replaces, Rows rows) {
  if (replaces) {
    SULIEU_RETURN_IF_ERROR(IndexAdded());  // lest the savepoint undoes what is of others
    SULIEU_RETURN_IF_ERROR(statements_->begin_document.Run());
  }
  const std::string changes_digest = changes_digest_;
  auto entry = rows();
  if (!entry && entry.error().code != ErrorCode::kInternal) return entry;
  if (!entry) {
    SULIEU_RETURN_IF_ERROR(replaces ? UndoReplacing() : UndoNew(analysis.source_sha256));
    changes_digest_ = changes_digest;
  }
  if (replaces) SULIEU_RETURN_IF_ERROR(statements_->keep_document.Run());
  if (entry) SULIEU_RETURN_IF_ERROR(Record(*entry, analysis.normalized.text.size()));
  return entry;
}

Status Writer::FollowDecisions(int64_t document) {
  return any_decision_ ? ApplyDecisions(database_, document) : Status{};
}

Result<LedgerEntry> Writer::AddRows(const Analysis& analysis, const Metadata& given_metadata,
                                    const std::string& fault, bool replaces) {
  LedgerEntry entry{analysis.name, Outcome::kImported, "", "", analysis.source_sha256};
  Known known;
  if (replaces) SULIEU_RETURN_IF_ERROR(TakePlace(analysis, &entry, &known));
  if (!fault.empty()) {
    entry.reason = "no_facts";
    entry.message = fault;
  }
  SULIEU_RETURN_IF_ERROR(NoteWorkLeft());
  written_rows_->Clear();
  const auto indexed = IndexedOf(analysis);
  int64_t document = 0;
  SULIEU_RETURN_IF_ERROR(InsertDocument(analysis, *indexed, known, given_metadata, &document));
  SULIEU_RETURN_IF_ERROR(AddOccurrence(document, analysis.name));
  for (const std::string& path : known.paths) SULIEU_RETURN_IF_ERROR(AddOccurrence(document, path));
  SULIEU_RETURN_IF_ERROR(InsertExtractions(analysis, *indexed, document));
  SULIEU_RETURN_IF_ERROR(InsertDigest(document, written_rows_->Digest()));
  SULIEU_RETURN_IF_ERROR(FollowDecisions(document));
  if (!known.name.empty()) SULIEU_RETURN_IF_ERROR(RecordChanges(known.name, known.facts, analysis));
  SULIEU_RETURN_IF_ERROR(IndexLater(analysis, *indexed, document));
  return entry;
}

// What follows from all documents may be more than should wait in memory: its pages go to the file before
// they are committed, and readers wait meanwhile. Until then the work stays noted, and a later run would do
// it.
Status Writer::DoWorkLeft() {
  SULIEU_RETURN_IF_ERROR(Commit());
  // Of no effect in a transaction. An index is made from a file of its sorted keys.
  SULIEU_RETURN_IF_ERROR(database_.Execute("PRAGMA cache_spill = ON; PRAGMA temp_store = FILE"));
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  return sulieu::DoWorkLeft(database_);
}

Status Writer::Finish(const std::string& now) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  const auto work_left = HasWorkLeft(database_);
  SULIEU_RETURN_IF_ERROR(work_left);
  if (*work_left) SULIEU_RETURN_IF_ERROR(DoWorkLeft());
  ledger_digest_ = ChainDigest(ledger_digest_, {now});
  Statement& finish = statements_->finish_run;
  finish.Bind(1, now);
  finish.Bind(2, run_);
  SULIEU_RETURN_IF_ERROR(finish.Run());
  return Commit();
}

}  // namespace sulieu
