// The words of names and posts alone, to be compared. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_TEXT_FOLDED_WORDS_H_
#define SULIEU_PIPELINE_TEXT_FOLDED_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sulieu {

// Letters and digits folded for lookup, everything else one space. `Bà Rịa - Vũng Tàu` -> `bà rịa vũng tàu`,
// `Sở GD&ĐT` -> `sở gd đt`.
std::string FoldedWords(std::string_view text);

// Folded for search (no diacritics, no case), with single spaces, so that punctuation does not stand between
// words: what people type is compared with it.
std::string WordsForSearch(std::string_view text);

// The hash of each word of what FoldedWords gives.
std::vector<uint64_t> HashFoldedWords(std::string_view folded_words);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_FOLDED_WORDS_H_
