#include "pipeline/rules/fragments.h"

#include <fmt/format.h>

namespace sulieu {
namespace {

bool IsName(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 'z') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

// `{name}` or `{name:group}` at the start of `rest`; empty name when there is none (`{2,4}` is a repetition).
struct Reference {
  std::string_view name, group;
  size_t length = 0;
};

Reference ReadReference(std::string_view rest) {
  const size_t close = rest.find('}');
  if (rest[0] != '{' || close == std::string_view::npos) return {};
  const std::string_view body = rest.substr(1, close - 1);
  const size_t colon = body.find(':');
  const std::string_view name = body.substr(0, colon);
  const std::string_view group = colon == std::string_view::npos ? "" : body.substr(colon + 1);
  if (!IsName(name) || (colon != std::string_view::npos && !IsName(group))) return {};
  return {name, group, close + 1};
}

constexpr int kMaxDepth = 16;

Result<std::string> Expand(std::string_view pattern, const Fragments& fragments, int depth) {
  if (depth > kMaxDepth) return Fail(ErrorCode::kRules, "a fragment contains itself");
  std::string out;
  bool in_class = false;
  for (size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c == '\\' && at + 1 < pattern.size()) {
      out += pattern.substr(at, 2);
      at += 2;
      continue;
    }
    const Reference reference = in_class ? Reference{} : ReadReference(pattern.substr(at));
    if (reference.length > 0) {
      const auto found = fragments.find(reference.name);
      if (found == fragments.end()) {
        return Fail(ErrorCode::kRules,
                    fmt::format("no fragment or word list is called `{}`", reference.name));
      }
      const auto inner = Expand(found->second, fragments, depth + 1);
      SULIEU_RETURN_IF_ERROR(inner);
      out += reference.group.empty() ? fmt::format("(?:{})", *inner)
                                     : fmt::format("(?P<{}>{})", reference.group, *inner);
      at += reference.length;
      continue;
    }
    if (c == '[' && !in_class) {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    }
    ++at;
    if (c != ' ' || in_class) {
      out += c;
      continue;
    }
    const char next = at < pattern.size() ? pattern[at] : '\0';
    if (next == '?' || next == '*' || next == '+') {
      out += next == '+' ? " +" : " *";
      ++at;
    } else {
      out += " +";
    }
  }
  return out;
}

}  // namespace

Result<std::string> ExpandPattern(std::string_view pattern, const Fragments& fragments) {
  return Expand(pattern, fragments, 0);
}

}  // namespace sulieu
