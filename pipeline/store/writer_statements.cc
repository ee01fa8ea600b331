#include "pipeline/store/writer_statements.h"

#include <fmt/format.h>

#include <tuple>

namespace sulieu {
Status Writer::Statements::Prepare(const Database& database, const Pipeline& pipeline, WrittenRows* rows) {
  const std::pair<Statement*, const char*> all[] = {
      {&insert_run,
       "INSERT INTO runs (started_at, program, rules_digest, command, ledger_sha256, changes_sha256) "
       "VALUES (?, ?, ?, ?, ?, ?)"},
      {&chain_run, "UPDATE runs SET ledger_sha256 = ?, changes_sha256 = ? WHERE id = ?"},
      {&note_work, "INSERT INTO work_left (what) VALUES ('reprints') ON CONFLICT DO NOTHING"},
      {&insert_change,
       "INSERT INTO fact_changes (run, document, kind, change, rule, fact_before, fact_after, value_before, "
       "value_after, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      {&delete_facts, "DELETE FROM facts WHERE document = ?"},
      {&delete_places, "DELETE FROM places_named WHERE document = ?"},
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
      {&rename_document, "UPDATE documents_imported SET document = ? WHERE id = ? AND document = ?"},
      {&delete_document, "DELETE FROM documents_imported WHERE id = ?"},
      {&document_text,
       "SELECT coalesce(title, ''), text, coalesce(published, '') FROM documents_imported WHERE id = ?"},
      {&insert_occurrence, "INSERT INTO occurrences (document, path) VALUES (?, ?) ON CONFLICT DO NOTHING"},
      {&delete_occurrence, "DELETE FROM occurrences WHERE path = ?"},
      {&insert_former, "INSERT OR IGNORE INTO former_bytes (source_sha256, path) VALUES (?, ?)"},
      {&occurrences, "SELECT path FROM occurrences WHERE document = ? ORDER BY path"},
      {&insert_input,
       "INSERT INTO inputs (run, path, outcome, reason, message, sha256) VALUES (?, ?, ?, ?, ?, ?)"},
      {&insert_search, "INSERT INTO search_index (rowid, title, text) VALUES (?, ?, ?)"},
      {&delete_search,
       "INSERT INTO search_index (search_index, rowid, title, text) VALUES ('delete', ?, ?, ?)"},
      {&begin_document, "SAVEPOINT document"},
      {&keep_document, "RELEASE document"},
      {&undo_document, "ROLLBACK TO document"},
  };
  for (const auto& [statement, sql] : all) {
    auto prepared = database.Prepare(sql);
    SULIEU_RETURN_IF_ERROR(prepared);
    *statement = std::move(*prepared);
  }
  return PrepareRows(database, pipeline, rows);
}

Status Writer::Statements::PrepareRows(const Database& database, const Pipeline& pipeline,
                                       WrittenRows* rows) {
  std::vector<std::string> undo = {"DELETE FROM documents_imported WHERE id = ?",
                                   "DELETE FROM occurrences WHERE document = ?",
                                   "DELETE FROM document_digests WHERE document = ?"};
  const auto prepare = [&](std::string_view table, std::string_view columns, RowInsert* insert) -> Status {
    auto prepared = RowInsert::Prepare(database, table, columns, rows);
    SULIEU_RETURN_IF_ERROR(prepared);
    *insert = std::move(*prepared);
    if (columns.starts_with("fact,")) {
      undo.push_back(
          fmt::format("DELETE FROM {} WHERE fact IN (SELECT id FROM facts WHERE document = ?)", table));
    } else if (insert != &insert_document) {
      undo.push_back(fmt::format("DELETE FROM {} WHERE document = ?", table));
    }
    return {};
  };
  const std::tuple<std::string_view, std::string_view, RowInsert*> all[] = {
      {"documents_imported",
       "document, source_sha256, source_bytes, text_sha256, text, edits, format, encoding, title, published, "
       "published_basis, publisher, byline, url, given, rules_digest, facts_sha256, run, imported_at",
       &insert_document},
      {"readings_made",
       "document, encoding_source, encoding_confidence, encoding_unsure, replaced, container_offset, part, "
       "file_sha256",
       &insert_reading},
      {"places_named", "document, unit, basis, mentions, text_begin, text_end", &insert_place},
      {"metadata_claims", "document, seq, field, value, source, around", &insert_claim},
      {"parts_left_out", "document, raw_begin, raw_end, reason, text", &insert_left_out},
      {"sketches", "document, hashes, names_source", &insert_sketch},
      {"mentions_made",
       "document, kind, rule, passage, text_begin, text_end, raw_begin, raw_end, sentence_begin, "
       "sentence_end, quote, captures",
       &insert_mention},
      {"facts", "document, kind, fact_id, value, basis", &insert_fact},
      {"fact_mentions", "fact, seq, mention", &insert_fact_mention},
  };
  for (const auto& [table, columns, insert] : all) {
    SULIEU_RETURN_IF_ERROR(prepare(table, columns, insert));
  }
  for (const auto& extractor : pipeline.extractors()) {
    std::string columns = "fact";
    for (const Column& column : extractor->columns()) columns += fmt::format(", {}", column.name);
    SULIEU_RETURN_IF_ERROR(prepare(fmt::format("fact_{}", extractor->kind()), columns,
                                   &insert_kind[std::string(extractor->kind())]));
  }
  for (auto sql = undo.rbegin(); sql != undo.rend(); ++sql) {
    auto prepared = database.Prepare(*sql);
    SULIEU_RETURN_IF_ERROR(prepared);
    undo_new.push_back(std::move(*prepared));
  }
  return {};
}

}  // namespace sulieu
