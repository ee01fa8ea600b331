#include "pipeline/store/writer.h"

#include <fmt/format.h>

#include <thread>
#include <utility>

#include "pipeline/review/apply.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/reprint_rows.h"
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

Writer::~Writer() = default;

Result<std::unique_ptr<Writer>> Writer::BeginRun(const Database& database, const Pipeline& pipeline,
                                                 const std::string& command, const std::string& now) {
  std::unique_ptr<Writer> writer(new Writer(database, pipeline));
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
  any_decision_.reset();
  return {};
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
Status Writer::IndexLater(const Analysis& analysis, int64_t document) {
  auto& [documents, words] = unindexed_;
  words += FoldForSearch(analysis.metadata.title);
  const size_t title_end = words.size();
  words += IndexedOf(analysis)->folded_text;
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
  return statements_->note_work.Run();
}

Result<std::optional<LedgerEntry>> Writer::FindDuplicate(const std::string& path,
                                                         const std::string& source_sha256,
                                                         const Metadata& metadata) {
  return duplicates_->Find(path, source_sha256, metadata);
}

Status Writer::Record(const LedgerEntry& entry, size_t bytes) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  if (entry.outcome == Outcome::kDuplicate && entry.reason == "same_bytes") {
    SULIEU_RETURN_IF_ERROR(DetachPath(entry.path, entry.sha256));
    Statement& find = statements_->find_by_sha;
    find.Bind(1, entry.sha256);
    const auto row = find.Step();
    SULIEU_RETURN_IF_ERROR(row);
    const int64_t document = *row ? find.Integer(0) : 0;
    find.Reset();
    if (document != 0) {
      SULIEU_RETURN_IF_ERROR(AddOccurrence(document, entry.path));
      SULIEU_RETURN_IF_ERROR(FollowDecisions(document));
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
  const auto replaces = Replaces(analysis);
  SULIEU_RETURN_IF_ERROR(replaces);
  return AddWhole(analysis, *replaces, [&] { return AddRows(analysis, given_metadata, fault, *replaces); });
}

// Does something of the document's bytes or path stand there already?
Result<bool> Writer::Replaces(const Analysis& analysis) {
  for (const auto& [find, key] : {std::pair{&statements_->find_by_sha, &analysis.source_sha256},
                                  std::pair{&statements_->find_by_path, &analysis.name}}) {
    find->Bind(1, *key);
    const auto row = find->Step();
    SULIEU_RETURN_IF_ERROR(row);
    const bool found = *row;
    find->Reset();
    if (found) return true;
  }
  return false;
}

Result<bool> Writer::ExtractAgain(int64_t document, const Analysis& analysis) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  Statement& find = statements_->find_by_sha;
  find.Bind(1, analysis.source_sha256);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const bool there = *row && find.Integer(0) == document;
  find.Reset();
  if (!there) return false;
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
  if (!any_decision_) {
    Statement& any = statements_->any_decision;
    const auto row = any.Step();
    SULIEU_RETURN_IF_ERROR(row);
    any_decision_ = *row;
    any.Reset();
  }
  return *any_decision_ ? ApplyDecisions(database_, document) : Status{};
}

Status Writer::UndoReplacing() {
  SULIEU_RETURN_IF_ERROR(statements_->undo_document.Run());
  rule_rows_.clear();  // some may be undone
  work_noted_ = false;
  return {};
}

// Its words are not indexed before nothing can refuse it any more.
Status Writer::UndoNew(const std::string& source_sha256) {
  Statement& remove = statements_->delete_by_sha;
  remove.Bind(1, source_sha256);
  return remove.Run();
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
  int64_t document = 0;
  SULIEU_RETURN_IF_ERROR(InsertDocument(analysis, known, given_metadata, &document));
  SULIEU_RETURN_IF_ERROR(AddOccurrence(document, analysis.name));
  for (const std::string& path : known.paths) SULIEU_RETURN_IF_ERROR(AddOccurrence(document, path));
  SULIEU_RETURN_IF_ERROR(InsertExtractions(analysis, document));
  SULIEU_RETURN_IF_ERROR(InsertDigest(document, written_rows_->Digest()));
  SULIEU_RETURN_IF_ERROR(FollowDecisions(document));
  if (!known.name.empty()) SULIEU_RETURN_IF_ERROR(RecordChanges(known.name, known.facts, analysis));
  SULIEU_RETURN_IF_ERROR(IndexLater(analysis, document));
  return entry;
}

// Removes what stands where the document is to stand: that of its bytes, of which it keeps what is `known`,
// and that of its path. Says so in the entry.
Status Writer::TakePlace(const Analysis& analysis, LedgerEntry* entry, Known* known) {
  auto taken_out = TakeOut(analysis.source_sha256);
  SULIEU_RETURN_IF_ERROR(taken_out);
  *known = std::move(*taken_out);
  const auto replaced = DetachPath(analysis.name, analysis.source_sha256);
  SULIEU_RETURN_IF_ERROR(replaced);
  if (!replaced->empty()) {
    entry->reason = "replaced";
    entry->message = fmt::format("the file had other bytes before: {}", *replaced);
  } else if (!known->paths.empty()) {
    entry->reason = "extracted_again";
  }
  return {};
}

// Removes the document with these bytes, if there is one; returns what its successor keeps.
Result<Writer::Known> Writer::TakeOut(const std::string& source_sha256) {
  Statement& find = statements_->find_by_sha;
  find.Bind(1, source_sha256);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const int64_t id = *row ? find.Integer(0) : 0;
  Known known{std::string(find.Text(1)), std::string(find.Text(2)), {}, {}};
  find.Reset();
  if (id == 0) return Known{};
  auto paths = Occurrences(id);
  SULIEU_RETURN_IF_ERROR(paths);
  known.paths = std::move(*paths);
  auto facts = stored_facts_->Read(id);
  SULIEU_RETURN_IF_ERROR(facts);
  known.facts = std::move(*facts);
  SULIEU_RETURN_IF_ERROR(RemoveDocument(id));
  return known;
}

// Takes the path away from the document with other bytes that had it; that document goes when it has no path
// left. Returns its digest, empty when there was none.
Result<std::string> Writer::DetachPath(const std::string& path, const std::string& source_sha256) {
  Statement& find = statements_->find_by_path;
  find.Bind(1, path);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const int64_t id = *row ? find.Integer(0) : 0;
  const std::string digest(find.Text(1));
  find.Reset();
  if (id == 0 || digest == source_sha256) return std::string();
  Statement& former = statements_->insert_former;
  former.Bind(1, digest);
  former.Bind(2, path);
  SULIEU_RETURN_IF_ERROR(former.Run());
  const auto paths = Occurrences(id);
  SULIEU_RETURN_IF_ERROR(paths);
  if (paths->size() <= 1) {
    SULIEU_RETURN_IF_ERROR(RemoveDocument(id));
    return digest;
  }
  Statement& remove = statements_->delete_occurrence;
  remove.Bind(1, path);
  SULIEU_RETURN_IF_ERROR(remove.Run());
  SULIEU_RETURN_IF_ERROR(RenameDocument(id, path));
  return digest;
}

// A document whose naming path is gone takes the first of its others.
Status Writer::RenameDocument(int64_t id, const std::string& gone_path) {
  const auto paths = Occurrences(id);
  SULIEU_RETURN_IF_ERROR(paths);
  Statement& rename = statements_->rename_document;
  rename.Bind(1, paths->front());
  rename.Bind(2, id);
  rename.Bind(3, gone_path);
  return rename.Run();
}

Result<std::vector<std::string>> Writer::Occurrences(int64_t document) {
  std::vector<std::string> paths;
  Statement& list = statements_->occurrences;
  list.Bind(1, document);
  for (;;) {
    const auto row = list.Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    paths.emplace_back(list.Text(0));
  }
  list.Reset();
  return paths;
}

Status Writer::AddOccurrence(int64_t document, const std::string& path) {
  Statement& insert = statements_->insert_occurrence;
  insert.Bind(1, document);
  insert.Bind(2, path);
  return insert.Run();
}

Status Writer::RemoveDocument(int64_t id) {
  SULIEU_RETURN_IF_ERROR(NoteWorkLeft());
  SULIEU_RETURN_IF_ERROR(IndexAdded());  // it may be among them
  Statement& text = statements_->document_text;
  text.Bind(1, id);
  const auto row = text.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const std::string title = FoldForSearch(text.Text(0));
  const std::string body = FoldForSearch(text.Text(1));
  text.Reset();
  Statement& unindex = statements_->delete_search;
  unindex.Bind(1, id);
  unindex.Bind(2, title);
  unindex.Bind(3, body);
  SULIEU_RETURN_IF_ERROR(unindex.Run());
  Statement& remove = statements_->delete_document;
  remove.Bind(1, id);
  return remove.Run();
}

// What follows from all documents may be more than should wait in memory: its pages go to the file before
// they are committed, and readers wait meanwhile. Until then the work stays noted, and a later run would do
// it.
Status Writer::DoWorkLeft() {
  SULIEU_RETURN_IF_ERROR(Commit());
  SULIEU_RETURN_IF_ERROR(database_.Execute("PRAGMA cache_spill = ON"));  // of no effect in a transaction
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  SULIEU_RETURN_IF_ERROR(UpdateReprints(database_));
  SULIEU_RETURN_IF_ERROR(UpdateDerivedTables(database_));
  return statements_->work_done.Run();
}

Status Writer::Finish(const std::string& now) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  const auto work_left = database_.QueryInteger("SELECT count(*) FROM work_left");
  SULIEU_RETURN_IF_ERROR(work_left);
  if (*work_left > 0) SULIEU_RETURN_IF_ERROR(DoWorkLeft());
  ledger_digest_ = ChainDigest(ledger_digest_, {now});
  Statement& finish = statements_->finish_run;
  finish.Bind(1, now);
  finish.Bind(2, run_);
  SULIEU_RETURN_IF_ERROR(finish.Run());
  return Commit();
}

}  // namespace sulieu
