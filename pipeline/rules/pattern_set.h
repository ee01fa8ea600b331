// Patterns asked of the same words, which have hardly any of them. One pass over the words (trigger_set.h)
// finds those that may match, and RE2 is asked about these alone: to ask it about twenty patterns, each with
// an automaton of its own, took ten times as long. Tested by tests/pattern_set_test.cc against RE2.
#ifndef SULIEU_PIPELINE_RULES_PATTERN_SET_H_
#define SULIEU_PIPELINE_RULES_PATTERN_SET_H_

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/trigger_set.h"

namespace sulieu {

class PatternSet {
 public:
  struct Pattern {
    std::string regex;
    // What a match must have, all of them, like the triggers of a rule: without gaps that count. When there
    // are none, the pattern itself, which then must have no such gap.
    std::vector<std::string> needed;
  };

  // Requires: RE2 takes the patterns. Each is compiled when it is first asked of a text that may have it.
  explicit PatternSet(std::vector<Pattern> patterns);

  // Some words, gone through once. Requires: the set and the words outlive it.
  class Words {
   public:
    Words(const PatternSet& set, std::string_view text);

    std::string_view text() const { return text_; }
    // Whether the pattern of that number matches anywhere in the words.
    bool Match(size_t pattern) const;
    // The same in the words from the byte on. Requires: nothing needed begins with `^`.
    bool MatchFrom(size_t begin, size_t pattern) const;

   private:
    const PatternSet& set_;
    std::string_view text_;
    TriggerHits hits_;
  };

 private:
  struct Entry {
    std::string regex;
    std::vector<size_t> needed;  // numbers in triggers_
    std::once_flag once;
    std::unique_ptr<RE2> compiled;
  };

  const RE2& Compiled(size_t pattern) const;

  TriggerSet triggers_;
  std::vector<std::unique_ptr<Entry>> entries_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_PATTERN_SET_H_
