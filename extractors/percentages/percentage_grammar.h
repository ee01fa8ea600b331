// What stands around a percentage: its bound (`trên`, `không quá`, `trở lên`) and what it is a share of or
// what grew (`unit`), which stands behind the number (`85% khu dân cư`) or before it (`GRDP tăng 7,32%`).
// Tested by percentages_test.cc.
#ifndef SULIEU_EXTRACTORS_PERCENTAGES_PERCENTAGE_GRAMMAR_H_
#define SULIEU_EXTRACTORS_PERCENTAGES_PERCENTAGE_GRAMMAR_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/phrases/bounds.h"
#include "extractors/phrases/counted_unit.h"
#include "extractors/phrases/measured_subject.h"
#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"

namespace sulieu {

class PercentageGrammar {
 public:
  explicit PercentageGrammar(const RuleSet& rules);

  // The percentages among the matches, in text order. Captures: low, high (of a range), at_least, at_most or
  // about (the bounding words), unit. A pair of numbers that is no range becomes its second number.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const;

 private:
  struct Context;  // of one mention

  void JoinDecimal(TextWords* before, Mention* mention) const;
  std::optional<TextSpan> UnitBehind(const Context& context, size_t at, Mention* mention) const;

  UnitGrammar units_;
  SubjectGrammar subjects_;
  BoundGrammar bounds_;
  const WordList& predicates_;
};

// The number of a capture, in digits or words.
std::optional<double> ReadPercentage(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PERCENTAGES_PERCENTAGE_GRAMMAR_H_
