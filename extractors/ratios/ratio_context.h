// What stands around two numbers that may be a ratio, and whether they can be a day and a month. Shared by
// the grammars of a/b and of ratios in words. Tested by ratios_test.cc.
#ifndef SULIEU_EXTRACTORS_RATIOS_RATIO_CONTEXT_H_
#define SULIEU_EXTRACTORS_RATIOS_RATIO_CONTEXT_H_

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extractors/phrases/counted_unit.h"
#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"

namespace sulieu {

// The number of a capture, in digits or words.
std::optional<double> ReadCount(std::string_view text);

bool IsWhole(double number);
bool IsYear(double number);
bool IsDigits(std::string_view text);    // begins with a digit
bool IsTime(std::string_view key);       // năm, tháng, giờ
bool IsMagnitude(std::string_view key);  // triệu, tỷ, %
bool IsRank(std::string_view key);       // thứ, hạng

template <size_t N>
bool IsOneOf(std::string_view key, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

struct RatioContext {
  std::string_view text;
  TextSpan sentence;
  uint32_t begin = 0;  // of the ratio
  TextWords before;
  TextWords behind;
  double numerator = 0;
  double denominator = 0;
  std::string_view before_class;  // see before.tsv; `count` behind any other predicate

  std::string_view key_behind() const { return behind.empty() ? "" : behind[0].key; }
  std::string_view key_before() const { return before.empty() ? "" : before.back().key; }
  bool counts() const { return before_class == "share" || before_class == "count"; }

  bool MayBeDay() const;    // 9/5
  bool MayBeMonth() const;  // 5/2017
  bool MayBeDate() const { return MayBeDay() || MayBeMonth(); }
  bool IsMapScale() const;  // quy hoạch tỷ lệ 1/500
  bool IsSeason() const;    // 2016/17
  // The share is given twice: `57/60 (95%)`, `8/9 huyện, đạt 88,9%`, `95% (57/60)`.
  bool AgreesWithPercentage() const;
  bool IsBesidePercentage() const;  // in brackets behind one
};

// Reads the numbers and the words before; nothing when the captures are no numbers. The words behind are left
// to the caller: most a/b of the press are dates, known by the words before.
class RatioContextReader {
 public:
  explicit RatioContextReader(const RuleSet& rules);

  std::optional<RatioContext> Read(const Article& article, const Mention& mention) const;
  // The noun of a total named before: `tặng 12 doanh nghiệp; 3/12 trong số này là ...`.
  std::optional<TextSpan> NounOfTotal(const RatioContext& context) const;
  // The counted noun of which parts are told: `45 điển hình tiên tiến, trong đó nông dân chiếm 1/3`.
  std::optional<TextSpan> NounBeforeParts(const RatioContext& context) const;
  // The index of the first word of the cue that ends before word `end`; `end` when there is none.
  size_t CueBegin(const TextWords& words, size_t end) const;

 private:
  std::string_view ClassBefore(const TextWords& words, size_t end) const;
  std::string_view ClassBehindNumber(const TextWords& words, size_t end) const;

  const WordList& before_;
  const WordList& ends_;
  UnitGrammar units_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_RATIOS_RATIO_CONTEXT_H_
