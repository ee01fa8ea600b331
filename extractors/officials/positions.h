// Whether two wordings name one post: `Phó Chủ tịch UBND tỉnh` and `Phó Chủ tịch Ủy ban nhân dân tỉnh Đắk
// Nông`, `Bộ trưởng Bộ TT&TT` and `Bộ trưởng Bộ Thông tin - Truyền thông`. Tested by officials_test.cc.
#ifndef SULIEU_EXTRACTORS_OFFICIALS_POSITIONS_H_
#define SULIEU_EXTRACTORS_OFFICIALS_POSITIONS_H_

#include <string>
#include <string_view>
#include <vector>

namespace sulieu {

// The words of a position or name, folded; `TW`, `T.Ư` are written out.
struct PhraseWords {
  struct Entry {
    std::string key;
    std::string letters;  // lower case ASCII: of an abbreviation each stands for a word
    bool abbreviation = false;
  };
  std::vector<Entry> entries;
};
PhraseWords SplitPhrase(std::string_view phrase);

// True when every word of `brief` stands in `full` in the same order, abbreviations read as the initials of
// the words they stand for, and both begin alike. A phrase says itself.
bool Says(const PhraseWords& full, const PhraseWords& brief);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_OFFICIALS_POSITIONS_H_
