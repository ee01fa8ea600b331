// What a number counts or measures: a word of measure alone (`tấn` of `3 tấn gạo`), or the shortest noun that
// names the counted things (`loại mô hình`, `cơ quan, đơn vị`), which stand directly behind the number.
// Tested by quantities_test.cc.
#ifndef SULIEU_EXTRACTORS_QUANTITIES_QUANTITY_UNIT_H_
#define SULIEU_EXTRACTORS_QUANTITIES_QUANTITY_UNIT_H_

#include <optional>
#include <string_view>

#include "extractors/phrases/counted_unit.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/words.h"

namespace sulieu {

struct QuantityUnit {
  enum class Kind { kMoney, kTime, kClock, kMeasure, kThing };
  Kind kind = Kind::kThing;
  bool known = false;  // of a list; else any noun phrase
  TextSpan span;
  size_t end = 0;  // index of the word behind it
};

class QuantityUnits {
 public:
  // Takes the lists `measures`, `things`, `decoys` and those of UnitGrammar; the rule set outlives it.
  explicit QuantityUnits(const RuleSet& rules);

  // The unit that begins at word `at`, behind a number.
  std::optional<QuantityUnit> Read(const TextWords& words, size_t at) const;
  // The rate of a sum of money without its unit: `/tháng` of `3,5 triệu/tháng`.
  std::optional<QuantityUnit> ReadRate(const TextWords& words, size_t at) const;
  // True when a predicate begins at word `at`.
  bool IsVerb(const TextWords& words, size_t at) const { return units_.IsVerb(words, at); }
  // How a unit is written: `đồng` for `đ` and `VNĐ`; otherwise as in the text.
  std::string Canonical(std::string_view unit) const;

 private:
  size_t NounLength(const TextWords& words, size_t at) const;
  bool IsClassifier(const TextWords& words, size_t at, size_t length) const;
  bool MayBeNoun(const TextWords& words, size_t at) const;
  size_t ReadNoun(const TextWords& words, size_t at, bool* known) const;
  size_t RateEnd(const TextWords& words, size_t at) const;
  size_t Enumerate(const TextWords& words, size_t at, size_t end) const;
  std::optional<QuantityUnit> ReadMeasure(const TextWords& words, size_t at, size_t noun) const;

  UnitGrammar units_;
  const WordList& measures_;
  const WordList& things_;
  const WordList& decoys_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_QUANTITIES_QUANTITY_UNIT_H_
