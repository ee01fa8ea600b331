// The name of an award: a head (Huân chương, Bằng khen, danh hiệu), what may follow it by its class, and the
// grade (hạng Ba). `award_heads.tsv`, `award_tails.tsv`, `honorary_titles.tsv` and `title_tails.tsv` are its
// lexicon. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_NAMES_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_NAMES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "pipeline/rules/rule_set.h"
#include "pipeline/text/words.h"

namespace sulieu {

// Words [begin, end); the grade is [grade, end), grade == end when there is none.
struct AwardName {
  size_t begin = 0;
  size_t end = 0;
  size_t grade = 0;
  bool title = false;    // an honorary title
  bool counted = false;  // an award only when a number stands before it (43 cờ)
};

class AwardNameReader {
 public:
  // Requires: the rule set has the lists and outlives the reader.
  explicit AwardNameReader(const RuleSet& rules);

  // The award whose head is word `at`.
  std::optional<AwardName> Read(const TextWords& words, size_t at) const;
  // An honorary title without the word `danh hiệu`: only behind a verb of conferral is it an award.
  std::optional<AwardName> ReadBareTitle(const TextWords& words, size_t at) const;
  // A grade of its own, which repeats the award before it: `hạng Nhì, [hạng Ba]`. Its end.
  std::optional<size_t> GradeEnd(const TextWords& words, size_t at) const;

 private:
  size_t TailEnd(const TextWords& words, size_t at, size_t* grade) const;
  std::optional<size_t> TitleEnd(const TextWords& words, size_t at) const;
  size_t TitleTailEnd(const TextWords& words, size_t at) const;

  const WordList& heads_;
  const WordList& tails_;
  const WordList& titles_;
  const WordList& title_tails_;
};

// Behind the closing mark when a quotation begins at word `at`, else nothing.
std::optional<size_t> QuotationEnd(const TextWords& words, size_t at);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_NAMES_H_
