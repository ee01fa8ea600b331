// The triggers as one nondeterministic automaton over bytes. A trigger is read from RE2's notation; what this
// reader does not know (word boundaries, letters of rare scripts) it takes as matching, so that a trigger is
// found wherever RE2 would find it, and very rarely elsewhere. Tested by tests/trigger_set_test.cc.
#ifndef SULIEU_PIPELINE_RULES_TRIGGER_NFA_H_
#define SULIEU_PIPELINE_RULES_TRIGGER_NFA_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace sulieu {

struct TriggerNfa {
  static constexpr uint32_t kNoTrigger = UINT32_MAX;

  // When the empty edges of a state may be followed.
  enum class Guard : uint8_t { kNone, kAtBegin, kAtEnd };

  struct Edge {
    unsigned char low, high;
    uint32_t to;
  };

  struct State {
    std::vector<Edge> edges;
    std::vector<uint32_t> empty;
    Guard guard = Guard::kNone;
    uint32_t trigger = kNoTrigger;  // found when this state is reached
  };

  std::vector<State> states{1};  // state 0 is the start of all triggers

  // Adds a trigger. One that cannot be read matches everything.
  void Add(std::string_view pattern, uint32_t trigger);
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_TRIGGER_NFA_H_
