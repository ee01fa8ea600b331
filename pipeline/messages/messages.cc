#include "pipeline/messages/messages.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/messages/lists.h"

namespace sulieu {
namespace {

constexpr std::string_view kValue = "{}";
// A line of a message that is longer is somebody's data.
constexpr size_t kLongest = 16 << 10;

Language language = Language::kEnglish;

using Values = std::vector<std::string_view>;

// The values of `text` where the pattern has `{}`, each as short as it can be; nothing when it does not
// match.
std::optional<Values> Match(std::string_view pattern, std::string_view text) {
  Values values;
  size_t gap = pattern.find(kValue);
  if (!text.starts_with(pattern.substr(0, gap))) return std::nullopt;
  if (gap == std::string_view::npos) return text == pattern ? std::optional(values) : std::nullopt;
  text.remove_prefix(gap);
  for (;;) {
    pattern.remove_prefix(gap + kValue.size());
    gap = pattern.find(kValue);
    const std::string_view literal = pattern.substr(0, gap);
    if (gap == std::string_view::npos) {
      if (!text.ends_with(literal)) return std::nullopt;
      values.push_back(text.substr(0, text.size() - literal.size()));
      return values;
    }
    const size_t at = text.find(literal);
    if (at == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, at));
    text.remove_prefix(at + literal.size());
  }
}

// Letters of the pattern that are not of a value: of two patterns that match, the one with more says more.
size_t LiteralSize(std::string_view pattern) {
  size_t size = pattern.size();
  for (size_t at = pattern.find(kValue); at != std::string_view::npos; at = pattern.find(kValue, at + 1)) {
    size -= kValue.size();
  }
  return size;
}

const std::vector<Message>& BySize() {
  static const std::vector<Message> messages = [] {
    std::vector<Message> all;
    for (const auto& list : MessageLists()) all.insert(all.end(), list.begin(), list.end());
    std::stable_sort(all.begin(), all.end(), [](const Message& a, const Message& b) {
      return LiteralSize(a.english) > LiteralSize(b.english);
    });
    return all;
  }();
  return messages;
}

struct Found {
  const Message* message = nullptr;
  Values values;
};

Found Find(std::string_view text) {
  for (const Message& message : BySize()) {
    if (auto values = Match(message.english, text)) return {&message, std::move(*values)};
  }
  return {};
}

// A message made of others: `NAME: MESSAGE`, `MESSAGE; REMEDY`.
struct Parts {
  std::string_view left, separator, right;
};

// Where the left part is a message of its own, else at the first separator.
std::optional<Parts> Split(std::string_view text) {
  std::optional<Parts> first;
  for (const std::string_view separator : {std::string_view("; "), std::string_view(": ")}) {
    for (size_t at = text.rfind(separator); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : text.rfind(separator, at - 1)) {
      const Parts parts{text.substr(0, at), separator, text.substr(at + separator.size())};
      if (Find(parts.left).message) return parts;
      if (!first || first->separator == separator) first = parts;
    }
  }
  return first;
}

std::string Vietnamese(std::string_view text) {
  const Found found = Find(text);
  if (!found.message) {
    const auto parts = Split(text);
    if (!parts) return std::string(text);
    return fmt::format("{}{}{}", Vietnamese(parts->left), parts->separator, Vietnamese(parts->right));
  }
  fmt::dynamic_format_arg_store<fmt::format_context> values;
  for (const std::string_view value : found.values) values.push_back(Vietnamese(value));
  return fmt::vformat(found.message->vietnamese, values);
}

// Of a message made of parts, the first part that has one.
std::string_view CodeOf(std::string_view text) {
  const Found found = Find(text);
  if (found.message && !found.message->code.empty()) return found.message->code;
  for (const std::string_view value : found.values) {
    if (const std::string_view code = CodeOf(value); !code.empty()) return code;
  }
  const auto parts = found.message ? std::nullopt : Split(text);
  if (!parts) return {};
  const std::string_view code = CodeOf(parts->left);
  return code.empty() ? CodeOf(parts->right) : code;
}

}  // namespace

std::span<const std::span<const Message>> MessageLists() {
  static const std::array<std::span<const Message>, 7> lists = {
      UsageMessages(),    InputMessages(), DatabaseMessages(), RuleMessages(),
      DecisionMessages(), HelpTexts(),     ExampleRemarks()};
  return lists;
}

std::optional<Language> LanguageOf(std::string_view name) {
  const std::string_view code = name.substr(0, name.find_first_of("_.@-"));
  if (code == "vi") return Language::kVietnamese;
  if (code == "en" || code == "C" || code == "POSIX") return Language::kEnglish;
  return std::nullopt;
}

void SetLanguage(Language chosen) { language = chosen; }

Language CurrentLanguage() { return language; }

std::string Localised(std::string_view english) {
  if (language == Language::kEnglish || english.size() > kLongest) return std::string(english);
  return Vietnamese(english);
}

std::string LocalisedWithCode(std::string_view english) {
  if (english.size() > kLongest) return std::string(english);
  const std::string_view code = CodeOf(english);
  return code.empty() ? Localised(english) : fmt::format("{} [{}]", Localised(english), code);
}

}  // namespace sulieu
