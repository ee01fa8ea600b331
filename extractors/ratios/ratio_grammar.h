// The ratios of an article with what is counted and what the counted attained. slash_grammar.h and
// worded_grammar.h decide which matches are ratios; here a ratio without a noun is settled by its neighbours
// (`63/100, 6/10 sinh viên`, `từ 5/12 xã lên 9/12`), and the captures `unit` and `outcome` are added. Tested
// by ratios_test.cc.
#ifndef SULIEU_EXTRACTORS_RATIOS_RATIO_GRAMMAR_H_
#define SULIEU_EXTRACTORS_RATIOS_RATIO_GRAMMAR_H_

#include <vector>

#include "extractors/phrases/measured_subject.h"
#include "extractors/ratios/ratio_context.h"
#include "extractors/ratios/slash_grammar.h"
#include "extractors/ratios/worded_grammar.h"

namespace sulieu {

class RatioGrammar {
 public:
  explicit RatioGrammar(const RuleSet& rules);

  // The ratios among the matches, in text order, with the captures unit and outcome where there are any.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const;

 private:
  SlashVerdict Judge(RatioContext* context, Mention* mention) const;
  void AddUnit(const RatioContext& context, Mention* mention) const;
  void AddSubject(const RatioContext& context, Mention* mention) const;
  void AddOutcome(const RatioContext& context, Mention* mention) const;

  RatioContextReader contexts_;
  SlashGrammar slash_;
  WordedGrammar worded_;
  UnitGrammar units_;
  SubjectGrammar subjects_;
  const WordList& attained_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_RATIO_GRAMMAR_H_
