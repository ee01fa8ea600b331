#include "pipeline/store/document_rows.h"

#include <fmt/format.h>

#include "pipeline/base/sha256.h"
#include "pipeline/store/digests.h"

namespace sulieu {
namespace {

// The statements that list the rows of a document, one per table, itself first. What people decided is left
// out; databases from before there were decisions have no column for it.
constexpr std::string_view kSelects =
    "WITH by_rules (condition) AS (SELECT iif(EXISTS (SELECT 1 FROM pragma_table_info('facts') WHERE name = "
    "'decision'), ' AND decision IS NULL', '')) "
    "SELECT 'documents_imported', 'SELECT ' || group_concat('\"' || name || '\"') || ' FROM "
    "documents_imported WHERE id = ?' "
    "FROM pragma_table_info('documents_imported') WHERE name NOT IN ('id', 'document') "
    "UNION ALL "
    "SELECT t.name, CASE k.\"table\" WHEN 'facts' "
    "THEN 'SELECT t.* FROM facts AS f JOIN ' || t.name || ' AS t ON t.' || k.\"from\" || ' = f.id "
    "WHERE f.document = ?' || condition || ' ORDER BY 1, 2' "
    "ELSE 'SELECT * FROM ' || t.name || ' WHERE ' || k.\"from\" || ' = ?' || iif(t.name IN ('facts', "
    "'mentions_made'), condition, '') || ' ORDER BY 1, 2' END "
    "FROM (SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
    "('occurrences', 'reprints', 'posts_made', 'joins_made', 'document_digests', 'decision_states') "
    "AND name NOT LIKE 'decided\\_%' ESCAPE '\\' ORDER BY name) AS t, by_rules "
    "JOIN pragma_foreign_key_list(t.name) AS k ON k.\"table\" IN ('documents_imported', 'facts')";

}  // namespace

Result<DocumentRows> DocumentRows::Create(const Database& database) {
  auto list = database.Prepare(kSelects);
  SULIEU_RETURN_IF_ERROR(list);
  DocumentRows rows;
  for (;;) {
    const auto more = list->Step();
    SULIEU_RETURN_IF_ERROR(more);
    if (!*more) return rows;
    auto select = database.Prepare(list->Text(1));
    SULIEU_RETURN_IF_ERROR(select);
    rows.tables_.push_back({std::string(list->Text(0)), std::move(*select)});
  }
}

Result<std::string> DocumentRows::Digest(int64_t document) {
  bytes_.clear();
  for (Table& table : tables_) {
    Statement& select = table.select;
    select.Bind(1, document);
    for (;;) {
      const auto row = select.Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      BeginRow(&bytes_);
      for (int i = 0; i < select.column_count(); ++i) AppendValue(select.View(i), &bytes_);
    }
    select.Reset();
    EndTable(&bytes_);
  }
  return Sha256Hex(bytes_);
}

}  // namespace sulieu
