// From what is said of awards to what was awarded: mentions give candidates, and candidates that state the
// same conferral become one fact, so that counts can be added up. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_FACTS_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"
#include "pipeline/rules/word_list.h"

namespace sulieu {

// award × authority × kind of recipient, as one mention or several state it. Empty strings: not said.
struct AwardFact {
  std::string award;
  std::string authority;
  std::string recipient;
  std::optional<int64_t> count;
  bool occasions = false;
  std::string reason;
  std::string period;
  uint32_t recipient_at = 0;  // first byte of the recipient in the text
  bool self = false;          // the recipient is who the article is about
  bool pronoun = false;       // the recipient is `ông`, `bà`
  uint32_t sentence = 0;
  // Keys for comparing, made when facts are merged.
  std::string award_key;
  std::string authority_key;
  std::string recipient_key;
  std::vector<uint32_t> mentions;
};

// What the captures of a mention say. Their order is the grammar: `authority` (one or several), `reason`,
// `period`, then awards
// (`award`, `grade`, `award_number`) each followed by the recipients of all awards since the last recipient
// (`recipient` or `pronoun`, `number`, `occasions`).
std::vector<AwardFact> FactsOf(std::string_view text, const Mention& mention, uint32_t index);

// The same name in a shorter and a longer form: all words of the shorter stand in the longer in this order,
// the first and last at its ends (Tổng công ty Dệt may Sông Lam, Tổng công ty CP Dệt may Sông Lam). Both
// folded.
bool Abbreviates(std::string_view a, std::string_view b);

// Abbreviations written out, for comparing names.
class NameKeys {
 public:
  explicit NameKeys(const WordList& abbreviations) : abbreviations_(abbreviations) {}
  // Folded, without quotation marks, abbreviations written out.
  std::string Of(std::string_view name) const;

 private:
  const WordList& abbreviations_;
};

// One fact per conferral, in the order of first mention. A conferral whose counts are also stated apart
// (10 tập thể và cá nhân; 5 tập thể và 5 cá nhân) only adds its mention to the parts.
std::vector<AwardFact> MergeAwardFacts(std::vector<AwardFact> facts, const NameKeys& keys);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_FACTS_H_
