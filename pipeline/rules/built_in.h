// What the C++ of a kind relies on in its rule set. It is learned from the built-in rules, so that rules
// given by the user are refused where they would leave an extractor without its words. Tested by
// tests/built_in_test.cc.
#ifndef SULIEU_PIPELINE_RULES_BUILT_IN_H_
#define SULIEU_PIPELINE_RULES_BUILT_IN_H_

#include <vector>

#include "pipeline/rules/rule_set.h"

namespace sulieu {

// Fails with kRules, listing each word list that the built-in rule set of a kind has and `sets` lack, and
// each rule without a named group that every built-in rule of its kind has.
Status CheckAgainstBuiltIn(const std::vector<RuleSet>& sets, const std::vector<RuleSet>& built_in);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_BUILT_IN_H_
