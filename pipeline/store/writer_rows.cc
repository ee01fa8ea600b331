// The rows of one document: itself, its mentions, its facts.
#include <fmt/format.h>

#include "pipeline/places/find_places.h"
#include "pipeline/store/writer_statements.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

std::string CapturesJson(const Mention& mention) {
  std::string json = "[";
  for (const Capture& capture : mention.captures) {
    fmt::format_to(std::back_inserter(json), "{}[\"{}\",{},{}]", json.size() > 1 ? "," : "", capture.name,
                   capture.span.begin, capture.span.end);
  }
  return json + "]";
}

}  // namespace

// Empty where not all rules were asked, so that the next run asks them.
const std::string& Writer::RulesDigest(const Analysis& analysis) const {
  static const std::string kNone;
  return analysis.extractions.size() == pipeline_.extractors().size() ? pipeline_.rules_digest() : kNone;
}

Status Writer::InsertDocument(const Analysis& analysis, const Known& known, const Metadata& given_metadata,
                              int64_t* id) {
  const std::string facts_sha256 = FactsDigest(analysis);
  const std::string given = MetadataJson(given_metadata);
  Statement& insert = statements_->insert_document;
  int at = 0;
  insert.Bind(++at, known.name.empty() ? analysis.name : known.name);
  insert.Bind(++at, analysis.source_sha256);
  insert.Bind(++at, static_cast<int64_t>(analysis.source_bytes));
  insert.Bind(++at, analysis.text_sha256);
  insert.Bind(++at, analysis.normalized.text);
  insert.BindBlob(++at, analysis.edits);
  insert.Bind(++at, analysis.format);
  insert.Bind(++at, analysis.encoding.label);
  insert.BindOptional(++at, analysis.metadata.title);
  insert.BindOptional(++at, analysis.reference.published);
  insert.Bind(++at, DateBasisName(analysis.reference.basis));
  insert.BindOptional(++at, analysis.metadata.publisher);
  insert.BindOptional(++at, analysis.metadata.byline);
  insert.BindOptional(++at, analysis.metadata.url);
  insert.Bind(++at, given);
  insert.Bind(++at, RulesDigest(analysis));
  insert.Bind(++at, facts_sha256);
  insert.Bind(++at, run_);
  insert.Bind(++at, known.imported_at.empty() ? now_ : known.imported_at);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  *id = database_.last_insert_rowid();
  SULIEU_RETURN_IF_ERROR(InsertReading(analysis, *id));
  const std::string hashes = EncodeSketch(analysis.sketch);
  Statement& sketch = statements_->insert_sketch;
  sketch.Bind(1, *id);
  sketch.BindBlob(2, hashes);
  sketch.Bind(3, int64_t{analysis.names_source});
  return sketch.Run();
}

Status Writer::InsertSearch(const Analysis& analysis, int64_t document) {
  const std::string title = FoldForSearch(analysis.metadata.title);
  Statement& index = statements_->insert_search;
  index.Bind(1, document);
  index.Bind(2, title);
  index.Bind(3, analysis.folded_text);
  return index.Run();
}

Status Writer::InsertDigest(int64_t document) {
  const auto digest = document_rows_->Digest(document);
  SULIEU_RETURN_IF_ERROR(digest);
  Statement& insert = statements_->insert_digest;
  insert.Bind(1, document);
  insert.Bind(2, *digest);
  return insert.Run();
}

Status Writer::RecordChanges(const std::string& document, const std::vector<FactState>& before,
                             const Analysis& analysis) {
  for (const FactChange& change : CompareFacts(before, FactStates(analysis))) {
    Statement& insert = statements_->insert_change;
    insert.Bind(1, run_);
    insert.Bind(2, document);
    insert.Bind(3, change.kind);
    insert.Bind(4, change.change);
    insert.Bind(5, change.rule);
    insert.BindOptional(6, change.fact_before);
    insert.BindOptional(7, change.fact_after);
    insert.BindOptional(8, change.value_before);
    insert.BindOptional(9, change.value_after);
    insert.Bind(10, change.quote);
    SULIEU_RETURN_IF_ERROR(insert.Run());
    changes_digest_ = ChainDigest(changes_digest_,
                                  {document, change.kind, change.change, change.rule, change.fact_before,
                                   change.fact_after, change.value_before, change.value_after, change.quote});
  }
  return {};
}

Status Writer::InsertReading(const Analysis& analysis, int64_t document) {
  const EncodingDecision& encoding = analysis.encoding;
  Statement& insert = statements_->insert_reading;
  insert.Bind(1, document);
  insert.Bind(2, SourceName(encoding.source));
  insert.BindValue(3, encoding.confidence);
  insert.Bind(4, int64_t{encoding.unsure});
  insert.Bind(5, int64_t{encoding.replaced});
  insert.BindValue(6, analysis.offset < 0 ? Value() : Value(analysis.offset));
  insert.BindOptional(7, analysis.part);
  insert.BindOptional(8, analysis.file_sha256);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  SULIEU_RETURN_IF_ERROR(InsertPlaces(analysis, document));
  SULIEU_RETURN_IF_ERROR(InsertClaims(analysis, document));
  return InsertLeftOut(analysis, document);
}

Status Writer::InsertPlaces(const Analysis& analysis, int64_t document) {
  Statement& insert = statements_->insert_place;
  const auto places =
      FindPlaces(Gazetteer::BuiltIn(), analysis.article, analysis.metadata, analysis.reference.published);
  for (const PlaceNamed& place : places) {
    insert.Bind(1, document);
    insert.Bind(2, Gazetteer::BuiltIn()[place.unit].key);
    insert.Bind(3, place.basis);
    insert.Bind(4, int64_t{place.mentions});
    insert.Bind(5, int64_t{place.span.begin});
    insert.Bind(6, int64_t{place.span.end});
    SULIEU_RETURN_IF_ERROR(insert.Run());
  }
  return {};
}

