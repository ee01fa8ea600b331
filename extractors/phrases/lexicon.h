// The word lists of extractors/phrases as one trie over words, so that each word of a sentence is looked up
// once whatever the number of lists. Tested by phrases_test.cc.
#ifndef SULIEU_EXTRACTORS_PHRASES_LEXICON_H_
#define SULIEU_EXTRACTORS_PHRASES_LEXICON_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/rule_set.h"
#include "pipeline/text/words.h"

namespace sulieu {

// The lists, in the order of kPhraseLists.
enum class PhraseList : uint8_t {
  kFamilyName,
  kHonorific,
  kRank,
  kTitle,
  kPostHead,
  kPostPrefix,
  kPostModifier,
  kOrganisation,
  kField,
  kUnit,
  kPlace,
  kCommune,
  kEnd,
  kNameParticle,
  kNoName,
  kCount
};
constexpr size_t kPhraseLists = static_cast<size_t>(PhraseList::kCount);

// What the note of an entry says; see the heads of the lists.
enum PhraseNote : uint16_t {
  kPlural = 1 << 0,  // honorifics
  kChurch = 1 << 1,  // honorifics
  kWeak = 1 << 2,    // post heads
  kOpen = 1 << 3,    // post heads, organisation heads
  kNamed = 1 << 4,   // organisation heads
  kFormer = 1 << 5,  // post prefixes
  kAbroad = 1 << 6,  // places
  kBrand = 1 << 7,   // organisation heads: a name by itself
  kBehind = 1 << 8,  // post heads: only behind the name
  kCommon = 1 << 0,  // family names
  kBare = 1 << 9,    // post heads: of the state as a whole
  kNone = 1 << 10,   // post heads: looks like a post and is none
  kLevelShift = 11,  // organisation heads: the level in the bits above
};

class Lexicon {
 public:
  // Requires: the rule set has the lists (they are shared with every rule set). The lexicons of the same
  // lists share one trie.
  explicit Lexicon(const RuleSet& rules);

  // The longest entry of each list that begins at a word: its number of words (0 for none) and its note.
  struct Match {
    std::array<uint8_t, kPhraseLists> length{};
    std::array<uint16_t, kPhraseLists> note{};

    size_t Length(PhraseList list) const { return length[static_cast<size_t>(list)]; }
    uint16_t Note(PhraseList list) const { return note[static_cast<size_t>(list)]; }
    // An entry of so many words of each of the lists, a bit each; longer than those added before.
    void Add(uint32_t lists, size_t words, const std::array<uint16_t, kPhraseLists>& notes);
  };
  // Of each word of a sentence; of most there is none.
  class Matches {
   public:
    const Match& operator[](size_t at) const { return found_[index_[at]]; }
    bool Any(size_t at) const { return index_[at] != 0; }  // in any list

   private:
    friend class Lexicon;
    static constexpr size_t kUsual = 16;  // few sentences have more

    explicit Matches(size_t words) : index_(words) {
      found_.reserve(kUsual);
      found_.emplace_back();
    }
    Match* At(size_t at) {
      if (index_[at] == 0) {
        index_[at] = static_cast<uint32_t>(found_.size());
        found_.emplace_back();
      }
      return &found_[index_[at]];
    }

    std::vector<uint32_t> index_;  // into found_, by word; 0 for none
    std::vector<Match> found_;     // the first is empty
  };
  Matches Find(const TextWords& words) const;

 private:
  struct Trie;
  static std::shared_ptr<const Trie> TrieOf(const RuleSet& rules);
  void MatchJoinedTitles(const TextWords& words, Matches* matches) const;

  std::shared_ptr<const Trie> trie_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_LEXICON_H_
