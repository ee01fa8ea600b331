#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "pipeline/export/citation.h"
#include "pipeline/export/value.h"

namespace sulieu {
namespace {

using Json = nlohmann::ordered_json;

// `2019-03-14` as {"date-parts": [[2019, 3, 14]]}; null when it is no date.
Json Date(std::string_view iso) {
  Json parts = Json::array();
  for (size_t at = 0; at < iso.size();) {
    const size_t end = std::min(iso.find('-', at), iso.size());
    int number = 0;
    if (std::from_chars(iso.data() + at, iso.data() + end, number).ptr != iso.data() + end || at == end)
      return nullptr;
    parts.push_back(number);
    at = end + 1;
  }
  if (parts.empty() || parts.size() > 3) return nullptr;
  return {{"date-parts", Json::array({parts})}};
}

void Put(Json* item, const char* name, Json value) {
  if (value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty())) return;
  (*item)[name] = std::move(value);
}

Json Place(const StoredMention& mention) {
  return {
      {"quote", mention.quote},       {"passage", mention.passage},     {"text_begin", mention.text.begin},
      {"text_end", mention.text.end}, {"raw_begin", mention.raw.begin}, {"raw_end", mention.raw.end},
      {"rule", mention.rule},         {"rule_set", mention.rule_set}};
}

Json Custom(const Citation& citation) {
  const StoredFact& fact = citation.fact;
  const FactSource& source = citation.source;
  Json custom = {{"fact_id", fact.fact_id}, {"kind", fact.kind}, {"value", fact.value}};
  for (const StoredMention& mention : fact.mentions) custom["mentions"].push_back(Place(mention));
  Put(&custom, "document", source.document.name);
  Put(&custom, "source_sha256", source.document.source_sha256);
  Put(&custom, "part", source.part);
  Put(&custom, "file_sha256", source.file_sha256);
  Put(&custom, "text_sha256", source.text_sha256);
  Put(&custom, "rules_sha256", source.rules_digest);
  Put(&custom, "program", source.program);
  Put(&custom, "database_sha256", citation.database_digest);
  return custom;
}

Json Item(const Citation& citation) {
  const StoredDocument& document = citation.source.document;
  Json item = {{"id", "sulieu-" + citation.fact.fact_id},
               {"type", "article-newspaper"},
               {"title", TitleText(document)},
               {"language", "vi"}};
  if (!document.byline.empty()) item["author"] = Json::array({Json{{"literal", document.byline}}});
  Put(&item, "container-title", document.publisher);
  Put(&item, "publisher", document.publisher);
  Put(&item, "issued", Date(document.published));
  Put(&item, "accessed", Date(std::string_view(citation.source.imported_at).substr(0, 10)));
  Put(&item, "URL", document.url);
  const StoredMention& first = citation.fact.mentions.front();
  Put(&item, "note", fmt::format("“{}” ({})", first.quote, PlaceText(first, citation.source)));
  Put(&item, "source", citation.source.program);
  item["custom"] = Custom(citation);
  return item;
}

}  // namespace

std::string CitationCslJson(const std::vector<Citation>& citations) {
  Json items = Json::array();
  for (const Citation& citation : citations) items.push_back(Item(citation));
  return DumpJsonLines(items);
}

}  // namespace sulieu
