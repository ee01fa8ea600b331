// A word list: TSV lines `surface ⇥ canonical ⇥ note`, `#` comments. Surfaces are compared in the lookup fold
// (case and tone placement do not matter). Words are separated by one or more spaces in the text.
#ifndef SULIEU_PIPELINE_RULES_WORD_LIST_H_
#define SULIEU_PIPELINE_RULES_WORD_LIST_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/result.h"

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
  const Entry* FindFolded(const std::string& key) const;
  // The longest entry, in words.
  size_t max_words() const { return max_words_; }

  // An RE2 alternation of all surfaces, longest first, with both tone placements and ` +` for a space.
  std::string Pattern() const;

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> by_key_;
  size_t max_words_ = 0;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_WORD_LIST_H_
