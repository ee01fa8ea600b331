// Patterns asked of the same words, which have hardly any of them. One pass over the words (trigger_set.h)
// finds those that may match, and RE2 is asked about these alone: to ask it about twenty patterns, each with
// an automaton of its own, was a seventh of all its time. Tested by tests/pattern_set_test.cc against RE2.
#ifndef SULIEU_PIPELINE_RULES_PATTERN_SET_H_
#define SULIEU_PIPELINE_RULES_PATTERN_SET_H_

#include <re2/re2.h>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/letter_class.h"
#include "pipeline/rules/trigger_set.h"

namespace sulieu {

class PatternSet {
 public:
  struct Pattern {
    std::string regex;
    // What a match must have, all of them, like the triggers of a rule: without gaps that count. When there
    // are none, the pattern itself, which then must have no such gap.
    std::vector<std::string> needed;
    // Of a pattern with a gap of at most `longest` characters, whose automaton counts and never warms: the
    // same with a gap of any length. It decides where the words are no longer than the gap, and what it does
    // not match is no match.
    std::string unbounded = {};
    size_t longest = 0;
  };

  // Requires: RE2 takes the patterns. Each is compiled when it is first asked of a text that may have it.
  explicit PatternSet(const std::vector<Pattern>& patterns);

  // Some words, gone through once. Requires: the set and the words outlive it.
  class Words {
   public:
    Words(const PatternSet& set, std::string_view text);

    std::string_view text() const { return text_; }
    // Whether the words have what the pattern of that number needs. Costs nothing.
    bool MayMatch(size_t pattern, size_t begin = 0) const;
    // Whether it matches anywhere in the words.
    bool Match(size_t pattern) const { return MatchFrom(0, pattern); }
    // The same in the words from the byte on. Requires: what the pattern needs is found there only if it is
    // found in all the words, as `(?:^|[^\pL])` is and `^` is not.
    bool MatchFrom(size_t begin, size_t pattern) const;

   private:
    const PatternSet& set_;
    std::string_view text_;
    TriggerHits hits_;
  };

 private:
  // Compiled when it is first asked. Thread-safe.
  class LazyRegex {
   public:
    explicit LazyRegex(std::string_view regex) : regex_(WithLetterRanges(regex)) {}
    bool Match(std::string_view text) const;

   private:
    std::string regex_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<RE2> compiled_;
  };

  struct Entry {
    Entry(std::string_view pattern, size_t longest, std::vector<size_t> needed)
        : regex(pattern), longest(longest), needed(std::move(needed)) {}
    bool Match(std::string_view words) const;

    LazyRegex regex;
    std::optional<LazyRegex> unbounded;
    size_t longest;
    std::vector<size_t> needed;  // numbers in triggers_
  };

  TriggerSet triggers_;
  std::deque<Entry> entries_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_PATTERN_SET_H_
