#include "pipeline/export/value.h"

#include <unicode/utf8.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "pipeline/export/visible.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

// False when a character must be escaped or replaced, but for quotes and backslashes.
bool IsPlain(std::string_view text) {
  const auto size = static_cast<int64_t>(text.size());
  for (int64_t at = 0; at < size;) {
    if (text[static_cast<size_t>(at)] >= 0x20 && text[static_cast<size_t>(at)] < 0x7F) {
      ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c < 0 || IsInvisible(static_cast<char32_t>(c))) return false;
  }
  return true;
}

// With a backslash before each quote and backslash.
void AppendEscaped(std::string_view text, std::string* out) {
  for (const char c : text) {
    if (c == '"' || c == '\\') *out += '\\';
    *out += c;
  }
}

// A number that is whole, whatever its type.
std::optional<int64_t> Whole(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return *integer;
  constexpr double kExact = 9007199254740992.0;  // 2^53: up to here every whole number is exact
  const auto* real = std::get_if<double>(&value);
  if (!real || std::trunc(*real) != *real || std::abs(*real) >= kExact) return std::nullopt;
  return static_cast<int64_t>(*real);
}

}  // namespace

std::string ValueToText(const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return FormatNumber(*real);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return "";
}

nlohmann::ordered_json ValueToJson(const Value& value) {
  if (const auto whole = Whole(value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

void AppendJsonText(std::string_view text, std::string* out) {
  if (!IsPlain(text)) {
    *out += DumpJson(text);
    return;
  }
  *out += '"';
  if (text.find('"') == std::string_view::npos && text.find('\\') == std::string_view::npos) {
    *out += text;
  } else {
    AppendEscaped(text, out);
  }
  *out += '"';
}

void AppendJsonValue(const Value& value, std::string* out) {
  if (const auto* text = std::get_if<std::string>(&value)) return AppendJsonText(*text, out);
  if (const auto whole = Whole(value)) {
    *out += std::to_string(*whole);
  } else if (value.index() == 0) {
    *out += "null";
  } else {
    *out += DumpJson(ValueToJson(value));
  }
}

std::string DumpJson(const nlohmann::ordered_json& json) {
  return EscapeInvisible(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

std::string DumpJsonLines(const nlohmann::ordered_json& json) {
  return EscapeInvisible(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) + "\n";
}

}  // namespace sulieu
