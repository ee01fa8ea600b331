// How common a name is: what decides how much must agree before two who bear it are one. Tested by
// tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_NAME_RARITY_H_
#define SULIEU_PIPELINE_PEOPLE_NAME_RARITY_H_

#include <string_view>

namespace sulieu {

// kForeign: no Vietnamese name, of several words. A name of one word is kVeryCommon.
enum class NameRarity { kForeign, kRare, kUncommon, kOrdinary, kCommon, kVeryCommon };
NameRarity RarityOf(std::string_view folded_name);

// Whether two words or more are of a foreign name, and none may be Vietnamese.
bool IsForeignInFull(std::string_view folded_name);

// How many of 100,000 people have this Vietnamese name of two or more words (FoldForLookup), taken that its
// words are chosen one by one (pipeline/people/name_words.tsv).
double ExpectedBearers(std::string_view folded_name);

// Whether a word (FoldForLookup) is a family name of many: of those of one in a thousand and more.
bool IsUsualFamilyName(std::string_view folded_word);
// Whether a word (FoldForLookup) is one of Vietnamese names.
bool IsNameWord(std::string_view folded_word);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_NAME_RARITY_H_
