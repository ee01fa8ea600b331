// The words around a number that bound it: `trên`, `không quá`, `khoảng` before it, `trở lên` behind it.
// Tested by extractors/percentages/percentages_test.cc.
#ifndef SULIEU_EXTRACTORS_PHRASES_BOUNDS_H_
#define SULIEU_EXTRACTORS_PHRASES_BOUNDS_H_

#include <string_view>

#include "pipeline/extract/mention.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/words.h"

namespace sulieu {

class BoundGrammar {
 public:
  // Takes the list `bounds`; the rule set outlives the grammar.
  explicit BoundGrammar(const RuleSet& rules) : bounds_(rules.list("bounds")) {}

  // Bounding words that end before word *end join the mention; *end becomes the index of the first of them.
  void AddBefore(const TextWords& words, size_t* end, Mention* mention) const;
  // `trở lên`, `trở xuống` at word `at`; the index of the word behind, or `at`.
  static size_t AddBehind(const TextWords& words, size_t at, Mention* mention);

 private:
  const WordList& bounds_;
};

// What the captures added above say: exact, at_least, at_most or about.
std::string_view BoundOf(const Mention& mention);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_BOUNDS_H_
