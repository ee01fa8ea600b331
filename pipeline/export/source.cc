#include "pipeline/export/source.h"

namespace sulieu {

Result<FactSource> ReadSource(const Database& database, const std::string& fact_id) {
  auto document = DocumentOfFact(database, fact_id);
  SULIEU_RETURN_IF_ERROR(document);
  auto read = database.Prepare(
      "SELECT d.format, d.text_sha256, d.imported_at, r.program, d.rules_digest, m.part, m.file_sha256 "
      "FROM documents_imported AS d JOIN runs AS r ON r.id = d.run "
      "LEFT JOIN readings_made AS m ON m.document = d.id WHERE d.id = ?");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, document->id);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  FactSource source;
  source.document = std::move(*document);
  if (!*row) return source;
  int column = 0;
  for (std::string* field : {&source.format, &source.text_sha256, &source.imported_at, &source.program,
                             &source.rules_digest, &source.part, &source.file_sha256})
    *field = read->Text(column++);
  return source;
}

}  // namespace sulieu
