// The checks of each document: its digests, its mentions against text and source, its facts against their
// digest.
#include <fmt/format.h>

#include <map>

#include "pipeline/base/sha256.h"
#include "pipeline/formats/format.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/document_rows.h"
#include "pipeline/store/queries.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

struct Stored {
  int64_t id = 0;
  std::string name, source_sha256, text_sha256, text, edits, facts_sha256, format, encoding, rows_sha256;
  int64_t source_bytes = 0;
};

// Statements prepared once for all documents.
class Statements {
 public:
  explicit Statements(const Database& database) : database_(database) {}

  // Ready for new parameters. Requires: nobody reads rows of the same statement.
  Result<Statement*> Get(const std::string& sql) {
    const auto known = prepared_.find(sql);
    if (known != prepared_.end()) {
      known->second.Reset();
      return &known->second;
    }
    auto statement = database_.Prepare(sql);
    SULIEU_RETURN_IF_ERROR(statement);
    return &prepared_.emplace(sql, std::move(*statement)).first->second;
  }

 private:
  const Database& database_;
  std::map<std::string, Statement, std::less<>> prepared_;
};

class DocumentVerifier {
 public:
  DocumentVerifier(Statements* statements, const Stored& document, DocumentRows* rows, Verification* out)
      : statements_(*statements), document_(document), rows_(rows), out_(*out) {}

  Status Run() {
    ++out_.documents;
    if (Sha256Hex(document_.text) != document_.text_sha256)
      Differ("the text does not have its stored digest");
    CheckSource();
    SULIEU_RETURN_IF_ERROR(CheckMentions());
    SULIEU_RETURN_IF_ERROR(CheckFacts());
    return CheckRows();
  }

 private:
  void Differ(std::string_view what) {
    out_.differences.push_back(fmt::format("{}: {}", document_.name, what));
  }

  void CheckSource() {
    auto raw = RestoreRaw(document_.text, document_.edits);
    if (!raw) return Differ(raw.error().message);
    raw_ = std::move(*raw);
    if (Sha256Hex(raw_) != document_.source_sha256 ||
        raw_.size() != static_cast<size_t>(document_.source_bytes))
      return Differ("text and edits do not give back the source with its stored digest");
    auto reading = ReadDocument(raw_, document_.format, {.override_label = document_.encoding});
    if (!reading || reading->normalized.text != document_.text)
      return Differ("the source does not normalise to the text");
    map_ = std::move(reading->normalized.map);
    has_source_ = true;
  }

  Status CheckMentions() {
    const auto prepared = statements_.Get(
        "SELECT id, text_begin, text_end, raw_begin, raw_end, sentence_begin, sentence_end, quote, captures "
        "FROM mentions_made WHERE document = ? ORDER BY id");
    SULIEU_RETURN_IF_ERROR(prepared);
    Statement* const rows = *prepared;
    rows->Bind(1, document_.id);
    for (;;) {
      const auto row = rows->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return {};
      ++out_.mentions;
      CheckMention(*rows);
    }
  }

  void CheckMention(const Statement& row) {
    const int64_t begin = row.Integer(1), end = row.Integer(2);
    const auto differ = [&](std::string_view what) {
      Differ(fmt::format("mention at text {}-{} (`{}`): {}", begin, end, row.Text(7), what));
    };
    const auto size = static_cast<int64_t>(document_.text.size());
    if (begin < 0 || begin >= end || end > size) return differ("its span is not within the text");
    const TextSpan span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    if (span.In(document_.text) != row.Text(7)) differ("the text has other words there");
    if (row.Integer(5) > begin || row.Integer(6) > size || row.Integer(5) < 0)
      differ("its sentence does not hold it");
    if (has_source_) CheckRawSpan(row, span, differ);
    const auto captures = ParseCaptures(row.Text(8));
    if (!captures) return differ("its captures cannot be read");
    for (const StoredCapture& capture : *captures) {
      if (capture.span.begin > capture.span.end || capture.span.end > size)
        differ(fmt::format("its capture `{}` is not within the text", capture.name));
    }
  }

  // The bytes of the source at the raw span, read alone, normalise to the quote. Where an edit reaches beyond
  // the span (a removed character before it), they give a little more.
  template <typename Differ>
  void CheckRawSpan(const Statement& row, TextSpan span, const Differ& differ) {
    const RawSpan raw{static_cast<uint32_t>(row.Integer(3)), static_cast<uint32_t>(row.Integer(4))};
    if (row.Integer(3) < 0 || raw.end > raw_.size() || raw.begin >= raw.end) {
      return differ("its raw span is not within the source");
    }
    if (map_.ToRaw(span) != raw) differ("its raw span is not what its words were made of");
    // Only plain UTF-8 reads alone as it does in its place.
    if (map_.edits().empty() || document_.format != "text" || document_.encoding != "UTF-8") return;
    // Alone, a piece may have too few letters to show that it is Vietnamese (`Ð` read as `Đ`): the hint shows
    // it.
    for (std::string_view hint : {"", "\nđ"}) {
      const auto normalized = Normalize(std::string(raw.In(raw_)).append(hint));
      if (normalized && normalized->text.find(row.Text(7)) != std::string::npos) return;
    }
    differ("its raw span does not normalise to its words");
  }

