#include "pipeline/store/digests.h"

#include <fmt/format.h>

namespace sulieu {

std::string MetadataDigest(const Metadata& metadata) {
  Sha256 hash;
  for (const std::string* field : {&metadata.published, &metadata.title, &metadata.publisher, &metadata.url,
                                   &metadata.byline, &metadata.encoding}) {
    hash.AddField(*field);
  }
  return hash.Finish();
}

std::string ValueText(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return fmt::format("n{}", *integer);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("n{}", *real);
  if (const auto* text = std::get_if<std::string>(&value)) return "t" + *text;
  return "-";
}

void FactsHash::AddFact(std::string_view kind, std::string_view value, std::string_view basis) {
  hash_.AddField(kind);
  hash_.AddField(value);
  hash_.AddField(basis);
}

void FactsHash::AddMention(std::string_view rule, int64_t begin, int64_t end) {
  hash_.AddField(fmt::format("{} {} {}", rule, begin, end));
}

std::string FactsDigest(const Analysis& analysis) {
  FactsHash hash;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      hash.AddFact(extraction.kind, fact.value, fact.basis);
      for (const Value& column : fact.columns) hash.AddColumn(column);
      for (uint32_t index : fact.mentions) {
        const Mention& mention = extraction.mentions[index];
        hash.AddMention(mention.rule->id, mention.span.begin, mention.span.end);
      }
    }
  }
  return hash.Finish();
}

}  // namespace sulieu
