#include "pipeline/store/reprint_rows.h"

namespace sulieu {
namespace {

Result<std::vector<SketchedDocument>> ReadSketches(const Database& database) {
  auto select = database.Prepare(
      "SELECT d.id, d.document, coalesce(d.published, ''), length(CAST(d.text AS BLOB)), s.names_source, "
      "s.hashes "
      "FROM sketches AS s JOIN documents_imported AS d ON d.id = s.document");
  SULIEU_RETURN_IF_ERROR(select);
  std::vector<SketchedDocument> documents;
  for (;;) {
    const auto row = select->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return documents;
    documents.push_back({select->Integer(0), std::string(select->Text(1)), std::string(select->Text(2)),
                         static_cast<uint64_t>(select->Integer(3)), select->Integer(4) != 0,
                         DecodeSketch(select->Blob(5))});
  }
}

}  // namespace

Result<std::vector<Reprint>> ComputeReprints(const Database& database) {
  auto documents = ReadSketches(database);
  SULIEU_RETURN_IF_ERROR(documents);
  auto text = database.Prepare("SELECT text FROM documents_imported WHERE id = ?");
  SULIEU_RETURN_IF_ERROR(text);
  Status failed;
  auto reprints = FindReprints(std::move(*documents), [&](int64_t id) {
    text->Bind(1, id);
    const auto row = text->Step();
    if (!row) failed = tl::unexpected(row.error());
    Figures figures = FiguresOf(text->Text(0));
    text->Reset();
    return figures;
  });
  SULIEU_RETURN_IF_ERROR(failed);
  return reprints;
}

Status UpdateReprints(const Database& database) {
  const auto reprints = ComputeReprints(database);
  SULIEU_RETURN_IF_ERROR(reprints);
  SULIEU_RETURN_IF_ERROR(database.Execute("DELETE FROM reprints"));
  auto insert =
      database.Prepare("INSERT INTO reprints (document, origin, containment, reason) VALUES (?, ?, ?, ?)");
  SULIEU_RETURN_IF_ERROR(insert);
  for (const Reprint& reprint : *reprints) {
    insert->Bind(1, reprint.id);
    insert->Bind(2, reprint.origin);
    insert->Bind(3, reprint.containment);
    insert->Bind(4, reprint.reason);
    SULIEU_RETURN_IF_ERROR(insert->Run());
  }
  return {};
}

}  // namespace sulieu
