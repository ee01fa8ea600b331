#include "pipeline/review/decision.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/export/value.h"

namespace sulieu {
namespace {

// What is not undone, oldest first.
std::vector<const Decision*> Standing(const Thread& thread) {
  std::vector<const Decision*> standing;
  for (const Decision& decision : thread) {
    if (decision.action != "undo") standing.push_back(&decision);
    std::erase_if(standing, [&](const Decision* other) { return other->id == decision.undoes; });
  }
  return standing;
}

bool IsNull(const Value& value) { return std::holds_alternative<std::monostate>(value); }

std::optional<double> Number(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return static_cast<double>(*integer);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

bool SameValue(const Value& a, const Value& b) {
  const auto x = Number(a), y = Number(b);
  return x && y ? *x == *y : a == b;
}

const Value* Find(const FactColumns& columns, std::string_view name) {
  for (const auto& [column, value] : columns) {
    if (column == name) return &value;
  }
  return nullptr;
}

Value FromJson(const nlohmann::ordered_json& json) {
  if (json.is_number_integer()) return json.get<int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  return {};
}

}  // namespace

const Decision* Effective(const Thread& thread) {
  const auto standing = Standing(thread);
  return standing.empty() ? nullptr : standing.back();
}

std::string_view DecidedName(const Thread& thread) {
  const auto standing = Standing(thread);
  if (standing.back()->action == "reject") return "rejected";
  if (thread.front().action == "add") return "added";
  // An edited fact that is then accepted is still an edited one.
  const auto last = std::find_if(standing.rbegin(), standing.rend(),
                                 [](const Decision* decision) { return decision->action != "accept"; });
  return last != standing.rend() && (*last)->action == "edit" ? "edited" : "accepted";
}

bool SameColumns(const FactColumns& a, const FactColumns& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto& column) {
           const Value* const other = Find(b, column.first);
           return other && SameValue(column.second, *other);
         });
}

size_t CommonColumns(const FactColumns& a, const FactColumns& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const auto& column) {
    const Value* const other = Find(b, column.first);
    return other && !IsNull(*other) && SameValue(column.second, *other);
  }));
}

nlohmann::ordered_json ColumnsToJson(const FactColumns& columns) {
  auto json = nlohmann::ordered_json::object();
  for (const auto& [name, value] : columns) json[name] = ValueToJson(value);
  return json;
}

std::string ColumnsJson(const FactColumns& columns) {
  return ColumnsToJson(columns).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<FactColumns> ParseColumnsJson(std::string_view json) {
  const auto parsed = nlohmann::ordered_json::parse(json, nullptr, false);
  if (!parsed.is_object()) return std::nullopt;
  FactColumns columns;
  for (const auto& [name, value] : parsed.items()) columns.emplace_back(name, FromJson(value));
  return columns;
}

std::string ColumnsText(const FactColumns& columns) {
  std::string text;
  for (const auto& [name, value] : columns) {
    if (!IsNull(value)) text += (text.empty() ? "" : " | ") + ValueToText(value);
  }
  return text;
}

}  // namespace sulieu
