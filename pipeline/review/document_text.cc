#include "pipeline/review/document_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/formats/format.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/segment/segment.h"

namespace sulieu {
namespace {

const RuleSet& PassageRules() {
  static const RuleSet* const rules = [] {
    std::vector<RuleFile> files;
    for (const RuleFile& file : EmbeddedRuleFiles()) {
      if (file.path.find("/passages/") != std::string::npos) files.push_back(file);
    }
    auto sets = LoadRuleSets(files);
    SULIEU_CHECK(sets && sets->size() == 1);
    return new RuleSet(std::move(sets->front()));
  }();
  return *rules;
}

}  // namespace

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

TextSpan SentenceAround(std::string_view text, TextSpan span) {
  const Article article = Segment(text, PassageRules());
  TextSpan around = span;
  for (const Sentence& sentence : article.sentences) {
    if (!sentence.span.Overlaps(span)) continue;
    around = {std::min(around.begin, sentence.span.begin), std::max(around.end, sentence.span.end)};
  }
  return around;
}

std::string PassageAt(std::string_view text, TextSpan span) {
  const Article article = Segment(text, PassageRules());
  for (const Passage& passage : article.passages) {
    if (passage.span.end <= span.begin || passage.kind == PassageKind::kFurniture) continue;
    return PassageName(passage.kind);
  }
  return PassageName(PassageKind::kParagraph);
}

}  // namespace sulieu