Status Writer::InsertClaims(const Analysis& analysis, int64_t document) {
  Statement& insert = statements_->insert_claim;
  for (size_t seq = 0; seq < analysis.claims.size(); ++seq) {
    const MetadataClaim& claim = analysis.claims[seq];
    insert.Bind(1, document);
    insert.Bind(2, static_cast<int64_t>(seq));
    insert.Bind(3, claim.field);
    insert.Bind(4, claim.value);
    insert.Bind(5, claim.source);
    insert.Bind(6, int64_t{claim.around});
    SULIEU_RETURN_IF_ERROR(insert.Run());
  }
  return {};
}

Status Writer::InsertLeftOut(const Analysis& analysis, int64_t document) {
  Statement& insert = statements_->insert_left_out;
  for (const LeftOut& part : analysis.left_out) {
    insert.Bind(1, document);
    insert.Bind(2, int64_t{part.span.begin});
    insert.Bind(3, int64_t{part.span.end});
    insert.Bind(4, part.reason);
    insert.Bind(5, part.text);
    SULIEU_RETURN_IF_ERROR(insert.Run());
  }
  return {};
}

Status Writer::InsertExtraction(const Analysis& analysis, const Extraction& extraction, int64_t document) {
  std::vector<int64_t> mention_rows;
  mention_rows.reserve(extraction.mentions.size());
  for (const Mention& mention : extraction.mentions) {
    SULIEU_RETURN_IF_ERROR(InsertMention(analysis, extraction.kind, mention, document));
    mention_rows.push_back(database_.last_insert_rowid());
  }
  for (const Fact& fact : extraction.facts) {
    SULIEU_RETURN_IF_ERROR(InsertFact(analysis, extraction.kind, fact, document, mention_rows));
  }
  return {};
}

Status Writer::InsertFact(const Analysis& analysis, std::string_view kind, const Fact& fact, int64_t document,
                          const std::vector<int64_t>& mention_rows) {
  const std::string fact_id = FactId(analysis.source_sha256, kind, fact.value);
  Statement& insert = statements_->insert_fact;
  insert.Bind(1, document);
  insert.Bind(2, kind);
  insert.Bind(3, fact_id);
  insert.Bind(4, fact.value);
  insert.BindOptional(5, fact.basis);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  const int64_t row = database_.last_insert_rowid();
  Statement& columns = statements_->insert_kind.find(kind)->second;
  columns.Bind(1, row);
  for (size_t i = 0; i < fact.columns.size(); ++i) {
    columns.BindValue(static_cast<int>(i) + 2, fact.columns[i]);
  }
  SULIEU_RETURN_IF_ERROR(columns.Run());
  for (size_t seq = 0; seq < fact.mentions.size(); ++seq) {
    Statement& link = statements_->insert_fact_mention;
    link.Bind(1, row);
    link.Bind(2, static_cast<int64_t>(seq));
    link.Bind(3, mention_rows[fact.mentions[seq]]);
    SULIEU_RETURN_IF_ERROR(link.Run());
  }
  return {};
}

Status Writer::InsertMention(const Analysis& analysis, std::string_view kind, const Mention& mention,
                             int64_t document) {
  const auto rule = RuleRow(*mention.rule, kind);
  SULIEU_RETURN_IF_ERROR(rule);
  const Sentence& sentence = analysis.article.sentences[mention.sentence];
  const RawSpan raw = analysis.normalized.map.ToRaw(mention.span);
  const std::string captures = CapturesJson(mention);
  Statement& insert = statements_->insert_mention;
  int at = 0;
  insert.Bind(++at, document);
  insert.Bind(++at, kind);
  insert.Bind(++at, *rule);
  insert.Bind(++at, PassageName(analysis.article.kind(sentence)));
  insert.Bind(++at, int64_t{mention.span.begin});
  insert.Bind(++at, int64_t{mention.span.end});
  insert.Bind(++at, int64_t{raw.begin});
  insert.Bind(++at, int64_t{raw.end});
  insert.Bind(++at, int64_t{sentence.span.begin});
  insert.Bind(++at, int64_t{sentence.span.end});
  insert.Bind(++at, mention.span.In(analysis.article.text));
  insert.Bind(++at, captures);
  return insert.Run();
}

Result<int64_t> Writer::RuleRow(const Rule& rule, std::string_view kind) {
  const auto known = rule_rows_.find(&rule);
  if (known != rule_rows_.end()) return known->second;
  Statement& set = statements_->insert_rule_set;
  set.Bind(1, rule.rule_set);
  set.Bind(2, kind);
  SULIEU_RETURN_IF_ERROR(set.Run());
  Statement& insert = statements_->insert_rule;
  insert.Bind(1, rule.rule_set);
  insert.Bind(2, rule.id);
  insert.Bind(3, rule.doc);
  insert.Bind(4, rule.pattern);
  const std::string digest = ChainDigest("", {rule.rule_set, rule.id, rule.doc, rule.pattern});
  insert.Bind(5, digest);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  Statement& find = statements_->find_rule;
  find.Bind(1, rule.rule_set);
  find.Bind(2, rule.id);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const int64_t id = find.Integer(0);
  find.Reset();
  rule_rows_.emplace(&rule, id);
  return id;
}

}  // namespace sulieu
