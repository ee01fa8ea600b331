// The text of a stored document with what a new mention needs: its way back to the file, its sentences. By
// the built-in rules for passages, so that a place means the same whatever rules made the facts.
#ifndef SULIEU_PIPELINE_REVIEW_DOCUMENT_TEXT_H_
#define SULIEU_PIPELINE_REVIEW_DOCUMENT_TEXT_H_

#include <string>
#include <string_view>

#include "pipeline/normalize/offset_map.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct DocumentText {
  std::string source_sha256, document, text;
  OffsetMap map;  // raw bytes <-> text
};

// Fails with kDatabase when what is stored does not give back the text.
Result<DocumentText> ReadDocumentText(const Database& database, int64_t document);

struct Surroundings {
  TextSpan sentence;    // from the begin of the one the span begins in to the end of the one it ends in
  std::string passage;  // the one the span begins in, as stored: `title`, `paragraph`, ...
};

// Requires: a span that is not empty, within the text.
Surroundings SurroundingsOf(std::string_view text, TextSpan span);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_DOCUMENT_TEXT_H_
