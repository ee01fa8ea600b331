#include "pipeline/verify/verify.h"

#include <fmt/format.h>

#include "pipeline/verify/verify_decisions.h"

namespace sulieu {
namespace {

// Every row of the query is a difference: its first column says where, the message what.
Status ListRows(const Database& database, std::string_view sql, std::string_view message, Verification* out) {
  auto rows = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(rows);
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    out->differences.push_back(fmt::format("{}: {}", rows->Text(0), message));
  }
}

}  // namespace

Status VerifyLedger(const Database& database, Verification* out) {
  const auto inputs = database.QueryInteger("SELECT count(*) FROM inputs");
  SULIEU_RETURN_IF_ERROR(inputs);
  out->inputs = static_cast<uint64_t>(*inputs);
  static constexpr std::pair<std::string_view, std::string_view> kChecks[] = {
      {"SELECT document FROM documents_imported AS d WHERE NOT EXISTS "
       "(SELECT 1 FROM occurrences AS o WHERE o.document = d.id AND o.path = d.document)",
       "its own path is not among its occurrences"},
      {"SELECT path FROM occurrences AS o WHERE NOT EXISTS "
       "(SELECT 1 FROM inputs AS i WHERE i.path = o.path AND i.outcome IN ('imported', 'duplicate'))",
       "a path of a document that no run has in its ledger"},
      // What a path was the last time it was read is what it is now.
      {"SELECT i.path FROM inputs AS i JOIN (SELECT path, max(id) AS last FROM inputs "
       "WHERE outcome IN ('imported', 'duplicate') GROUP BY path) AS l ON l.last = i.id "
       "WHERE NOT EXISTS (SELECT 1 FROM occurrences AS o JOIN documents_imported AS d ON d.id = o.document "
       "WHERE o.path = i.path AND d.source_sha256 = i.sha256)",
       "the ledger says it is stored, but no document has its path and digest"},
      {"SELECT 'run ' || run FROM inputs GROUP BY run HAVING count(*) <> sum(outcome IN ('imported', "
       "'duplicate', "
       "'failed', 'skipped'))",
       "found is not imported + duplicate + failed + skipped"},
  };
  for (const auto& [sql, message] : kChecks) SULIEU_RETURN_IF_ERROR(ListRows(database, sql, message, out));
  return {};
}

Status VerifyStructure(const Database& database, Verification* out) {
  SULIEU_RETURN_IF_ERROR(ListRows(database,
                                  "SELECT 'integrity_check: ' || integrity_check FROM pragma_integrity_check "
                                  "WHERE integrity_check <> 'ok'",
                                  "the file is damaged", out));
  SULIEU_RETURN_IF_ERROR(
      ListRows(database,
               "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' -> ' || parent FROM "
               "pragma_foreign_key_check",
               "a reference to a row that is not there", out));
  SULIEU_RETURN_IF_ERROR(ListRows(database,
                                  "SELECT fact_id FROM facts AS f WHERE NOT EXISTS "
                                  "(SELECT 1 FROM fact_mentions AS m WHERE m.fact = f.id AND m.seq = 0)",
                                  "a fact without a mention", out));
  return ListRows(
      database,
      "SELECT document FROM documents_imported WHERE id NOT IN (SELECT id FROM search_index_docsize) "
      "UNION ALL SELECT 'search index row ' || id FROM search_index_docsize "
      "WHERE id NOT IN (SELECT id FROM documents_imported)",
      "documents and search index differ", out);
}

Result<Verification> Verify(const Database& database) {
  Verification out;
  SULIEU_RETURN_IF_ERROR(VerifyStructure(database, &out));
  SULIEU_RETURN_IF_ERROR(VerifyDocuments(database, &out));
  SULIEU_RETURN_IF_ERROR(VerifyLedger(database, &out));
  SULIEU_RETURN_IF_ERROR(VerifyChains(database, &out));
  SULIEU_RETURN_IF_ERROR(VerifyDecisions(database, &out));
  SULIEU_RETURN_IF_ERROR(VerifySearchIndex(database, &out));
  auto digest = ContentDigest(database);
  SULIEU_RETURN_IF_ERROR(digest);
  out.content_digest = std::move(*digest);
  return out;
}

}  // namespace sulieu
