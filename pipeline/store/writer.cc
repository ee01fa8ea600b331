#include "pipeline/store/writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/sha256.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

std::string MetadataDigest(const Metadata& metadata) {
  Sha256 hash;
  for (const std::string* field :
       {&metadata.published, &metadata.title, &metadata.publisher, &metadata.url, &metadata.byline}) {
    hash.AddField(*field);
  }
  return hash.Finish();
}

std::string ValueText(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return fmt::format("i{}", *integer);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("r{}", *real);
  if (const auto* text = std::get_if<std::string>(&value)) return "t" + *text;
  return "n";
}

std::string CapturesJson(const Mention& mention) {
  std::string json = "[";
  for (const Capture& capture : mention.captures) {
    fmt::format_to(std::back_inserter(json), "{}[\"{}\",{},{}]", json.size() > 1 ? "," : "", capture.name,
                   capture.span.begin, capture.span.end);
  }
  return json + "]";
}

std::string InsertFactSql(const Extractor& extractor) {
  std::string names, marks;
  for (const Column& column : extractor.columns()) {
    names += fmt::format(", {}", column.name);
    marks += ", ?";
  }
  return fmt::format("INSERT INTO fact_{} (fact{}) VALUES (?{})", extractor.kind(), names, marks);
}

}  // namespace

const char* OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kImported:
      return "imported";
    case Outcome::kDuplicate:
      return "duplicate";
    case Outcome::kFailed:
      return "failed";
    case Outcome::kSkipped:
      return "skipped";
  }
  return "failed";
}

std::string FactsDigest(const Analysis& analysis) {
  Sha256 hash;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      hash.AddField(extraction.kind);
      hash.AddField(fact.value);
      for (const Value& column : fact.columns) hash.AddField(ValueText(column));
      for (uint32_t index : fact.mentions) {
        const Mention& mention = extraction.mentions[index];
        hash.AddField(fmt::format("{} {} {}", mention.rule->id, mention.span.begin, mention.span.end));
      }
    }
  }
  return hash.Finish();
}

// All DML of an import in one place.
struct Writer::Statements {
  Statement insert_run, finish_run, insert_rule_set, insert_rule, find_rule;
  Statement find_by_sha, find_by_path, insert_document, delete_document, document_text;
  Statement insert_occurrence, delete_occurrence, insert_input;
  Statement insert_fact, insert_mention, insert_fact_mention, insert_search, delete_search;
  std::map<std::string, Statement, std::less<>> insert_kind;

