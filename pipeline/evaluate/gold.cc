// Gold annotations: JSON Lines as the annotation guidelines define them.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pipeline/evaluate/evaluate.h"
#include "pipeline/evaluate/score_rows.h"

namespace sulieu {
namespace {

using Json = nlohmann::json;

Result<Value> ReadValue(const Json& json) {
  if (json.is_null()) return Value();
  if (json.is_number_integer()) return Value(json.get<int64_t>());
  if (json.is_number()) return Value(json.get<double>());
  if (json.is_string()) return Value(json.get<std::string>());
  return Fail(ErrorCode::kUsage, "must be a string, a number or null");
}

// The keys one annotation gives for a row: several where a part is a list (the posts of one person), none
// where it has no number (an unnumbered law).
Result<std::vector<Key>> ReadKeys(const ScoreRow& row, const Json& fact) {
  std::vector<Key> keys = {{}};
  for (const KeyPart& part : row.parts) {
    const auto field = fact.find(part.field);
    if (field == fact.end()) {
      if (row.facts == "legal_refs") return std::vector<Key>();
      return Fail(ErrorCode::kUsage, fmt::format("an entry of `{}` has no `{}`", row.facts, part.field));
    }
    if (row.facts == "legal_refs" && (field->is_null() || *field == "")) return std::vector<Key>();
    const Json values = field->is_array() ? *field : Json::array({*field});
    std::vector<Key> longer;
    for (const Key& key : keys) {
      for (const Json& item : values) {
        const auto value = ReadValue(item);
        if (!value)
          return Fail(ErrorCode::kUsage,
                      fmt::format("`{}` of `{}` {}", part.field, row.facts, value.error().message));
        longer.push_back(key);
        longer.back().push_back(MakePart(part.type, *value));
      }
    }
    keys = std::move(longer);
  }
  return keys;
}

// A document without the list was not annotated for these facts; one without such facts has it empty.
Status ReadRow(const ScoreRow& row, const Json& document, GoldDocument* out) {
  const auto list = document.find(row.facts);
  if (list == document.end()) return {};
  GoldFacts& facts = out->facts[std::string(row.name)];
  if (list->is_null()) return {};
  for (const Json& fact : list->is_array() ? *list : Json::array({*list})) {
    if (!fact.is_object())
      return Fail(ErrorCode::kUsage, fmt::format("an entry of `{}` is no object", row.facts));
    const auto keys = ReadKeys(row, fact);
    SULIEU_RETURN_IF_ERROR(keys);
    const auto optional = fact.find("optional");
    const bool allowed = optional != fact.end() && *optional == true;
    (allowed ? facts.allowed : facts.required).insert(keys->begin(), keys->end());
  }
  for (const Key& key : facts.required) facts.allowed.erase(key);
  return {};
}

Result<GoldDocument> ReadDocument(std::string_view line) {
  const Json document = Json::parse(line, nullptr, false);
  if (!document.is_object()) return Fail(ErrorCode::kUsage, "not a JSON object");
  const auto name = document.find("doc");
  if (name == document.end() || !name->is_string())
    return Fail(ErrorCode::kUsage, "`doc`, the file name, is missing");
  GoldDocument out;
  out.name = name->get<std::string>();
  for (const ScoreRow& row : ScoreRows()) SULIEU_RETURN_IF_ERROR(ReadRow(row, document, &out));
  return out;
}

}  // namespace

Result<std::vector<GoldDocument>> ParseGold(std::string_view name, std::string_view content) {
  std::vector<GoldDocument> gold;
  std::string errors;
  int number = 0;
  while (!content.empty()) {
    const size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto document = ReadDocument(line);
    if (document) {
      gold.push_back(std::move(*document));
    } else {
      errors +=
          fmt::format("{}{}:{}: {}", errors.empty() ? "" : "\n", name, number, document.error().message);
    }
  }
  if (gold.empty() && errors.empty()) errors = fmt::format("{}: no annotations in it", name);
  if (!errors.empty()) return Fail(ErrorCode::kUsage, errors);
  return gold;
}

}  // namespace sulieu
