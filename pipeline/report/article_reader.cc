#include <fmt/format.h>

#include <algorithm>

#include "pipeline/report/articles.h"

namespace sulieu {

Result<ArticleReader> ArticleReader::Create(const Database& database) {
  auto documents = database.Prepare(
      "SELECT id, document, title, published, published_basis, publisher, byline, url, source_sha256, text "
      "FROM report_documents JOIN documents_imported USING (id) WHERE number = ?");
  SULIEU_RETURN_IF_ERROR(documents);
  auto facts = database.Prepare(
      "SELECT f.id, f.fact_id, f.kind, f.value, m.text_begin, m.text_end, m.sentence_begin, m.sentence_end, "
      "m.quote, r.rule FROM facts AS f JOIN fact_mentions AS fm ON fm.fact = f.id JOIN mentions_made AS m ON "
      "m.id = "
      "fm.mention JOIN rules AS r ON r.id = m.rule WHERE f.document = ? AND f.id IN (SELECT fact FROM "
      "report_facts) "
      "ORDER BY f.id, fm.seq");
  SULIEU_RETURN_IF_ERROR(facts);
  return ArticleReader(database, std::move(*documents), std::move(*facts));
}

Result<StoredDocument> ArticleReader::ReadDocument(int64_t number) {
  documents_.Reset();
  documents_.Bind(1, number);
  const auto row = documents_.Step();
  SULIEU_RETURN_IF_ERROR(row);
  StoredDocument document;
  if (!*row) return document;
  document.id = documents_.Integer(0);
  int column = 0;
  for (std::string* field :
       {&document.name, &document.title, &document.published, &document.published_basis, &document.publisher,
        &document.byline, &document.url, &document.source_sha256, &document.text})
    *field = documents_.Text(++column);
  return document;
}

Status ArticleReader::ReadColumns(int64_t row, StoredFact* fact) {
  if (!columns_.contains(fact->kind)) {
    auto prepared = database_->Prepare(fmt::format("SELECT * FROM fact_{} WHERE fact = ?", fact->kind));
    SULIEU_RETURN_IF_ERROR(prepared);
    columns_.emplace(fact->kind, std::move(*prepared));
  }
  Statement& read = columns_.at(fact->kind);
  read.Reset();
  read.Bind(1, row);
  const auto step = read.Step();
  SULIEU_RETURN_IF_ERROR(step);
  for (int i = 1; *step && i < read.column_count(); ++i)
    fact->columns.emplace_back(std::string(read.column_name(i)), read.Get(i));
  return {};
}

Result<std::vector<StoredFact>> ArticleReader::ReadFacts(int64_t document) {
  facts_.Reset();
  facts_.Bind(1, document);
  std::vector<StoredFact> facts;
  const auto span = [&](int column) {
    return TextSpan{static_cast<uint32_t>(facts_.Integer(column)),
                    static_cast<uint32_t>(facts_.Integer(column + 1))};
  };
  for (;;) {
    const auto row = facts_.Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    if (facts.empty() || facts.back().fact_id != facts_.Text(1)) {
      StoredFact& fact = facts.emplace_back();
      fact.fact_id = facts_.Text(1);
      fact.kind = facts_.Text(2);
      fact.value = facts_.Text(3);
      SULIEU_RETURN_IF_ERROR(ReadColumns(facts_.Integer(0), &fact));
    }
    StoredMention& mention = facts.back().mentions.emplace_back();
    mention.text = span(4);
    mention.sentence = span(6);
    mention.quote = facts_.Text(8);
    mention.rule = facts_.Text(9);
  }
  std::stable_sort(facts.begin(), facts.end(), [](const StoredFact& a, const StoredFact& b) {
    return a.mentions.front().text.begin < b.mentions.front().text.begin;
  });
  return facts;
}

}  // namespace sulieu
