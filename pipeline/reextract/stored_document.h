// A stored document as the pipeline takes it: its bytes made of text and edits, and what was said of it from
// outside. What the document says itself is read again. Tested by tests/reextract_test.cc.
#ifndef SULIEU_PIPELINE_REEXTRACT_STORED_DOCUMENT_H_
#define SULIEU_PIPELINE_REEXTRACT_STORED_DOCUMENT_H_

#include <string>

#include "pipeline/document.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct DocumentAsImported {
  Document document;
  std::string text, source_sha256;
};

class StoredDocumentReader {
 public:
  // Requires: the database outlives the reader.
  static Result<StoredDocumentReader> Create(const Database& database);

  // False when there is no such document. A source that cannot be restored is empty.
  Result<bool> Read(int64_t id, DocumentAsImported* out);

 private:
  Status ReadClaims(int64_t id, std::vector<MetadataClaim>* claims);

  Statement load_, claims_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REEXTRACT_STORED_DOCUMENT_H_