  Status Prepare(const Database& database, const Pipeline& pipeline) {
    const std::pair<Statement*, const char*> all[] = {
        {&insert_run, "INSERT INTO runs (started_at, program, rules_digest, command) VALUES (?, ?, ?, ?)"},
        {&finish_run, "UPDATE runs SET finished_at = ? WHERE id = ?"},
        {&insert_rule_set, "INSERT INTO rule_sets (digest, kind) VALUES (?, ?) ON CONFLICT DO NOTHING"},
        {&insert_rule,
         "INSERT INTO rules (rule_set, rule, doc, pattern) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"},
        {&find_rule, "SELECT id FROM rules WHERE rule_set = ? AND rule = ?"},
        {&find_by_sha,
         "SELECT id, document, metadata_sha256, rules_digest FROM documents_imported WHERE source_sha256 = "
         "?"},
        {&find_by_path,
         "SELECT d.id, d.source_sha256 FROM occurrences AS o JOIN documents_imported AS d ON d.id = "
         "o.document WHERE "
         "o.path = ?"},
        {&insert_document,
         "INSERT INTO documents_imported (document, source_sha256, source_bytes, text_sha256, text, edits, "
         "format, "
         "encoding, "
         "title, published, published_basis, publisher, byline, url, metadata_sha256, rules_digest, "
         "facts_sha256, run, "
         "imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&delete_document, "DELETE FROM documents_imported WHERE id = ?"},
        {&document_text, "SELECT coalesce(title, ''), text FROM documents_imported WHERE id = ?"},
        {&insert_occurrence, "INSERT INTO occurrences (document, path) VALUES (?, ?) ON CONFLICT DO NOTHING"},
        {&delete_occurrence, "DELETE FROM occurrences WHERE path = ?"},
        {&insert_input,
         "INSERT INTO inputs (run, path, outcome, reason, message, sha256) VALUES (?, ?, ?, ?, ?, ?)"},
        {&insert_fact, "INSERT INTO facts (document, kind, fact_id, value, basis) VALUES (?, ?, ?, ?, ?)"},
        {&insert_mention,
         "INSERT INTO mentions_made (document, kind, rule, passage, text_begin, text_end, raw_begin, "
         "raw_end, "
         "sentence_begin, sentence_end, quote, captures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&insert_fact_mention, "INSERT INTO fact_mentions (fact, seq, mention) VALUES (?, ?, ?)"},
        {&insert_search, "INSERT INTO search_index (rowid, title, text) VALUES (?, ?, ?)"},
        {&delete_search,
         "INSERT INTO search_index (search_index, rowid, title, text) VALUES ('delete', ?, ?, ?)"},
    };
    for (const auto& [statement, sql] : all) {
      auto prepared = database.Prepare(sql);
      SULIEU_RETURN_IF_ERROR(prepared);
      *statement = std::move(*prepared);
    }
    for (const auto& extractor : pipeline.extractors()) {
      auto prepared = database.Prepare(InsertFactSql(*extractor));
      SULIEU_RETURN_IF_ERROR(prepared);
      insert_kind.insert_or_assign(std::string(extractor->kind()), std::move(*prepared));
    }
    return {};
  }
};

Writer::Writer(const Database& database, const Pipeline& pipeline)
    : database_(database), pipeline_(pipeline), statements_(std::make_unique<Statements>()) {}

Writer::~Writer() = default;

Result<std::unique_ptr<Writer>> Writer::BeginRun(const Database& database, const Pipeline& pipeline,
                                                 const std::string& command, const std::string& now) {
  std::unique_ptr<Writer> writer(new Writer(database, pipeline));
  SULIEU_RETURN_IF_ERROR(writer->statements_->Prepare(database, pipeline));
  writer->now_ = now;
  SULIEU_RETURN_IF_ERROR(writer->EnsureTransaction());
  Statement& insert = writer->statements_->insert_run;
  const std::string program = "sulieu " SULIEU_VERSION;
  insert.Bind(1, now);
  insert.Bind(2, program);
  insert.Bind(3, pipeline.rules_digest());
  insert.Bind(4, command);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  writer->run_ = database.last_insert_rowid();
  SULIEU_RETURN_IF_ERROR(writer->Commit());
  return writer;
}

Status Writer::EnsureTransaction() {
  if (transaction_) return {};
  auto transaction = Transaction::Begin(database_);
  SULIEU_RETURN_IF_ERROR(transaction);
  transaction_.emplace(std::move(*transaction));
  return {};
}

Status Writer::Commit() {
  pending_ = 0;
  if (!transaction_) return {};
  Status committed = transaction_->Commit();
  transaction_.reset();
  return committed;
}

Status Writer::CountInput() { return ++pending_ >= kBatch ? Commit() : Status{}; }

Result<std::optional<LedgerEntry>> Writer::FindDuplicate(const std::string& path,
                                                         const std::string& source_sha256,
                                                         const Metadata& metadata) {
  Statement& find = statements_->find_by_sha;
  find.Bind(1, source_sha256);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const bool current =
      *row && find.Text(2) == MetadataDigest(metadata) && find.Text(3) == pipeline_.rules_digest();
  find.Reset();
  if (!current) return std::nullopt;
  Statement& by_path = statements_->find_by_path;
  by_path.Bind(1, path);
  const auto at_path = by_path.Step();
  SULIEU_RETURN_IF_ERROR(at_path);
  const bool same_path = *at_path && by_path.Text(1) == source_sha256;
  by_path.Reset();
  return LedgerEntry{path, Outcome::kDuplicate, same_path ? "unchanged" : "same_bytes", "", source_sha256};
}

Status Writer::Record(const LedgerEntry& entry) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  if (entry.outcome == Outcome::kDuplicate && entry.reason == "same_bytes") {
    Statement& find = statements_->find_by_sha;
    find.Bind(1, entry.sha256);
    const auto row = find.Step();
    SULIEU_RETURN_IF_ERROR(row);
    const int64_t document = *row ? find.Integer(0) : 0;
    find.Reset();
    if (document != 0) {
      Statement& occurrence = statements_->insert_occurrence;
      occurrence.Bind(1, document);
      occurrence.Bind(2, entry.path);
      SULIEU_RETURN_IF_ERROR(occurrence.Run());
    }
  }
  Statement& insert = statements_->insert_input;
  insert.Bind(1, run_);
  insert.Bind(2, entry.path);
  insert.Bind(3, OutcomeName(entry.outcome));
  insert.BindOptional(4, entry.reason);
  insert.BindOptional(5, entry.message);
  insert.BindOptional(6, entry.sha256);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  return CountInput();
}

Status Writer::RemoveDocument(int64_t id) {
  Statement& text = statements_->document_text;
  text.Bind(1, id);
  const auto row = text.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const std::string title = FoldForSearch(text.Text(0));
  const std::string body = FoldForSearch(text.Text(1));
  text.Reset();
  Statement& unindex = statements_->delete_search;
  unindex.Bind(1, id);
  unindex.Bind(2, title);
  unindex.Bind(3, body);
  SULIEU_RETURN_IF_ERROR(unindex.Run());
  Statement& remove = statements_->delete_document;
  remove.Bind(1, id);
  return remove.Run();
}

Result<LedgerEntry> Writer::Add(const Analysis& analysis, const Metadata& given_metadata) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  LedgerEntry entry{analysis.name, Outcome::kImported, "", "", analysis.source_sha256};
  Statement& by_sha = statements_->find_by_sha;
  by_sha.Bind(1, analysis.source_sha256);
  auto row = by_sha.Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (*row) {
    const int64_t old = by_sha.Integer(0);
    by_sha.Reset();
    entry.reason = "extracted_again";
    SULIEU_RETURN_IF_ERROR(RemoveDocument(old));
  }
  by_sha.Reset();
  Statement& by_path = statements_->find_by_path;
  by_path.Bind(1, analysis.name);
  row = by_path.Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (*row) {
    const int64_t old = by_path.Integer(0);
    entry.reason = "replaced";
    entry.message = fmt::format("the file had other bytes before: {}", by_path.Text(1));
    by_path.Reset();
    SULIEU_RETURN_IF_ERROR(RemoveDocument(old));
  }
  by_path.Reset();
  int64_t document = 0;
  SULIEU_RETURN_IF_ERROR(InsertDocument(analysis, given_metadata, FactsDigest(analysis), &document));
  for (const Extraction& extraction : analysis.extractions) {
    SULIEU_RETURN_IF_ERROR(InsertExtraction(analysis, extraction, document));
  }
  SULIEU_RETURN_IF_ERROR(Record(entry));
  return entry;
}

