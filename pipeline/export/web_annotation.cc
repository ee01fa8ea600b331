#include "pipeline/export/web_annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kContext = 32;  // code points before and after a quote
constexpr std::string_view kTerms = "urn:x-sulieu:";

std::string Before(std::string_view text, size_t at) {
  size_t begin = at;
  for (size_t i = 0; i < kContext && begin > 0; ++i) begin -= DecodeBefore(text, begin).length;
  return std::string(text.substr(begin, at - begin));
}

std::string After(std::string_view text, size_t at) {
  size_t end = at;
  for (size_t i = 0; i < kContext && end < text.size(); ++i) end += DecodeAt(text, end).length;
  return std::string(text.substr(at, end - at));
}

Json Context() {
  return {"http://www.w3.org/ns/anno.jsonld",
          {{"sulieu", kTerms},
           {"dcterms:source", {{"@type", "@id"}}},  // a name, no text
           {"sulieu:edtf", {{"@type", "http://id.loc.gov/datatypes/edtf/EDTF"}}},
           {"sulieu:published", {{"@type", "http://id.loc.gov/datatypes/edtf/EDTF"}}}}};
}

// Empty values are left out.
void Put(Json* object, const char* name, const std::string& value) {
  if (!value.empty()) (*object)[name] = value;
}

Json Selectors(const StoredMention& mention, std::string_view text, const CodePointIndex& index) {
  const Json position = {{"type", "TextPositionSelector"},
                         {"start", index.Before(mention.text.begin)},
                         {"end", index.Before(mention.text.end)}};
  const Json quote = {{"type", "TextQuoteSelector"},
                      {"exact", std::string(mention.text.In(text))},
                      {"prefix", Before(text, mention.text.begin)},
                      {"suffix", After(text, mention.text.end)}};
  return {position, quote};
}

Json SourceText(const FactSource& source) {
  Json text = {{"id", DigestUri(source.text_sha256)},
               {"type", "Text"},
               {"format", "text/plain"},
               {"language", "vi"},
               {"sulieu:document", source.document.name}};
  Put(&text, "dcterms:title", source.document.title);
  Put(&text, "sulieu:published", source.document.published);
  Put(&text, "dcterms:publisher", source.document.publisher);
  Put(&text, "dcterms:creator", source.document.byline);
  text["dcterms:source"] = DigestUri(source.document.source_sha256);
  Put(&text, "sulieu:part", source.part);
  return text;
}

Json Target(const StoredMention& mention, const FactSource& source, const CodePointIndex& index) {
  Json target = {{"type", "SpecificResource"},
                 {"source", SourceText(source)},
                 {"selector", Selectors(mention, source.document.text, index)}};
  if (source.document.url.starts_with("http://") || source.document.url.starts_with("https://"))
    target["scope"] = PercentEncode(source.document.url);
  target["sulieu:passage"] = mention.passage;
  target["sulieu:raw_begin"] = mention.raw.begin;
  target["sulieu:raw_end"] = mention.raw.end;
  target["sulieu:rule"] = mention.rule;
  target["sulieu:rule_set"] = mention.rule_set;
  return target;
}

Json Body(const StoredFact& fact) {
  Json body = {
      {"type", "TextualBody"},  {"purpose", "describing"},        {"value", fact.value},
      {"format", "text/plain"}, {"sulieu:fact_id", fact.fact_id}, {"sulieu:kind_of_fact", fact.kind}};
  for (const auto& [name, value] : fact.columns) {
    if (!std::holds_alternative<std::monostate>(value)) body["sulieu:" + name] = ValueToJson(value);
  }
  return body;
}

Json Annotation(const StoredFact& fact, const FactSource& source, const CodePointIndex& index) {
  Json targets = Json::array();
  for (const StoredMention& mention : fact.mentions) targets.push_back(Target(mention, source, index));
  Json annotation = {{"id", fmt::format("{}fact:{}", kTerms, fact.fact_id)},
                     {"type", "Annotation"},
                     {"motivation", "describing"},
                     {"generator", {{"type", "Software"}, {"name", source.program}}},
                     {"generated", source.imported_at},
                     {"body", Body(fact)}};
  annotation["target"] = targets.size() == 1 ? targets.front() : targets;
  return annotation;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  size_t before = 0;
  for (size_t at = 0; at < text.size() + kStep; at += kStep) {
    before_.push_back(before);
    before += CountCodePoints(text.substr(std::min(at, text.size()), kStep));
  }
}

size_t CodePointIndex::Before(size_t byte) const {
  const size_t step = byte / kStep;
  return before_[step] + CountCodePoints(text_.substr(step * kStep, byte - step * kStep));
}

void AnnotationWriter::Begin() {
  const std::string head = fmt::format(
      "{{\"@context\":{},\"type\":\"AnnotationCollection\",\"label\":\"Facts with their sources "
      "from Vietnamese press articles\",\"first\":{{\"type\":\"AnnotationPage\",\"startIndex\":0,"
      "\"items\":[",
      DumpJson(Context()));
  taken_ = sink_.write(head);
}

// The text of an article is read once for all its facts.
Status AnnotationWriter::Turn(const std::string& fact_id, const std::string& document) {
  if (source_ && document == document_) return {};
  auto source = ReadSource(database_, fact_id);
  SULIEU_RETURN_IF_ERROR(source);
  source_ = std::move(*source);
  index_.emplace(source_->document.text);
  document_ = document;
  return {};
}

Status AnnotationWriter::Add(const std::string& fact_id, const std::string& document) {
  SULIEU_RETURN_IF_ERROR(Turn(fact_id, document));
  const auto fact = ReadFact(database_, fact_id);
  SULIEU_RETURN_IF_ERROR(fact);
  for (const StoredMention& mention : fact->mentions) {
    if (mention.text.end > source_->document.text.size())
      return Fail(ErrorCode::kDatabase, fmt::format("{}: fact {} is outside its text; run `sulieu verify`",
                                                    database_.path(), fact_id));
  }
  ids_.AddField(fact_id);
  sink_.write(count_++ == 0 ? "\n" : ",\n");
  taken_ = sink_.write(DumpJson(Annotation(*fact, *source_, *index_)));
  sink_.row();
  return {};
}

void AnnotationWriter::Finish() {
  const std::string digest = ids_.Finish();
  taken_ = sink_.write(fmt::format("\n],\"id\":\"{0}page:{1}\"}},\"total\":{2},\"id\":\"{0}facts:{1}\"}}\n",
                                   kTerms, digest, count_));
}

std::string DigestUri(std::string_view sha256_hex) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string uri = "ni:///sha-256;";
  const auto nibble = [](char c) { return static_cast<uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
  uint32_t bits = 0, held = 0;
  for (const char c : sha256_hex) {
    bits = bits << 4 | nibble(c);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    uri += kDigits[(bits >> held) & 63];
  }
  if (held > 0) uri += kDigits[(bits << (6 - held)) & 63];
  return uri;
}

std::string PercentEncode(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        byte > 0x20 && byte < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    if (plain) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", byte);
    }
  }
  return encoded;
}

}  // namespace sulieu
