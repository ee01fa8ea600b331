// The digests that decide whether a document must be extracted again, and whether what is stored is whole.
#ifndef SULIEU_PIPELINE_STORE_DIGESTS_H_
#define SULIEU_PIPELINE_STORE_DIGESTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/sha256.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// What the metadata file says of a document, as JSON: only what it says. And the way back; what cannot be
// read gives empty metadata.
std::string MetadataJson(const Metadata& metadata);
Metadata ParseMetadataJson(std::string_view json);

// SHA-256 over the digest before and the values that follow it: rows that form a chain cannot be changed,
// lost or exchanged unnoticed.
std::string ChainDigest(std::string_view before, const std::vector<std::string_view>& values);

// A value with its type, so that NULL, 0 and "0" differ. An integer and the real number of the same value do
// not: the column of the table decides which of the two SQLite keeps.
std::string ValueText(const Value& value);
// Appends the same of a value as a field (AppendField).
void AppendValue(const ValueView& value, std::string* bytes);

// SHA-256 over the facts of a document, added in order: kind, value, basis, columns and mentions of each. The
// same from an analysis and from the rows of the database.
class FactsHash {
 public:
  void AddFact(std::string_view kind, std::string_view value, std::string_view basis);
  void AddColumn(const Value& value) { AppendValue(ViewOf(value), &bytes_); }
  void AddMention(std::string_view rule, int64_t begin, int64_t end);
  std::string Finish() const { return Sha256Hex(bytes_); }

 private:
  std::string bytes_;
};

std::string FactsDigest(const Analysis& analysis);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_DIGESTS_H_
