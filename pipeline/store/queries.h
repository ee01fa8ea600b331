// Questions several commands ask of a database: which document, which fact, with everything behind it. Tested
// by tests/cli_test.cc.
#ifndef SULIEU_PIPELINE_STORE_QUERIES_H_
#define SULIEU_PIPELINE_STORE_QUERIES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct StoredDocument {
  int64_t id = 0;
  std::string name, title, published, published_basis, publisher, byline, url;
  std::string source_sha256, text;
};

// The document named by its path, another path of its bytes, its file name, or a unique beginning of a path,
// file name or digest (from 4 digits on). Fails with kNotFound, or kUsage listing what the name could mean.
Result<StoredDocument> FindDocument(const Database& database, const std::string& name);
// The same without its text and metadata: the row id.
Result<int64_t> FindDocumentId(const Database& database, const std::string& name);

struct StoredCapture {
  std::string name;
  TextSpan span;
};

// Reads what the writer stores: [["name", begin, end], ...]. Nothing when it is malformed.
std::optional<std::vector<StoredCapture>> ParseCaptures(std::string_view json);

struct StoredMention {
  std::string quote, passage, rule, rule_set, doc, pattern;
  TextSpan text, sentence;
  RawSpan raw;
  std::vector<StoredCapture> captures;
};

struct StoredFact {
  std::string fact_id, kind, value, basis;
  std::vector<std::pair<std::string, Value>> columns;  // those of the kind, in the order of its view
  std::vector<StoredMention> mentions;                 // the one to quote first comes first
};

// The one fact whose id begins like this. Fails with kNotFound or, listing the candidates, kUsage.
Result<std::string> FindFactId(const Database& database, const std::string& prefix);
Result<StoredFact> ReadFact(const Database& database, const std::string& fact_id);
// The facts of a document in the order of their first mention.
Result<std::vector<StoredFact>> ReadFacts(const Database& database, int64_t document);
Result<StoredDocument> DocumentOfFact(const Database& database, const std::string& fact_id);

// The kinds that have a table in this database, in the order of the registry.
std::vector<std::string> Kinds();

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_QUERIES_H_
