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
  std::string words = FoldForSearch(text);
  size_t end = 0;
  for (const char c : words) {
    if (c != ' ' || (end > 0 && words[end - 1] != ' ')) words[end++] = c;
  }
  if (end > 0 && words[end - 1] == ' ') --end;
  words.resize(end);
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

std::vector<FoldedWord> SplitFolded(std::string_view text, std::string_view folded) {
  std::vector<FoldedWord> words;
  uint32_t at = 0;
  size_t begin = 0;
  uint32_t text_begin = 0;
  const auto close = [&](size_t end) {
    if (end > begin) words.push_back({folded.substr(begin, end - begin), {text_begin, at}});
  };
  for (size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] == ' ') {
      close(i);
      begin = i + 1;
    }
    at += DecodeAt(text, at).length;
    if (folded[i] == ' ') text_begin = at;
  }
  close(folded.size());
  return words;
}

}  // namespace sulieu
