// The frame of a conferral: authority × awards × recipients, in any order and voice. Reads the nodes of a
// sentence; no lexicon of its own. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_FRAME_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_FRAME_H_

#include <optional>
#include <vector>

#include "extractors/awards/award_recipients.h"

namespace sulieu {

struct ConferredAward {
  TextSpan name;
  std::optional<TextSpan> grade;   // apart from the name in `hạng Nhì, hạng Ba`
  std::optional<TextSpan> number;  // of the awards themselves (6 cờ)
  bool commendation = false;       // khen thưởng: no award has a name
};

struct Conferral {
  TextSpan span;       // the words that state it
  size_t trigger = 0;  // first byte of its first award
  std::vector<ConferredAward> awards;
  std::vector<TextSpan> authorities;  // of `A, B và C tặng` each confers
  std::vector<AwardRecipient> recipients;
  bool self = false;          // who receives is who the article is about
  bool respectively = false;  // the first award to the first recipient, and so on
  std::optional<TextSpan> reason;
  std::optional<TextSpan> period;
};

// What the sentence that announced a list says of all its items.
struct Announced {
  std::optional<TextSpan> authority;
  bool honours = false;  // các phần thưởng cao quý: those of whom the article is about
};

// The conferrals of one sentence. `carried` is replaced when this sentence announces a list (ends with a
// colon) and cleared when it is no item of one.
std::vector<Conferral> ReadConferrals(const NodeView& view, Announced* carried);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_FRAME_H_
