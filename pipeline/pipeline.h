// Composes the stages: Document -> NormalizedText -> Article -> Mentions -> Facts. The one place that knows
// their order. Tested by tests/pipeline_test.cc and every golden article.
#ifndef SULIEU_PIPELINE_PIPELINE_H_
#define SULIEU_PIPELINE_PIPELINE_H_

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pipeline/decode/decode.h"
#include "pipeline/document.h"
#include "pipeline/extract/extractor.h"
#include "pipeline/extract/scanner.h"
#include "pipeline/extract/timing.h"
#include "pipeline/formats/format.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/resolve/reference_date.h"

namespace sulieu {

struct Indexed;

// Everything that is known of one document. Lives on the heap: the article views the text.
struct Analysis {
  std::string name;
  std::string format;
  EncodingDecision encoding;
  Metadata metadata;                  // title and byline filled in from the text where the metadata has none
  std::vector<MetadataClaim> claims;  // all that was found, most trusted first
  std::vector<LeftOut> left_out;
  int64_t offset = -1;            // as in Document
  std::string part, file_sha256;  // as in Document
  std::string source_sha256;
  uint64_t source_bytes = 0;
  std::string text_sha256;
  NormalizedText normalized;
  std::string edits;  // EncodeEdits: what turns the text back into the original bytes
  Article article;
  ReferenceDate reference;
  std::vector<Extraction> extractions;     // in registry order
  std::shared_ptr<const Indexed> indexed;  // IndexedOf, where it has been asked for a database
};

using Analyses = std::vector<Result<std::unique_ptr<Analysis>>>;

class Pipeline {
 public:
  // Fails with kRules, listing all errors, when the rule files do not load. A kind without a rule set in
  // `files` makes no facts; the line rules of passages fall back to the built-in ones.
  static Result<std::unique_ptr<Pipeline>> Create(const std::vector<RuleFile>& files,
                                                  bool use_triggers = true);

  // What a batch of documents holds at most; more gains little.
  static constexpr size_t kBatchDocuments = 128, kBatchBytes = size_t{512} << 10;

  // An answer for each document, in their order. Each stage and each kind goes over all of them before the
  // next one does: what it needs of code, words and automata stays in the cache meanwhile, and a document of
  // a hundred costs a quarter less than one alone. An answer fails when the bytes are no document: kEmpty,
  // kBinary, kEncoding, kTooLarge. Thread-safe. Adds to `timing`, where it is given.
  Analyses AnalyzeAll(std::span<const Document* const> documents, Timing* timing = nullptr) const;
  Result<std::unique_ptr<Analysis>> Analyze(const Document& document, Timing* timing = nullptr) const;

  // The rule sets of facts, in registry order, and that of the passages.
  const std::vector<const RuleSet*>& rule_sets() const { return active_sets_; }
  const RuleSet& passage_rules() const { return *passages_; }
  const std::vector<std::unique_ptr<Extractor>>& extractors() const { return extractors_; }
  // SHA-256 over the digests of all rule sets: what decides whether a document must be extracted again.
  const std::string& rules_digest() const { return rules_digest_; }

 private:
  Pipeline() = default;
  Result<std::unique_ptr<Analysis>> Read(const Document& document, Laps* laps) const;
  void Extract(std::span<Analysis* const> analyses, Timing* timing) const;
  void ReadMentions(size_t kind, std::vector<Mention> matches, Analysis* analysis) const;
  void Resolve(size_t kind, Analysis* analysis) const;

  std::vector<RuleSet> sets_;
  std::vector<RuleSet> fallback_sets_;
  const RuleSet* passages_ = nullptr;
  std::vector<const RuleSet*> active_sets_;  // parallel to extractors_
  std::vector<std::unique_ptr<Extractor>> extractors_;
  std::unique_ptr<Scanner> scanner_;
  std::string rules_digest_;
};

// The identity of a fact: 20 hexadecimal digits of SHA-256 over the document's source digest, kind and
// canonical value.
std::string FactId(std::string_view source_sha256, std::string_view kind, std::string_view value);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PIPELINE_H_
