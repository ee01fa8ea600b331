// Words of a span of text, with what the grammars of names, posts and organisations ask of them.
#ifndef SULIEU_PIPELINE_TEXT_WORDS_H_
#define SULIEU_PIPELINE_TEXT_WORDS_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/rules/word_list.h"

namespace sulieu {

struct Word {
  enum class Kind : uint8_t { kWord, kNumber, kPunctuation };
  TextSpan span;
  std::string_view key;  // folded for lookup; the character itself for punctuation
  uint64_t hash = 0;     // HashWord of the key
  Kind kind = Kind::kWord;
  bool capital = false;   // begins with a capital
  bool all_caps = false;  // all letters are capitals, at least two of them: UBND, TW
  bool dotted = false;    // letters with full stops between them: T.Ư, TP.HCM

  bool Is(std::string_view other) const { return key == other; }
};

// In text order. Their keys are part of the text where folding changes nothing: the text must outlive them.
class TextWords {
 public:
  size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  const Word& operator[](size_t at) const { return words_[at]; }
  const Word& front() const { return words_.front(); }
  const Word& back() const { return words_.back(); }
  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }
  // Drops all behind the first `count`.
  void Cut(size_t count) { words_.resize(count); }

 private:
  friend class Splitter;

  std::vector<Word> words_;
  std::unique_ptr<char[]> folded_;  // the keys that are no part of the text
};

// Letters (with apostrophes and inner hyphens between letters: H'Hen, Khăm-phay) make words, digits with
// inner `.` `,` make numbers, every other visible character is punctuation of its own. `T.Ư`, `TP.HCM` are
// one word.
TextWords SplitWords(std::string_view text, TextSpan span);

// The longest entry of the list that begins at word `at`: its number of words, 0 for none. Punctuation never
// matches unless the entry contains it as a word.
size_t LongestMatch(const TextWords& words, size_t at, const WordList& list,
                    const WordList::Entry** entry = nullptr);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_WORDS_H_
