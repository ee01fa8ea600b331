// What a share is a share of, or what grew, where no unit stands behind the number: `tỷ lệ hộ nghèo` of `tỷ
// lệ hộ nghèo giảm còn 11,2%`, `lao động` of `6.300 lao động, trong đó gần 4/5 là nữ`. The clause before the
// number is read backwards: over the predicate, to the last break; a counted noun with its number is
// preferred. Limits: a subject two clauses away is not found. Tested by
// extractors/percentages/percentages_test.cc.
#ifndef SULIEU_EXTRACTORS_PHRASES_MEASURED_SUBJECT_H_
#define SULIEU_EXTRACTORS_PHRASES_MEASURED_SUBJECT_H_

#include <optional>

#include "extractors/phrases/counted_unit.h"

namespace sulieu {

class SubjectGrammar {
 public:
  // Takes the lists `measure_predicates` and `clause_starts`; the rule set outlives the grammar.
  explicit SubjectGrammar(const RuleSet& rules);

  // The subject of a number before which word `end - 1` stands. *inherit is set where it is that of the
  // percentage before in the clause.
  std::optional<TextSpan> Read(const TextWords& words, size_t end, bool* inherit) const;

 private:
  size_t SubjectBegin(const TextWords& words, size_t begin, size_t end) const;
  std::optional<TextSpan> CountedNoun(const TextWords& words, size_t begin, size_t end) const;
  size_t ClauseBegin(const TextWords& words, size_t end) const;
  size_t SkipPredicates(const TextWords& words, size_t end) const;
  TextSpan ClauseSubject(const TextWords& words, size_t begin, size_t end, bool to_verb) const;

  UnitGrammar units_;
  const WordList& predicates_;
  const WordList& clause_starts_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_MEASURED_SUBJECT_H_
