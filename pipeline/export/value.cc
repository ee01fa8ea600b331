#include "pipeline/export/value.h"

#include <cmath>

#include "pipeline/export/visible.h"
#include "pipeline/text/numbers.h"

namespace sulieu {

std::string ValueToText(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return FormatNumber(*real);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return "";
}

nlohmann::ordered_json ValueToJson(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return *integer;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* real = std::get_if<double>(&value);
  if (!real) return nullptr;
  constexpr double kExact = 9007199254740992.0;  // 2^53: up to here every whole number is exact
  if (std::trunc(*real) == *real && std::abs(*real) < kExact) return static_cast<int64_t>(*real);
  return *real;
}

std::string DumpJson(const nlohmann::ordered_json& json) {
  return EscapeInvisible(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

std::string DumpJsonLines(const nlohmann::ordered_json& json) {
  return EscapeInvisible(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) + "\n";
}

}  // namespace sulieu
