// What is a ratio and what only looks like one. The words before and behind the two numbers decide: a date,
// an address, a score or a season has the same shape. Adds the captures `unit` and `outcome`. Tested by
// ratios_test.cc.
#ifndef SULIEU_EXTRACTORS_RATIOS_RATIO_GRAMMAR_H_
#define SULIEU_EXTRACTORS_RATIOS_RATIO_GRAMMAR_H_

#include <optional>
#include <vector>

#include "extractors/phrases/counted_unit.h"
#include "extractors/phrases/measured_subject.h"
#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"

namespace sulieu {

// The number of a capture, in digits or words.
std::optional<double> ReadCount(std::string_view text);

class RatioGrammar {
 public:
  explicit RatioGrammar(const RuleSet& rules);

  // The ratios among the matches, in text order, with the captures unit and outcome where there are any.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const;

 private:
  struct Context;  // of one match

  bool Accept(const Context& context, Mention* mention) const;
  bool AcceptSlash(const Context& context, Mention* mention) const;
  bool IsAllOfAll(const Context& context) const;
  bool RefusedBehind(const Context& context) const;
  bool AcceptWithoutUnit(const Context& context, Mention* mention) const;
  bool AcceptOutOf(const Context& context, Mention* mention) const;
  bool AcceptOfTotalFirst(const Context& context, Mention* mention) const;
  bool AcceptParts(const Context& context, Mention* mention) const;
  void AddUnit(const Context& context, Mention* mention) const;
  void AddSubject(const Context& context, Mention* mention) const;
  void AddOutcome(const Context& context, Mention* mention) const;
  std::string_view Before(const Context& context) const;

  UnitGrammar units_;
  SubjectGrammar subjects_;
  const WordList& before_;
  const WordList& after_;
  const WordList& attained_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_RATIO_GRAMMAR_H_
