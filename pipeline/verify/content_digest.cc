// The content of a database as one digest. Tested by tests/verify_test.cc.
#include <fmt/format.h>

#include "pipeline/base/sha256.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/queries.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

// Adds every row of the query: the number of its columns, then each value by type and length.
Status AddRows(const Database& database, const std::string& name, const std::string& sql, Sha256* hash) {
  auto rows = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(rows);
  hash->AddField(name);
  std::string bytes;
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    bytes.clear();
    AppendField(std::to_string(rows->column_count()), &bytes);
    for (int i = 0; i < rows->column_count(); ++i) AppendValue(rows->View(i), &bytes);
    hash->Add(bytes);
  }
}

// The columns of a view but `document`, which an import of the same bytes from elsewhere may name
// differently.
Result<std::string> ColumnsButNames(const Database& database, const std::string& view) {
  const auto statement = database.Prepare(fmt::format("SELECT * FROM {} LIMIT 0", view));
  SULIEU_RETURN_IF_ERROR(statement);
  std::string columns = "d.source_sha256";
  for (int i = 0; i < statement->column_count(); ++i) {
    const std::string_view column = statement->column_name(i);
    if (column != "document" && column != "reprint_of") columns += fmt::format(", v.{}", column);
  }
  return columns;
}

Status AddView(const Database& database, const std::string& view, const std::string& order, Sha256* hash) {
  const auto columns = ColumnsButNames(database, view);
  SULIEU_RETURN_IF_ERROR(columns);
  return AddRows(
      database, view,
      fmt::format(
          "SELECT {} FROM {} AS v JOIN documents_imported AS d ON d.document = v.document ORDER BY {}",
          *columns, view, order),
      hash);
}

}  // namespace

Result<std::string> ContentDigest(const Database& database) {
  Sha256 hash;
  SULIEU_RETURN_IF_ERROR(AddRows(database, "documents",
                                 "SELECT source_sha256, source_bytes, title, published, published_basis, "
                                 "publisher, byline, url, format, encoding, "
                                 "text_sha256, text FROM documents ORDER BY source_sha256",
                                 &hash));
  SULIEU_RETURN_IF_ERROR(AddRows(database, "occurrences",
                                 "SELECT d.source_sha256, o.path FROM occurrences AS o "
                                 "JOIN documents_imported AS d ON d.id = o.document ORDER BY 1, 2",
                                 &hash));
  SULIEU_RETURN_IF_ERROR(AddView(database, "readings", "d.source_sha256", &hash));
  SULIEU_RETURN_IF_ERROR(
      AddRows(database, "reprints",
              "SELECT d.source_sha256, o.source_sha256, r.containment, r.reason FROM reprints AS r "
              "JOIN documents_imported AS d ON d.id = r.document "
              "JOIN documents_imported AS o ON o.id = r.origin ORDER BY 1",
              &hash));
  for (const std::string& kind : Kinds()) SULIEU_RETURN_IF_ERROR(AddView(database, kind, "v.fact_id", &hash));
  SULIEU_RETURN_IF_ERROR(AddView(database, "mentions", "v.fact_id, v.seq", &hash));
  SULIEU_RETURN_IF_ERROR(AddRows(database, "decisions",
                                 "SELECT m.sha256, v.state, v.reason FROM decisions_made AS m "
                                 "JOIN decisions AS v ON v.decision = m.id ORDER BY m.id",
                                 &hash));
  return hash.Finish();
}

}  // namespace sulieu
