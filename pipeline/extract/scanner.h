// Finds the matches of all rules in articles. One set of the rules' short triggers is run over each
// sentence; the capturing pattern of a rule runs only where all its triggers matched. Triggers are
// hand-written necessary conditions without gaps: rules_test proves them on the examples, prefilter_test on a
// corpus (no fact differs with triggers switched off). A set of the full patterns was 11 times slower with
// RE2's default memory and took 100 MB with enough of it; literals derived by FilteredRE2 need a lower-cased
// copy of the text.
#ifndef SULIEU_PIPELINE_EXTRACT_SCANNER_H_
#define SULIEU_PIPELINE_EXTRACT_SCANNER_H_

#include <re2/stringpiece.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"
#include "pipeline/extract/timing.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

class TriggerHits;
class TriggerSet;

class Scanner {
 public:
  // Requires: the rule sets outlive the scanner. Of a set that stands in `asking` no pattern is run: the
  // sentences with its triggers take the place of matches (Extractor::asks_rules).
  explicit Scanner(const std::vector<const RuleSet*>& sets, bool use_triggers = true,
                   std::vector<const RuleSet*> asking = {});
  ~Scanner();

  // Of one article: the matches per rule set (in the order of the constructor), sentence by sentence, in each
  // by position. A rule's matches do not overlap one another; those of different rules may.
  using Found = std::vector<std::vector<Mention>>;
  // In the order of the articles. Rule by rule over all of them: the automaton of each stays in the cache.
  // Thread-safe.
  std::vector<Found> Scan(std::span<const Article* const> articles, Timing* timing = nullptr) const;

 private:
  struct Entry {
    const Rule* rule;
    size_t set;
    bool asking;
    std::vector<size_t> triggers;  // numbers in the trigger set, all needed
  };
  void AddRule(const Rule& rule, size_t set, bool asking);
  struct Candidate {
    uint32_t article, sentence;
    size_t until;  // of the sentence: behind it no trigger of the rule ends, so that no match does
  };
  // Per entry, by article and sentence.
  using Candidates = std::vector<std::vector<Candidate>>;
  struct Place;  // a sentence that may state facts
  struct Lane;
  static std::vector<Place> Places(std::span<const Article* const> articles);
  // Those whose triggers are found.
  Candidates FindCandidates(std::span<const Place> places) const;
  Candidates AllCandidates(std::span<const Place> places) const;
  // Adds the sentence to the rules whose triggers were found in it.
  void AddCandidates(const TriggerHits& hits, const Place& place, Candidates* candidates) const;
  // Adds what the rule finds there to each article's.
  static void Match(const Entry& entry, std::span<const Article* const> articles,
                    std::span<const Candidate> candidates, std::vector<Found>* found);

  size_t set_count_;
  bool use_triggers_;
  std::vector<Entry> entries_;
  std::vector<std::vector<size_t>> by_trigger_;  // the entries whose first trigger it is
  std::unique_ptr<TriggerSet> triggers_;
};

// Finds the matches of one rule, sentence by sentence. For one thread.
class MatchFinder {
 public:
  explicit MatchFinder(const Rule& rule) : rule_(rule), groups_(rule.group_names().size()) {}

  // Those in one sentence; none is looked for from byte `until` of the sentence on.
  void Find(std::string_view text, TextSpan sentence, uint32_t sentence_index, std::vector<Mention>* out,
            size_t until = SIZE_MAX);

 private:
  const Rule& rule_;
  std::vector<re2::StringPiece> groups_;  // of the last match
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_SCANNER_H_
