#include "pipeline/store/writer_statements.h"

#include <fmt/format.h>

namespace sulieu {
namespace {

std::string InsertFactSql(const Extractor& extractor) {
  std::string names, marks;
  for (const Column& column : extractor.columns()) {
    names += fmt::format(", {}", column.name);
    marks += ", ?";
  }
  return fmt::format("INSERT INTO fact_{} (fact{}) VALUES (?{})", extractor.kind(), names, marks);
}

}  // namespace

Status Writer::Statements::Prepare(const Database& database, const Pipeline& pipeline) {
  const std::pair<Statement*, const char*> all[] = {
      {&insert_run,
       "INSERT INTO runs (started_at, program, rules_digest, command, ledger_sha256, changes_sha256) "
       "VALUES (?, ?, ?, ?, ?, ?)"},
      {&chain_run, "UPDATE runs SET ledger_sha256 = ?, changes_sha256 = ? WHERE id = ?"},
      {&note_work, "INSERT INTO work_left (what) VALUES ('reprints') ON CONFLICT DO NOTHING"},
      {&work_done, "DELETE FROM work_left"},
      {&insert_change,
       "INSERT INTO fact_changes (run, document, kind, change, rule, fact_before, fact_after, value_before, "
       "value_after, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      {&delete_facts, "DELETE FROM facts WHERE document = ?"},
      {&delete_places, "DELETE FROM places_named WHERE document = ?"},
      {&insert_place,
       "INSERT INTO places_named (document, unit, basis, mentions, text_begin, text_end) VALUES (?, ?, ?, ?, "
       "?, ?)"},
      {&delete_mentions, "DELETE FROM mentions_made WHERE document = ?"},
      {&delete_digest, "DELETE FROM document_digests WHERE document = ?"},
      {&update_document,
       "UPDATE documents_imported SET title = ?, byline = ?, published = ?, published_basis = ?, "
       "rules_digest = ?, facts_sha256 = ?, run = ? WHERE id = ?"},
      {&stored_sketch, "SELECT hashes, names_source FROM sketches WHERE document = ?"},
      {&update_sketch, "UPDATE sketches SET hashes = ?, names_source = ? WHERE document = ?"},
      {&insert_digest, "INSERT INTO document_digests (document, rows_sha256) VALUES (?, ?)"},
      {&finish_run, "UPDATE runs SET finished_at = ? WHERE id = ?"},
      {&insert_rule_set, "INSERT INTO rule_sets (digest, kind) VALUES (?, ?) ON CONFLICT DO NOTHING"},
      {&insert_rule,
       "INSERT INTO rules (rule_set, rule, doc, pattern, sha256) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO "
       "NOTHING"},
      {&find_rule, "SELECT id FROM rules WHERE rule_set = ? AND rule = ?"},
      {&find_by_sha, "SELECT id, document, imported_at FROM documents_imported WHERE source_sha256 = ?"},
      {&find_by_path,
       "SELECT d.id, d.source_sha256 FROM occurrences AS o JOIN documents_imported AS d ON d.id = o.document "
       "WHERE o.path = ?"},
      {&insert_document,
       "INSERT INTO documents_imported (document, source_sha256, source_bytes, text_sha256, text, edits, "
       "format, "
       "encoding, title, published, published_basis, publisher, byline, url, given, rules_digest, "
       "facts_sha256, run, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      {&insert_reading,
       "INSERT INTO readings_made (document, encoding_source, encoding_confidence, encoding_unsure, "
       "replaced, "
       "container_offset, part, file_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
      {&insert_claim,
       "INSERT INTO metadata_claims (document, seq, field, value, source, around) VALUES (?, ?, ?, ?, ?, ?)"},
      {&insert_left_out,
       "INSERT INTO parts_left_out (document, raw_begin, raw_end, reason, text) VALUES (?, ?, ?, ?, ?)"},
      {&rename_document, "UPDATE documents_imported SET document = ? WHERE id = ? AND document = ?"},
      {&delete_document, "DELETE FROM documents_imported WHERE id = ?"},
      {&delete_by_sha, "DELETE FROM documents_imported WHERE source_sha256 = ?"},
      {&document_text,
       "SELECT coalesce(title, ''), text, coalesce(published, '') FROM documents_imported WHERE id = ?"},
      {&insert_occurrence, "INSERT INTO occurrences (document, path) VALUES (?, ?) ON CONFLICT DO NOTHING"},
      {&delete_occurrence, "DELETE FROM occurrences WHERE path = ?"},
      {&insert_former, "INSERT OR IGNORE INTO former_bytes (source_sha256, path) VALUES (?, ?)"},
      {&occurrences, "SELECT path FROM occurrences WHERE document = ? ORDER BY path"},
      {&insert_input,
       "INSERT INTO inputs (run, path, outcome, reason, message, sha256) VALUES (?, ?, ?, ?, ?, ?)"},
      {&insert_fact, "INSERT INTO facts (document, kind, fact_id, value, basis) VALUES (?, ?, ?, ?, ?)"},
      {&insert_mention,
       "INSERT INTO mentions_made (document, kind, rule, passage, text_begin, text_end, raw_begin, "
       "raw_end, sentence_begin, sentence_end, quote, captures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      {&insert_fact_mention, "INSERT INTO fact_mentions (fact, seq, mention) VALUES (?, ?, ?)"},
      {&insert_search, "INSERT INTO search_index (rowid, title, text) VALUES (?, ?, ?)"},
      {&delete_search,
       "INSERT INTO search_index (search_index, rowid, title, text) VALUES ('delete', ?, ?, ?)"},
      {&insert_sketch, "INSERT INTO sketches (document, hashes, names_source) VALUES (?, ?, ?)"},
      {&any_decision, "SELECT 1 FROM decisions_made LIMIT 1"},
      {&begin_document, "SAVEPOINT document"},
      {&keep_document, "RELEASE document"},
      {&undo_document, "ROLLBACK TO document"},
  };
  for (const auto& [statement, sql] : all) {
    auto prepared = database.Prepare(sql);
    SULIEU_RETURN_IF_ERROR(prepared);
    *statement = std::move(*prepared);
  }
  for (const auto& extractor : pipeline.extractors()) {
    auto prepared = database.Prepare(InsertFactSql(*extractor));
    SULIEU_RETURN_IF_ERROR(prepared);
    insert_kind.insert_or_assign(std::string(extractor->kind()), std::move(*prepared));
  }
  return {};
}

}  // namespace sulieu
