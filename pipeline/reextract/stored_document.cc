#include "pipeline/reextract/stored_document.h"

#include "pipeline/normalize/normalize.h"
#include "pipeline/resolve/reference_date.h"
#include "pipeline/store/digests.h"

namespace sulieu {

Result<StoredDocumentReader> StoredDocumentReader::Create(const Database& database) {
  StoredDocumentReader reader;
  auto load = database.Prepare(
      "SELECT document, text, edits, format, encoding, given, published, published_basis, source_sha256 "
      "FROM documents_imported WHERE id = ?");
  SULIEU_RETURN_IF_ERROR(load);
  reader.load_ = std::move(*load);
  auto claims = database.Prepare(
      "SELECT field, value, source FROM metadata_claims WHERE document = ? AND around = 1 ORDER BY seq");
  SULIEU_RETURN_IF_ERROR(claims);
  reader.claims_ = std::move(*claims);
  return reader;
}

Result<bool> StoredDocumentReader::Read(int64_t id, DocumentAsImported* out) {
  load_.Bind(1, id);
  const auto row = load_.Step();
  SULIEU_RETURN_IF_ERROR(row);
  Document& document = out->document;
  document.name = load_.Text(0);
  out->text = load_.Text(1);
  auto raw = RestoreRaw(out->text, load_.Blob(2));
  document.raw = raw ? std::move(*raw) : std::string();
  document.format = load_.Text(3);
  document.metadata = ParseMetadataJson(load_.Text(5));
  document.metadata.encoding = load_.Text(4);  // read as it was read then
  if (load_.Text(7) == DateBasisName(DateBasis::kMetadata)) document.metadata.published = load_.Text(6);
  out->source_sha256 = load_.Text(8);
  const bool found = *row;
  load_.Reset();
  SULIEU_RETURN_IF_ERROR(ReadClaims(id, &document.claims));
  return found;
}

// What the file around the document says of it.
Status StoredDocumentReader::ReadClaims(int64_t id, std::vector<MetadataClaim>* claims) {
  claims_.Bind(1, id);
  for (;;) {
    const auto row = claims_.Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    claims->push_back(
        {std::string(claims_.Text(0)), std::string(claims_.Text(1)), std::string(claims_.Text(2)), true});
  }
  claims_.Reset();
  return {};
}

}  // namespace sulieu
