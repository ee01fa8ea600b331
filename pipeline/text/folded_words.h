// Words folded to be compared: of names and posts, and of a text as the full-text index has them. Tested by
// tests/people_test.cc, tests/search_test.cc and tests/anchor_test.cc.
#ifndef SULIEU_PIPELINE_TEXT_FOLDED_WORDS_H_
#define SULIEU_PIPELINE_TEXT_FOLDED_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/span.h"

namespace sulieu {

// Letters and digits folded for lookup, everything else one space. `Bà Rịa - Vũng Tàu` -> `bà rịa vũng tàu`,
// `Sở GD&ĐT` -> `sở gd đt`.
std::string FoldedWords(std::string_view text);

// Folded for search (no diacritics, no case), with single spaces, so that punctuation does not stand between
// words: what people type is compared with it.
std::string WordsForSearch(std::string_view text);

// The hash of each word of what FoldedWords gives.
std::vector<uint64_t> HashFoldedWords(std::string_view folded_words);

struct FoldedWord {
  std::string_view folded;
  TextSpan span;  // in the stored text
};

// The words of a text in its fold for search, each with its place: the characters of the fold correspond one
// to one to those of the text. Requires: `folded` is FoldForSearch of `text`; both outlive the result.
std::vector<FoldedWord> SplitFolded(std::string_view text, std::string_view folded);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_FOLDED_WORDS_H_