  Status CheckFacts() {
    const auto prepared = statements_.Get(
        "SELECT id, fact_id, kind, value, basis FROM facts WHERE document = ? AND decision IS NULL ORDER BY "
        "id");
    SULIEU_RETURN_IF_ERROR(prepared);
    Statement* const rows = *prepared;
    rows->Bind(1, document_.id);
    FactsHash hash;
    for (;;) {
      const auto row = rows->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      ++out_.facts;
      if (FactId(document_.source_sha256, rows->Text(2), rows->Text(3)) != rows->Text(1))
        Differ(fmt::format("fact {} does not have the id of its kind and value", rows->Text(1)));
      hash.AddFact(rows->Text(2), rows->Text(3), rows->Text(4));
      SULIEU_RETURN_IF_ERROR(AddColumns(std::string(rows->Text(2)), rows->Integer(0), &hash));
      SULIEU_RETURN_IF_ERROR(AddMentions(rows->Integer(0), &hash));
    }
    if (hash.Finish() != document_.facts_sha256) Differ("its facts do not have their stored digest");
    return {};
  }

  Status CheckRows() {
    const auto digest = rows_->Digest(document_.id);
    SULIEU_RETURN_IF_ERROR(digest);
    if (document_.rows_sha256.empty()) {
      Differ("its import did not come to its end");
    } else if (*digest != document_.rows_sha256) {
      Differ("its rows do not have their stored digest");
    }
    return {};
  }

  Status AddColumns(const std::string& kind, int64_t fact, FactsHash* hash) {
    const auto prepared = statements_.Get(fmt::format("SELECT * FROM fact_{} WHERE fact = ?", kind));
    SULIEU_RETURN_IF_ERROR(prepared);
    Statement* const columns = *prepared;
    columns->Bind(1, fact);
    const auto row = columns->Step();
    SULIEU_RETURN_IF_ERROR(row);
    for (int i = 1; *row && i < columns->column_count(); ++i) hash->AddColumn(columns->Get(i));
    return {};
  }

  Status AddMentions(int64_t fact, FactsHash* hash) {
    const auto prepared = statements_.Get(
        "SELECT r.rule, m.text_begin, m.text_end FROM fact_mentions AS fm JOIN mentions_made AS m ON m.id = "
        "fm.mention "
        "JOIN rules AS r ON r.id = m.rule WHERE fm.fact = ? ORDER BY fm.seq");
    SULIEU_RETURN_IF_ERROR(prepared);
    Statement* const mentions = *prepared;
    mentions->Bind(1, fact);
    for (;;) {
      const auto row = mentions->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return {};
      hash->AddMention(mentions->Text(0), mentions->Integer(1), mentions->Integer(2));
    }
  }

  Statements& statements_;
  const Stored& document_;
  DocumentRows* rows_;
  Verification& out_;
  std::string raw_;
  OffsetMap map_;
  bool has_source_ = false;
};

}  // namespace

Status VerifyDocuments(const Database& database, Verification* out) {
  auto document_rows = DocumentRows::Create(database);
  SULIEU_RETURN_IF_ERROR(document_rows);
  auto rows = database.Prepare(
      "SELECT id, document, source_sha256, text_sha256, text, edits, facts_sha256, source_bytes, format, "
      "encoding, (SELECT rows_sha256 FROM document_digests WHERE document = d.id) "
      "FROM documents_imported AS d ORDER BY document");
  SULIEU_RETURN_IF_ERROR(rows);
  Statements statements(database);
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    Stored document;
    document.id = rows->Integer(0);
    document.name = rows->Text(1);
    document.source_sha256 = rows->Text(2);
    document.text_sha256 = rows->Text(3);
    document.text = rows->Text(4);
    document.edits = rows->Blob(5);
    document.facts_sha256 = rows->Text(6);
    document.source_bytes = rows->Integer(7);
    document.format = rows->Text(8);
    document.encoding = rows->Text(9);
    document.rows_sha256 = rows->Text(10);
    SULIEU_RETURN_IF_ERROR(DocumentVerifier(&statements, document, &*document_rows, out).Run());
  }
}

}  // namespace sulieu
