// Cutting a pattern into the parts of its top-level sequence.
#include "pipeline/base/utf8.h"
#include "pipeline/extract/why_not.h"

namespace sulieu {
namespace {

// The end of a character class that begins at `at`.
size_t ClassEnd(std::string_view pattern, size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  while (at < pattern.size() && pattern[at] != ']') at += pattern[at] == '\\' ? 2 : 1;
  return std::min(at + 1, pattern.size());
}

size_t GroupEnd(std::string_view pattern, size_t at) {
  int depth = 0;
  while (at < pattern.size()) {
    const char c = pattern[at];
    if (c == '\\') {
      at += 2;
    } else if (c == '[') {
      at = ClassEnd(pattern, at);
    } else {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      ++at;
      if (depth == 0) return at;
    }
  }
  return pattern.size();
}

// `\d`, `\.`, `\pL`, `\p{Lu}`.
size_t EscapeEnd(std::string_view pattern, size_t at) {
  if (at + 2 >= pattern.size() || (pattern[at + 1] != 'p' && pattern[at + 1] != 'P')) {
    return std::min(at + 2, pattern.size());
  }
  if (pattern[at + 2] != '{') return at + 3;
  return std::min(pattern.find('}', at), pattern.size() - 1) + 1;
}

size_t AtomEnd(std::string_view pattern, size_t at) {
  switch (pattern[at]) {
    case '\\':
      return EscapeEnd(pattern, at);
    case '[':
      return ClassEnd(pattern, at);
    case '(':
      return GroupEnd(pattern, at);
    case '{':  // a fragment: a repetition never begins a part
      return std::min(pattern.find('}', at), pattern.size() - 1) + 1;
    default:
      return at + DecodeAt(pattern, at).length;
  }
}

// `?`, `*`, `+`, `{2,4}`, each with a `?` behind it; `{name}` is no repetition.
size_t RepetitionEnd(std::string_view pattern, size_t at) {
  if (at >= pattern.size()) return at;
  if (pattern[at] == '?' || pattern[at] == '*' || pattern[at] == '+') {
    ++at;
  } else if (pattern[at] == '{' && at + 1 < pattern.size() && pattern[at + 1] >= '0' &&
             pattern[at + 1] <= '9') {
    at = std::min(pattern.find('}', at), pattern.size() - 1) + 1;
  } else {
    return at;
  }
  return at < pattern.size() && pattern[at] == '?' ? at + 1 : at;
}

}  // namespace

std::vector<std::string_view> SplitPattern(std::string_view pattern) {
  std::vector<std::string_view> parts;
  for (size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '|') return {pattern};
    const size_t end = RepetitionEnd(pattern, AtomEnd(pattern, at));
    parts.push_back(pattern.substr(at, end - at));
    at = end;
  }
  return parts;
}

}  // namespace sulieu
