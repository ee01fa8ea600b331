// The rows of one document: itself, its mentions, its facts.
#include <fmt/format.h>

#include "pipeline/store/writer_statements.h"
#include "pipeline/text/letters.h"

namespace sulieu {

// Empty where not all rules were asked, so that the next run asks them.
const std::string& Writer::RulesDigest(const Analysis& analysis) const {
  static const std::string kNone;
  return analysis.extractions.size() == pipeline_.extractors().size() ? pipeline_.rules_digest() : kNone;
}

Status Writer::InsertDocument(const Analysis& analysis, const Indexed& indexed, const Known& known,
                              const Metadata& given_metadata, int64_t* id) {
  const std::string given = MetadataJson(given_metadata);
  SULIEU_RETURN_IF_ERROR(statements_->insert_document.Run(
      {known.name.empty() ? analysis.name : known.name, analysis.source_sha256,
       static_cast<int64_t>(analysis.source_bytes), analysis.text_sha256, analysis.normalized.text,
       BlobView(analysis.edits), analysis.format, analysis.encoding.label,
       OptionalText(analysis.metadata.title), OptionalText(analysis.reference.published),
       DateBasisName(analysis.reference.basis), OptionalText(analysis.metadata.publisher),
       OptionalText(analysis.metadata.byline), OptionalText(analysis.metadata.url), given,
       RulesDigest(analysis), indexed.facts_sha256, run_,
       known.imported_at.empty() ? now_ : known.imported_at}));
  *id = database_.last_insert_rowid();
  SULIEU_RETURN_IF_ERROR(InsertReading(analysis, *id));
  SULIEU_RETURN_IF_ERROR(InsertPlaces(indexed, *id));
  return statements_->insert_sketch.Run({*id, BlobView(indexed.sketch), int64_t{indexed.names_source}});
}

Status Writer::InsertDigest(int64_t document, const std::string& digest) {
  Statement& insert = statements_->insert_digest;
  insert.Bind(1, document);
  insert.Bind(2, digest);
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
  SULIEU_RETURN_IF_ERROR(statements_->insert_reading.Run(
      {document, SourceName(encoding.source), encoding.confidence, int64_t{encoding.unsure},
       int64_t{encoding.replaced}, analysis.offset < 0 ? ValueView() : ValueView(analysis.offset),
       OptionalText(analysis.part), OptionalText(analysis.file_sha256)}));
  SULIEU_RETURN_IF_ERROR(InsertClaims(analysis, document));
  return InsertLeftOut(analysis, document);
}

Status Writer::InsertPlaces(const Indexed& indexed, int64_t document) {
  const Gazetteer& gazetteer = Gazetteer::BuiltIn();
  for (const PlaceNamed& place : indexed.places) {
    SULIEU_RETURN_IF_ERROR(statements_->insert_place.Run({document, gazetteer[place.unit].key, place.basis,
                                                          int64_t{place.mentions}, int64_t{place.span.begin},
                                                          int64_t{place.span.end}}));
  }
  return {};
}

Status Writer::InsertClaims(const Analysis& analysis, int64_t document) {
  int64_t seq = 0;
  for (const MetadataClaim& claim : analysis.claims) {
    SULIEU_RETURN_IF_ERROR(statements_->insert_claim.Run(
        {document, seq++, claim.field, claim.value, claim.source, int64_t{claim.around}}));
  }
  return {};
}

Status Writer::InsertLeftOut(const Analysis& analysis, int64_t document) {
  for (const LeftOut& part : analysis.left_out) {
    SULIEU_RETURN_IF_ERROR(statements_->insert_left_out.Run(
        {document, int64_t{part.span.begin}, int64_t{part.span.end}, part.reason, part.text}));
  }
  return {};
}

// Table by table: what an INSERT needs of the program and of the file stays at hand for the next. The rows of
// each table come in the same order whatever the order of the tables.
Status Writer::InsertExtractions(const Analysis& analysis, const Indexed& indexed, int64_t document) {
  std::vector<int64_t> mentions, facts;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Mention& mention : extraction.mentions) {
      SULIEU_RETURN_IF_ERROR(
          InsertMention(analysis, extraction.kind, mention, indexed.captures[mentions.size()], document));
      mentions.push_back(database_.last_insert_rowid());
    }
  }
  SULIEU_RETURN_IF_ERROR(InsertFacts(analysis, indexed, document, &facts));
  const int64_t* mention_row = mentions.data();  // of the first mention of the kind
  const int64_t* fact_row = facts.data();
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      int64_t seq = 0;
      for (const uint32_t mention : fact.mentions) {
        SULIEU_RETURN_IF_ERROR(
            statements_->insert_fact_mention.Run({*fact_row, seq++, mention_row[mention]}));
      }
      ++fact_row;
    }
    mention_row += extraction.mentions.size();
  }
  return {};
}

Status Writer::InsertFacts(const Analysis& analysis, const Indexed& indexed, int64_t document,
                           std::vector<int64_t>* rows) {
  if (indexed.repeats_fact) {  // as their index says where there is one (fact_index.h)
    return Fail(ErrorCode::kInternal, fmt::format("{}: the schema refuses a row: {}", database_.path(),
                                                  "UNIQUE constraint failed: facts.fact_id"));
  }
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      SULIEU_RETURN_IF_ERROR(statements_->insert_fact.Run(
          {document, extraction.kind, indexed.fact_ids[rows->size()], fact.value, OptionalText(fact.basis)}));
      rows->push_back(database_.last_insert_rowid());
    }
  }
  const int64_t* row = rows->data();
  std::vector<ValueView> columns;
  for (const Extraction& extraction : analysis.extractions) {
    if (extraction.facts.empty()) continue;
    RowInsert& insert = statements_->insert_kind.find(extraction.kind)->second;
    for (const Fact& fact : extraction.facts) {
      columns.assign(1, *row++);
      for (const Value& column : fact.columns) columns.push_back(ViewOf(column));
      SULIEU_RETURN_IF_ERROR(insert.Run(columns));
    }
  }
  return {};
}

Status Writer::InsertMention(const Analysis& analysis, std::string_view kind, const Mention& mention,
                             std::string_view captures, int64_t document) {
  const auto rule = RuleRow(*mention.rule, kind);
  SULIEU_RETURN_IF_ERROR(rule);
  const Sentence& sentence = analysis.article.sentences[mention.sentence];
  const RawSpan raw = analysis.normalized.map.ToRaw(mention.span);
  return statements_->insert_mention.Run(
      {document, kind, *rule, PassageName(analysis.article.kind(sentence)), int64_t{mention.span.begin},
       int64_t{mention.span.end}, int64_t{raw.begin}, int64_t{raw.end}, int64_t{sentence.span.begin},
       int64_t{sentence.span.end}, mention.span.In(analysis.article.text), captures});
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
