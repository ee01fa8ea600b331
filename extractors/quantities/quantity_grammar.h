// The quantities of a sentence: numbers with what they count or measure directly behind them. Numbers that
// are labels (`quận 6`), parts of a date, clock times, scores, codes and years are none. A number without a
// noun takes that of the next (`từ 6 lên 9 phòng`, `3 x 4 m`); `từ 3 năm đến 7 năm` is one range. Limits: a
// noun that stands before its number is not found. Tested by quantities_test.cc.
#ifndef SULIEU_EXTRACTORS_QUANTITIES_QUANTITY_GRAMMAR_H_
#define SULIEU_EXTRACTORS_QUANTITIES_QUANTITY_GRAMMAR_H_

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/phrases/bounds.h"
#include "extractors/quantities/number_phrase.h"
#include "extractors/quantities/quantity_unit.h"
#include "pipeline/extract/mention.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

// A number in a sentence and what stands behind it.
struct Quantity {
  NumberPhrase number;
  size_t begin = 0;  // index of its first word
  size_t end = 0;    // index of the word behind the number and its unit
  std::optional<QuantityUnit> unit;
  bool shared = false;               // the unit is that of the next number
  std::optional<TextSpan> scale;     // the magnitude of the next number, shared
  std::optional<TextSpan> fraction;  // the digits behind the unit of `1m75`
  std::optional<TextSpan> half;      // `rưỡi` behind the unit
  std::optional<TextSpan> high;      // the second number of `từ 3 năm đến 7 năm`
  Mention mention;                   // its span and bounding words
};

class QuantityGrammar {
 public:
  explicit QuantityGrammar(const RuleSet& rules);

  // The quantities among the words of a sentence, in text order, without rules. `in_words`: numbers in words
  // are read too.
  std::vector<Quantity> Read(const TextWords& words, bool in_words) const;

  const QuantityUnits& units() const { return units_; }

 private:
  enum class Verdict { kRefused, kBare, kQuantity };

  Verdict Judge(const TextWords& words, const Quantity* before, Quantity* quantity) const;
  Verdict JudgeUnit(const TextWords& words, const Quantity& quantity, bool bounded) const;
  bool IsLabel(const TextWords& words, const Quantity& quantity) const;
  bool AcceptWords(const TextWords& words, const Quantity& quantity) const;
  bool SkipCompound(const TextWords& words, size_t* at) const;

  QuantityUnits units_;
  BoundGrammar bounds_;
  const WordList& labels_;
  const WordList& compounds_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_QUANTITIES_QUANTITY_GRAMMAR_H_
