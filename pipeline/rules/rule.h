// One rule: a pattern with named groups, what it must find and what it must not. Rules are data
// (extractors/*/rules.toml); what the groups mean is computed in C++ by the extractor of the kind.
#ifndef SULIEU_PIPELINE_RULES_RULE_H_
#define SULIEU_PIPELINE_RULES_RULE_H_

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/span.h"

namespace sulieu {

// What must stand left and right of a match. RE2's own \b is ASCII: it sees a boundary inside `tỷ`.
enum class Boundary {
  kWord,    // no letter or digit
  kNumber,  // no letter or digit, nor a digit behind `.` `,` `/` `-`: 1.101/1.251 is not found
            // inside 21.101/1.251
  kLine,    // the whole line
  kNone,
};

struct RuleExample {
  std::string text;                 // without the brackets
  std::vector<TextSpan> spans;      // the bytes between each [[ and ]]: exactly the mentions the rule makes
  std::vector<std::string> values;  // canonical values of the facts it gives, in any order
  std::string reference;            // reference date (ISO), or empty
  int line = 0;
};

struct RuleCounterExample {
  std::string text;
  int line = 0;
};

class Rule {
 public:
  std::string id;
  std::string doc;
  std::string pattern;   // as written
  std::string expanded;  // fragments replaced, spaces widened, without the boundary
  // Short necessary conditions, expanded: the pattern runs only in sentences where all of them match
  // somewhere.
  std::vector<std::string> triggers;
  Boundary boundary = Boundary::kWord;
  bool fold_case = false;
  std::vector<RuleExample> examples;
  std::vector<RuleCounterExample> counter_examples;
  std::string path;  // of the rule file
  int line = 0;
  std::string rule_set;  // digest of the rule set it belongs to

  // The compiled pattern with its boundary: group 1 is the match itself, the named groups lie within.
  // Compiled at the first call (a run needs few of all rules); safe to call from several threads.
  const RE2& regex() const;
  // Name of each group by number; empty for groups without one.
  const std::vector<std::string>& group_names() const;
  // Whether the pattern matches anywhere in the text; much cheaper than where.
  bool MatchesIn(std::string_view text) const;

 private:
  void Compile() const;

  mutable std::once_flag compiled_;
  mutable std::unique_ptr<RE2> regex_;
  mutable std::vector<std::string> group_names_;
};

// RE2 options for all rules: UTF-8, quiet, and an explicit memory budget (bytes) for the automata.
RE2::Options RuleOptions(bool fold_case, int64_t max_mem = int64_t{32} << 20);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_RULE_H_
