// A word list: TSV lines `surface ⇥ canonical ⇥ note`, `#` comments. Surfaces are compared in the lookup fold
// (case and tone placement do not matter). Words are separated by one or more spaces in the text.
#ifndef SULIEU_PIPELINE_RULES_WORD_LIST_H_
#define SULIEU_PIPELINE_RULES_WORD_LIST_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/text/word_hash.h"

namespace sulieu {

class WordList {
 public:
  struct Entry {
    std::string surface;
    std::string canonical;  // the surface itself when the second column is empty
    std::string note;
  };

  // Reads a TSV file. On failure every error is listed as `path:line: message`, one a line (kRules).
  static Result<WordList> Parse(std::string_view path, std::string_view tsv);

  const std::vector<Entry>& entries() const { return entries_; }
  // The entry of this surface (any case, any tone placement, single spaces), or null.
  const Entry* Find(std::string_view surface) const;
  bool Contains(std::string_view surface) const { return Find(surface) != nullptr; }
  // The same for a key that is folded for lookup already.
  const Entry* FindFolded(std::string_view key) const;

  // What a phrase is, given its words' hashes (HashPhrase): an entry, the beginning of longer ones, or both.
  // Phrases are told apart by 64 bits of hash. Null for any other phrase.
  struct Phrase {
    const Entry* entry = nullptr;
    bool longer = false;
  };
  Phrase Find(uint64_t phrase) const { return Look(forward_, phrase); }
  // The same for phrases read from their last word to their first.
  Phrase FindBackward(uint64_t phrase) const { return Look(backward_, phrase); }

  // An RE2 alternation of all surfaces, longest first, with both tone placements and ` +` for a space.
  std::string Pattern() const;

 private:
  // Hash of a phrase -> 2 * (index of the entry + 1, 0 for none) + whether longer ones begin with it.
  using Phrases = HashTable;

  static void AddPhrase(const std::vector<uint64_t>& words, size_t entry, Phrases* phrases);
  Phrase Look(const Phrases& phrases, uint64_t hash) const {
    const uint32_t found = phrases.Find(hash);
    if (found == Phrases::kNone) return {};
    return {found < 2 ? nullptr : &entries_[found / 2 - 1], found % 2 != 0};
  }

  std::vector<Entry> entries_;
  Phrases forward_, backward_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_WORD_LIST_H_
