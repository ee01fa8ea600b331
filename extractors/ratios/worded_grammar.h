// Is it a ratio, where the two numbers stand apart: `a trên tổng số b`, `a tiêu chí trên b tiêu chí`, `trong
// b xã có a xã`, `cứ b người thì có a`, `hai phần ba`? The counted nouns decide: both numbers must count the
// same. Adds the capture `unit` where it stands between the numbers. Tested by ratios_test.cc.
#ifndef SULIEU_EXTRACTORS_RATIOS_WORDED_GRAMMAR_H_
#define SULIEU_EXTRACTORS_RATIOS_WORDED_GRAMMAR_H_

#include "extractors/ratios/ratio_context.h"

namespace sulieu {

class WordedGrammar {
 public:
  explicit WordedGrammar(const RuleSet& rules) : units_(rules) {}

  // Requires: the context has the words behind.
  bool Accept(const RatioContext& context, Mention* mention) const;

 private:
  bool AcceptOutOf(const RatioContext& context, const Mention& mention) const;
  bool AcceptTotalFirst(const RatioContext& context, Mention* mention) const;
  bool AcceptParts(const RatioContext& context, Mention* mention) const;
  bool NounCounts(const RatioContext& context, TextSpan noun, std::string_view total) const;
  bool CountsOne(const RatioContext& context, std::string_view numerator) const;
  bool SameKind(const TextWords& a, const TextWords& b, bool strict) const;

  UnitGrammar units_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_WORDED_GRAMMAR_H_
