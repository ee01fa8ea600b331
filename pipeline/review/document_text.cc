#include "pipeline/review/document_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/formats/format.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/segment/segment.h"

namespace sulieu {

Result<DocumentText> ReadDocumentText(const Database& database, int64_t document) {
  auto read = database.Prepare(
      "SELECT source_sha256, document, text, edits, format, encoding FROM documents_imported WHERE id = ?");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, document);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return Fail(ErrorCode::kNotFound, fmt::format("{}: no document {}", database.path(), document));
  DocumentText text{std::string(read->Text(0)), std::string(read->Text(1)), std::string(read->Text(2)), {}};
  const auto raw = RestoreRaw(text.text, read->Blob(3));
  SULIEU_RETURN_IF_ERROR(raw);
  auto reading = ReadDocument(*raw, read->Text(4), {.override_label = read->Text(5)});
  if (!reading || reading->normalized.text != text.text)
    return Fail(ErrorCode::kDatabase, fmt::format("{}: {}: the source does not give back the text; run "
                                                  "`sulieu verify`",
                                                  database.path(), text.document));
  text.map = std::move(reading->normalized.map);
  return text;
}

Surroundings SurroundingsOf(std::string_view text, TextSpan span) {
  const Article article = Segment(text, EmbeddedPassageRules());
  Surroundings around{span, PassageName(PassageKind::kParagraph)};
  for (const Sentence& sentence : article.sentences) {
    if (!sentence.span.Overlaps(span)) continue;
    around.sentence = {std::min(around.sentence.begin, sentence.span.begin),
                       std::max(around.sentence.end, sentence.span.end)};
  }
  const auto passage = std::find_if(article.passages.begin(), article.passages.end(), [&](const Passage& p) {
    return p.span.end > span.begin && p.kind != PassageKind::kFurniture;
  });
  if (passage != article.passages.end()) around.passage = PassageName(passage->kind);
  return around;
}

}  // namespace sulieu
