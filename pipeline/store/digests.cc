#include "pipeline/store/digests.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace sulieu {

namespace {

constexpr std::pair<const char*, std::string Metadata::*> kMetadataFields[] = {
    {"published", &Metadata::published}, {"title", &Metadata::title},
    {"publisher", &Metadata::publisher}, {"url", &Metadata::url},
    {"byline", &Metadata::byline},       {"encoding", &Metadata::encoding},
};

}  // namespace

std::string MetadataJson(const Metadata& metadata) {
  auto json = nlohmann::ordered_json::object();
  for (const auto& [name, field] : kMetadataFields) {
    if (!(metadata.*field).empty()) json[name] = metadata.*field;
  }
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Metadata ParseMetadataJson(std::string_view json) {
  Metadata metadata;
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_object()) return metadata;
  for (const auto& [name, field] : kMetadataFields) {
    const auto found = parsed.find(name);
    if (found != parsed.end() && found->is_string()) metadata.*field = found->get<std::string>();
  }
  return metadata;
}

std::string ChainDigest(std::string_view before, const std::vector<std::string_view>& values) {
  Sha256 hash;
  hash.AddField(before);
  for (std::string_view value : values) hash.AddField(value);
  return hash.Finish();
}

std::string ValueText(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return fmt::format("n{}", *integer);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("n{}", *real);
  if (const auto* text = std::get_if<std::string>(&value)) return "t" + *text;
  return "-";
}

void AppendValue(const ValueView& value, std::string* bytes) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return AppendField('t', *text, bytes);
  if (const auto* blob = std::get_if<BlobView>(&value)) return AppendField('t', blob->view, bytes);
  if (const auto* integer = std::get_if<int64_t>(&value)) {
    const fmt::format_int digits(*integer);
    return AppendField('n', {digits.data(), digits.size()}, bytes);
  }
  if (const auto* real = std::get_if<double>(&value)) return AppendField(ValueText(*real), bytes);
  AppendField("-", bytes);
}

void FactsHash::AddFact(std::string_view kind, std::string_view value, std::string_view basis) {
  for (const std::string_view field : {kind, value, basis}) AppendField(field, &bytes_);
}

void FactsHash::AddMention(std::string_view rule, int64_t begin, int64_t end) {
  fmt::memory_buffer field;
  field.append(rule);
  for (const int64_t number : {begin, end}) {
    const fmt::format_int digits(number);
    field.push_back(' ');
    field.append(digits.data(), digits.data() + digits.size());
  }
  AppendField({field.data(), field.size()}, &bytes_);
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
