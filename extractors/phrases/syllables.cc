#include "extractors/phrases/syllables.h"

#include <algorithm>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

constexpr std::string_view kVowels = "aeiouy";

bool IsVowel(char c) { return kVowels.find(c) != std::string_view::npos; }

// c, ch, m, n, ng, nh, p, t: what a Vietnamese syllable may end in behind its vowels.
bool IsFinal(std::string_view tail) {
  constexpr std::string_view kFinals[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
  return std::find(std::begin(kFinals), std::end(kFinals), tail) != std::end(kFinals);
}

bool IsInitial(std::string_view head) {
  constexpr std::string_view kInitials[] = {"",   "b",  "c", "ch", "d", "g",  "gh",  "gi", "h",
                                            "k",  "kh", "l", "m",  "n", "ng", "ngh", "nh", "p",
                                            "ph", "q",  "r", "s",  "t", "th", "tr",  "v",  "x"};
  return std::find(std::begin(kInitials), std::end(kInitials), head) != std::end(kInitials);
}

}  // namespace

bool HasVietnameseLetter(std::string_view key) {
  for (size_t at = 0; at < key.size();) {
    const CodePoint c = DecodeAt(key, at);
    if ((c.value >= 0x1EA0 && c.value <= 0x1EF9) || c.value == 0x103 || c.value == 0x111 ||
        c.value == 0x1A1 || c.value == 0x1B0) {
      return true;
    }
    at += c.length;
  }
  return false;
}

bool IsForeignSyllable(std::string_view key) {
  if (!std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  size_t begin = 0;
  while (begin < key.size() && !IsVowel(key[begin])) ++begin;
  size_t end = begin;
  while (end < key.size() && IsVowel(key[end])) ++end;
  const bool one = end - begin >= 1 && end - begin <= 3;
  return key.size() > 2 && !(one && IsInitial(key.substr(0, begin)) && IsFinal(key.substr(end)));
}

}  // namespace sulieu
