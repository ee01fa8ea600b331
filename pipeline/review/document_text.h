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

// From the begin of the sentence a span begins in to the end of the one it ends in. Requires: a span that is
// not empty, within the text.
TextSpan SentenceAround(std::string_view text, TextSpan span);

// The passage the span begins in, as stored: `title`, `paragraph`, ...
std::string PassageAt(std::string_view text, TextSpan span);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_DOCUMENT_TEXT_H_
