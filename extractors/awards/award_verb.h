// The verb of a conferral and who acts: UBND tỉnh tặng, được Thủ tướng tặng, đồng chí A trao, đón nhận.
// Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_VERB_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_VERB_H_

#include <optional>
#include <vector>

#include "extractors/awards/award_recipients.h"

namespace sulieu {

enum class Voice { kNone, kActive, kPassive, kReceive };

struct AwardVerb {
  Voice voice = Voice::kNone;
  size_t begin = 0;        // the first node of the verb, with its subject (active) or its agent (passive)
  size_t subject_end = 0;  // the subject of a passive ends before this node
  std::optional<TextSpan> authority;       // a body that acts
  bool person = false;                     // a person acts, for somebody else
  std::vector<AwardRecipient> recipients;  // between verb and award: tặng 3 tập thể Bằng khen
};

class VerbReader {
 public:
  // Requires: the view outlives the reader.
  explicit VerbReader(const NodeView& view) : view_(view), recipients_(view) {}

  // The verb before a run; voice kNone when the run has none of its own.
  AwardVerb Read(const AwardRun& run) const;
  // Who acts by the verb at node `give`, whatever it confers.
  AwardVerb Agent(size_t give) const;

 private:
  // What stands between the verb and the run: `nhiều phần thưởng cao quý:`, the recipients of `tặng 3 tập
  // thể`.
  std::optional<size_t> VerbBefore(size_t run_begin, std::vector<AwardRecipient>* middle) const;
  // Left of the verb: [được] [authority] [đã] tặng
  void ReadAgent(const AwardRun& run, size_t give, AwardVerb* verb) const;
  void ReadUnit(size_t at, AwardVerb* verb) const;
  // Words of the body that the phrase grammar leaves: Viện trưởng VKSND | tối cao.
  size_t SkipTailBack(size_t at) const;
  void SetPassive(size_t passive, AwardVerb* verb) const;
  // A passive whose agent the phrase grammar does not know: được Ban tổ chức cuộc thi tặng
  std::optional<size_t> PassiveBehind(size_t end) const;
  // The post of a person who confers in his own right: a head, not a deputy.
  // Orders and badges are handed over, not conferred, by all but the head of state.
  bool HandsOver(const AwardRun& run, size_t post) const;
  std::optional<TextSpan> Chief(const Node& person, const AwardRun& run) const;

  const NodeView& view_;
  RecipientReader recipients_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_VERB_H_
