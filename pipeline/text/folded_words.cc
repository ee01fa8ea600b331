#include "pipeline/text/folded_words.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/word_hash.h"

namespace sulieu {

std::string FoldedWords(std::string_view text) {
  std::string words;
  bool gap = false;
  const std::string folded = FoldForLookup(text);
  for (size_t at = 0; at < folded.size();) {
    const CodePoint c = DecodeAt(folded, at);
    if (IsWordChar(c.value)) {
      if (gap && !words.empty()) words += ' ';
      words.append(folded, at, c.length);
    }
    gap = !IsWordChar(c.value);
    at += c.length;
  }
  return words;
}

std::string WordsForSearch(std::string_view text) {
  std::string words;
  for (const char c : FoldForSearch(text)) {
    if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

std::vector<uint64_t> HashFoldedWords(std::string_view folded_words) {
  std::vector<uint64_t> hashes;
  for (size_t at = 0; at < folded_words.size();) {
    const size_t end = std::min(folded_words.find(' ', at), folded_words.size());
    hashes.push_back(HashWord(folded_words.substr(at, end - at)));
    at = end + 1;
  }
  return hashes;
}

}  // namespace sulieu
