// Words of a span of text, with what the grammars of names, posts and organisations ask of them.
#ifndef SULIEU_PIPELINE_TEXT_WORDS_H_
#define SULIEU_PIPELINE_TEXT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/rules/word_list.h"

namespace sulieu {

struct Word {
  enum class Kind { kWord, kNumber, kPunctuation };
  Kind kind = Kind::kWord;
  TextSpan span;
  bool capital = false;   // begins with a capital
  bool all_caps = false;  // all letters are capitals, at least two of them: UBND, TW
  std::string key;        // folded for lookup; the character itself for punctuation
  uint64_t hash = 0;      // HashWord of the key

  bool Is(std::string_view other) const { return key == other; }
};

// Letters (with apostrophes and inner hyphens between letters: H'Hen, Khăm-phay) make words, digits with
// inner `.` `,` make numbers, every other visible character is punctuation of its own. `T.Ư`, `TP.HCM` are
// one word.
std::vector<Word> SplitWords(std::string_view text, TextSpan span);

// The longest entry of the list that begins at word `at`: its number of words, 0 for none. Punctuation never
// matches unless the entry contains it as a word.
size_t LongestMatch(const std::vector<Word>& words, size_t at, const WordList& list,
                    const WordList::Entry** entry = nullptr);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_WORDS_H_
