// What a document replaces: the one of its bytes, extracted again, and the one that had its path.
#include <fmt/format.h>

#include <utility>

#include "pipeline/store/writer_statements.h"
#include "pipeline/text/letters.h"

namespace sulieu {

// To look up the keys of all rows costs a seventh of writing. A run that only adds does without: its rows
// refer to rows it has just written, and `verify` looks at every key. What is removed must take with it what
// refers to it, and SQLite does that only where keys are checked; that cannot change within a transaction.
Status Writer::CheckKeys() {
  if (keys_checked_) return {};
  SULIEU_RETURN_IF_ERROR(Commit());
  SULIEU_RETURN_IF_ERROR(database_.Execute("PRAGMA foreign_keys = ON"));
  keys_checked_ = true;
  return EnsureTransaction();
}

// Does something stand there that goes when the document comes? Its own bytes do not where it is a duplicate.
Result<bool> Writer::Replaces(const std::string& path, const std::string& source_sha256, bool is_duplicate) {
  Statement& by_path = statements_->find_by_path;
  by_path.Bind(1, path);
  const auto at_path = by_path.Step();
  SULIEU_RETURN_IF_ERROR(at_path);
  const bool others = *at_path && by_path.Text(1) != source_sha256;
  by_path.Reset();
  if (others || is_duplicate) return others;
  const auto own = FindBySha(source_sha256);
  SULIEU_RETURN_IF_ERROR(own);
  return *own != 0;
}

// The document with these bytes; 0 when there is none.
Result<int64_t> Writer::FindBySha(const std::string& source_sha256) {
  Statement& find = statements_->find_by_sha;
  find.Bind(1, source_sha256);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const int64_t id = *row ? find.Integer(0) : 0;
  find.Reset();
  return id;
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
  SULIEU_RETURN_IF_ERROR(CheckKeys());
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
  statements_->occurrences.Bind(1, document);
  return ReadTexts(&statements_->occurrences);
}

Status Writer::AddOccurrence(int64_t document, const std::string& path) {
  Statement& insert = statements_->insert_occurrence;
  insert.Bind(1, document);
  insert.Bind(2, path);
  return insert.Run();
}

Status Writer::RemoveDocument(int64_t id) {
  SULIEU_CHECK(keys_checked_);
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

Status Writer::UndoReplacing() {
  SULIEU_RETURN_IF_ERROR(statements_->undo_document.Run());
  rule_rows_.clear();  // some may be undone
  work_noted_ = false;
  return {};
}

// Its words are not indexed before nothing can refuse it any more.
Status Writer::UndoNew(const std::string& source_sha256) {
  const auto document = FindBySha(source_sha256);
  SULIEU_RETURN_IF_ERROR(document);
  for (Statement& remove : statements_->undo_new) SULIEU_RETURN_IF_ERROR(remove.Run({*document}));
  return {};
}

}  // namespace sulieu
