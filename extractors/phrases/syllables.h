// What the spelling of one word tells of its language, where no list knows the word. Keys are folded for
// lookup. Tested by phrases_test.cc.
#ifndef SULIEU_EXTRACTORS_PHRASES_SYLLABLES_H_
#define SULIEU_EXTRACTORS_PHRASES_SYLLABLES_H_

#include <string_view>

namespace sulieu {

// A letter that only Vietnamese has: ạ ... ỹ, ă, đ, ơ, ư. No French or Spanish name is written with them.
bool HasVietnameseLetter(std::string_view key);

// Letters without marks in an order that no Vietnamese syllable has: `clarke`, `weber`, not `lan`, `thanh`.
bool IsForeignSyllable(std::string_view key);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_SYLLABLES_H_
