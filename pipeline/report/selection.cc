#include "pipeline/report/selection.h"

namespace sulieu {
namespace {

Status InsertEach(const Database& database, std::string_view sql, const std::vector<std::string>& values) {
  auto insert = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(insert);
  for (const std::string& value : values) {
    insert->Bind(1, std::string_view(value));
    SULIEU_RETURN_IF_ERROR(insert->Run());
  }
  return {};
}

}  // namespace

Status Select(const Database& database, const Selection& selection) {
  SULIEU_RETURN_IF_ERROR(
      database.Execute("PRAGMA temp_store = MEMORY;"
                       "CREATE TEMP TABLE report_chosen (id INTEGER PRIMARY KEY);"
                       "CREATE TEMP TABLE report_facts (fact INTEGER PRIMARY KEY);"
                       "CREATE TEMP TABLE report_documents (number INTEGER PRIMARY KEY, id INTEGER UNIQUE)"));
  SULIEU_RETURN_IF_ERROR(
      selection.documents
          ? InsertEach(
                database,
                "INSERT OR IGNORE INTO report_chosen SELECT id FROM documents_imported WHERE document = ?",
                *selection.documents)
          : database.Execute("INSERT INTO report_chosen SELECT id FROM documents_imported"));
  SULIEU_RETURN_IF_ERROR(
      selection.facts
          ? InsertEach(
                database,
                "INSERT OR IGNORE INTO report_facts SELECT id FROM facts WHERE fact_id = ? AND document IN "
                "(SELECT id FROM report_chosen)",
                *selection.facts)
          : database.Execute(
                "INSERT INTO report_facts SELECT f.id FROM shown_facts AS f JOIN report_chosen AS c ON "
                "c.id = f.document ORDER BY f.id"));
  const std::string_view with_facts =
      "WHERE id IN (SELECT document FROM facts WHERE id IN (SELECT fact FROM report_facts)) ";
  return database.Execute(
      "INSERT INTO report_documents (id) SELECT id FROM report_chosen JOIN documents_imported "
      "USING (id) " +
      std::string(selection.facts ? with_facts : "") + "ORDER BY document");
}

}  // namespace sulieu
