// Runs the examples of all rules: an example gives exactly the marked mentions by its rule, and the values; a
// counter-example gives none by that rule. What `sulieu rules test` and tests/rules_test.cc call.
#ifndef SULIEU_PIPELINE_EXTRACT_RULE_CHECK_H_
#define SULIEU_PIPELINE_EXTRACT_RULE_CHECK_H_

#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace sulieu {

struct RuleCheck {
  int rules = 0;
  int examples = 0;
  int counter_examples = 0;
  std::vector<std::string> failures;  // `path:line: rule: what was expected and what came`
};

RuleCheck CheckRules(const Pipeline& pipeline);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_RULE_CHECK_H_
