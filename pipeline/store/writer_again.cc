// The rows of a document that is extracted again: what rules decide is replaced, all else stays.
#include "pipeline/store/writer_statements.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

Status RunFor(Statement* statement, int64_t document) {
  statement->Bind(1, document);
  return statement->Run();
}

}  // namespace

Status Writer::ReplaceRows(int64_t document, const Analysis& analysis) {
  const auto before = stored_facts_->Read(document);
  SULIEU_RETURN_IF_ERROR(before);
  for (Statement* remove : {&statements_->delete_facts, &statements_->delete_mentions,
                            &statements_->delete_places, &statements_->delete_digest}) {
    SULIEU_RETURN_IF_ERROR(RunFor(remove, document));
  }
  const auto indexed = IndexedOf(analysis);
  SULIEU_RETURN_IF_ERROR(ReplaceIndexed(document, analysis, *indexed));
  Statement& update = statements_->update_document;
  update.BindOptional(1, analysis.metadata.title);
  update.BindOptional(2, analysis.metadata.byline);
  update.BindOptional(3, analysis.reference.published);
  update.Bind(4, DateBasisName(analysis.reference.basis));
  update.Bind(5, pipeline_.rules_digest());
  update.Bind(6, indexed->facts_sha256);
  update.Bind(7, run_);
  update.Bind(8, document);
  SULIEU_RETURN_IF_ERROR(update.Run());
  written_rows_->Clear();  // the digest is over rows that stay, too: those are read
  SULIEU_RETURN_IF_ERROR(InsertExtractions(analysis, *indexed, document));
  SULIEU_RETURN_IF_ERROR(InsertPlaces(*indexed, document));
  const auto digest = document_rows_->Digest(document);
  SULIEU_RETURN_IF_ERROR(digest);
  SULIEU_RETURN_IF_ERROR(InsertDigest(document, *digest));
  SULIEU_RETURN_IF_ERROR(FollowDecisions(document));
  SULIEU_RETURN_IF_ERROR(NoteWorkLeft());
  return RecordChanges(analysis.name, *before, analysis);
}

// The search index and the sketch, where they change: only the rules for passages do that. Reprints also
// depend on the date.
Status Writer::ReplaceIndexed(int64_t document, const Analysis& analysis, const Indexed& indexed) {
  Statement& text = statements_->document_text;
  text.Bind(1, document);
  const auto row = text.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const bool same_title = text.Text(0) == analysis.metadata.title;
  const bool same_date = text.Text(2) == analysis.reference.published;
  const std::string old_title = FoldForSearch(text.Text(0)), old_text = FoldForSearch(text.Text(1));
  text.Reset();
  if (!same_date) SULIEU_RETURN_IF_ERROR(NoteWorkLeft());
  if (!same_title) {
    const std::string new_title = FoldForSearch(analysis.metadata.title);
    for (const auto& [statement, title] : {std::pair{&statements_->delete_search, &old_title},
                                           std::pair{&statements_->insert_search, &new_title}}) {
      statement->Bind(1, document);
      statement->Bind(2, *title);
      statement->Bind(3, old_text);
      SULIEU_RETURN_IF_ERROR(statement->Run());
    }
  }
  Statement& stored = statements_->stored_sketch;
  stored.Bind(1, document);
  const auto sketch = stored.Step();
  SULIEU_RETURN_IF_ERROR(sketch);
  const bool same_sketch =
      stored.Blob(0) == indexed.sketch && stored.Integer(1) == int64_t{indexed.names_source};
  stored.Reset();
  if (same_sketch) return {};
  SULIEU_RETURN_IF_ERROR(NoteWorkLeft());
  Statement& update = statements_->update_sketch;
  update.BindBlob(1, indexed.sketch);
  update.Bind(2, int64_t{indexed.names_source});
  update.Bind(3, document);
  return update.Run();
}

}  // namespace sulieu
