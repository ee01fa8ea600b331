// What each rule does over a corpus: how often its triggers and its pattern match, how many mentions are left
// of that, what it costs. Shows dead rules and dear ones. Tested by tests/why_not_test.cc.
#ifndef SULIEU_PIPELINE_EXTRACT_PROFILE_H_
#define SULIEU_PIPELINE_EXTRACT_PROFILE_H_

#include <chrono>
#include <cstdint>
#include <vector>

#include "pipeline/pipeline.h"

namespace sulieu {

struct RuleProfile {
  const Rule* rule = nullptr;
  uint64_t sentences = 0;  // where all its triggers matched
  uint64_t matches = 0;    // of the pattern
  uint64_t mentions = 0;   // left after overlaps and masks
  uint64_t facts = 0;      // that quote it first
  std::chrono::nanoseconds pattern_time{0};
};

class Profiler {
 public:
  explicit Profiler(const Pipeline& pipeline);
  void Add(const Analysis& analysis);
  // In the order of the rule files.
  const std::vector<RuleProfile>& rules() const { return profiles_; }

 private:
  // Of rule `i`, run as its extractor runs it.
  size_t CountMatches(size_t i, std::string_view text, TextSpan sentence);
  void CountFacts(const Analysis& analysis);

  std::vector<RuleProfile> profiles_;
  std::vector<std::vector<std::unique_ptr<RE2>>> triggers_;  // parallel
  std::vector<Mention> matches_;                             // kept for its room
  std::vector<bool> asked_;  // parallel: whether the rule is only asked if it matches, as its extractor does
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_PROFILE_H_