Status Writer::InsertDocument(const Analysis& analysis, const Metadata& given_metadata,
                              const std::string& facts_sha256, int64_t* id) {
  const std::string metadata_sha256 = MetadataDigest(given_metadata);
  Statement& insert = statements_->insert_document;
  int at = 0;
  insert.Bind(++at, analysis.name);
  insert.Bind(++at, analysis.source_sha256);
  insert.Bind(++at, static_cast<int64_t>(analysis.source_bytes));
  insert.Bind(++at, analysis.text_sha256);
  insert.Bind(++at, analysis.normalized.text);
  insert.BindBlob(++at, analysis.edits);
  insert.Bind(++at, analysis.format);
  insert.Bind(++at, analysis.encoding);
  insert.BindOptional(++at, analysis.metadata.title);
  insert.BindOptional(++at, analysis.reference.published);
  insert.Bind(++at, DateBasisName(analysis.reference.basis));
  insert.BindOptional(++at, analysis.metadata.publisher);
  insert.BindOptional(++at, analysis.metadata.byline);
  insert.BindOptional(++at, analysis.metadata.url);
  insert.Bind(++at, metadata_sha256);
  insert.Bind(++at, pipeline_.rules_digest());
  insert.Bind(++at, facts_sha256);
  insert.Bind(++at, run_);
  insert.Bind(++at, now_);
  SULIEU_RETURN_IF_ERROR(insert.Run());
  *id = database_.last_insert_rowid();
  Statement& occurrence = statements_->insert_occurrence;
  occurrence.Bind(1, *id);
  occurrence.Bind(2, analysis.name);
  SULIEU_RETURN_IF_ERROR(occurrence.Run());
  const std::string title = FoldForSearch(analysis.metadata.title);
  const std::string text = FoldForSearch(analysis.normalized.text);
  Statement& index = statements_->insert_search;
  index.Bind(1, *id);
  index.Bind(2, title);
  index.Bind(3, text);
  return index.Run();
}

Status Writer::InsertExtraction(const Analysis& analysis, const Extraction& extraction, int64_t document) {
  std::vector<int64_t> mention_rows;
  mention_rows.reserve(extraction.mentions.size());
  for (const Mention& mention : extraction.mentions) {
    SULIEU_RETURN_IF_ERROR(InsertMention(analysis, extraction.kind, mention, document));
    mention_rows.push_back(database_.last_insert_rowid());
  }
  Statement& insert_kind = statements_->insert_kind.find(extraction.kind)->second;
  for (const Fact& fact : extraction.facts) {
    const std::string fact_id = FactId(analysis.source_sha256, extraction.kind, fact.value);
    Statement& insert = statements_->insert_fact;
    insert.Bind(1, document);
    insert.Bind(2, extraction.kind);
    insert.Bind(3, fact_id);
    insert.Bind(4, fact.value);
    insert.BindOptional(5, fact.basis);
    SULIEU_RETURN_IF_ERROR(insert.Run());
    const int64_t row = database_.last_insert_rowid();
    insert_kind.Bind(1, row);
    for (size_t i = 0; i < fact.columns.size(); ++i)
      insert_kind.BindValue(static_cast<int>(i) + 2, fact.columns[i]);
    SULIEU_RETURN_IF_ERROR(insert_kind.Run());
    for (size_t seq = 0; seq < fact.mentions.size(); ++seq) {
      Statement& link = statements_->insert_fact_mention;
      link.Bind(1, row);
      link.Bind(2, static_cast<int64_t>(seq));
      link.Bind(3, mention_rows[fact.mentions[seq]]);
      SULIEU_RETURN_IF_ERROR(link.Run());
    }
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

Status Writer::Finish(const std::string& now) {
  SULIEU_RETURN_IF_ERROR(EnsureTransaction());
  Statement& finish = statements_->finish_run;
  finish.Bind(1, now);
  finish.Bind(2, run_);
  SULIEU_RETURN_IF_ERROR(finish.Run());
  return Commit();
}

}  // namespace sulieu
