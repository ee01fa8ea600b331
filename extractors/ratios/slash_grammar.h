// Is a/b a ratio? A day and month, an address, a score, a season or a document number has the same shape.
// Where the two numbers can be no date any lower-case noun phrase behind makes a ratio; where they can be one
// (9/5), a word of counting before them or a counted noun behind must. Without a noun a/b is a ratio behind a
// word of shares (`chiếm 1/3`), beside its percentage (`57/60 (95%)`) or in a list with another ratio, which
// RatioGrammar decides. Tested by ratios_test.cc.
#ifndef SULIEU_EXTRACTORS_RATIOS_SLASH_GRAMMAR_H_
#define SULIEU_EXTRACTORS_RATIOS_SLASH_GRAMMAR_H_

#include <optional>

#include "extractors/ratios/ratio_context.h"

namespace sulieu {

enum class SlashVerdict {
  kRefused,
  kBare,      // no noun behind: a ratio only beside another
  kFraction,  // `chiếm 1/3`: a ratio without a noun
  kRate,      // `tỷ lệ trúng tuyển là 63/100`: nothing is counted
  kRatio,
};

class SlashGrammar {
 public:
  explicit SlashGrammar(const RuleSet& rules);

  // Requires: the context has the words behind.
  SlashVerdict Judge(const RatioContext& context, const Mention& mention) const;
  // What is counted: the noun phrase behind, also behind `các` and `trong số 336`.
  std::optional<CountedUnit> Unit(const RatioContext& context) const;

 private:
  static std::optional<CountedUnit> Quoted(const TextWords& words, size_t at);
  bool IsVote(const RatioContext& context) const;
  bool RefusedByShape(const RatioContext& context, const Mention& mention) const;
  bool RefusedBehind(const RatioContext& context) const;
  bool IsScore(const RatioContext& context, size_t noun_end) const;
  bool IsAllOfAll(const RatioContext& context) const;
  SlashVerdict JudgeUnit(const RatioContext& context, const CountedUnit& unit) const;
  SlashVerdict JudgeBare(const RatioContext& context) const;
  bool IsCounted(const RatioContext& context, const CountedUnit& unit) const;

  UnitGrammar units_;
  const WordList& after_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_SLASH_GRAMMAR_H_
