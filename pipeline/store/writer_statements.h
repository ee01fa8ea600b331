// The prepared statements of an import: all its DML in one place. Internal to the writer.
#ifndef SULIEU_PIPELINE_STORE_WRITER_STATEMENTS_H_
#define SULIEU_PIPELINE_STORE_WRITER_STATEMENTS_H_

#include <map>
#include <string>

#include "pipeline/store/writer.h"
#include "pipeline/store/written_rows.h"

namespace sulieu {

struct Writer::Statements {
  Statement insert_run, finish_run, chain_run, note_work, insert_change, insert_digest;
  Statement delete_facts, delete_mentions, delete_digest, update_document, stored_sketch, update_sketch;
  Statement insert_rule_set, insert_rule, find_rule;
  Statement find_by_sha, find_by_path, delete_places, rename_document, delete_document, document_text;
  Statement insert_occurrence, delete_occurrence, insert_former, occurrences, insert_input;
  Statement insert_search, delete_search;
  Statement begin_document, keep_document, undo_document;
  std::vector<Statement> undo_new;  // each takes the document: what is written of one, the last first
  // What the digest of a document covers.
  RowInsert insert_document, insert_reading, insert_claim, insert_left_out, insert_place, insert_sketch,
      insert_fact, insert_mention, insert_fact_mention;
  std::map<std::string, RowInsert, std::less<>> insert_kind;

  Status Prepare(const Database& database, const Pipeline& pipeline, WrittenRows* rows);

 private:
  Status PrepareRows(const Database& database, const Pipeline& pipeline, WrittenRows* rows);
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_WRITER_STATEMENTS_H_
