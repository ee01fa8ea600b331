// The decisions of people as gold: what they accepted, edited and added is what the rules should say, what
// they rejected is what they should not. Tested by tests/judge_test.cc.
#ifndef SULIEU_PIPELINE_EVALUATE_DECISIONS_H_
#define SULIEU_PIPELINE_EVALUATE_DECISIONS_H_

#include <vector>

#include "pipeline/evaluate/evaluate.h"

namespace sulieu {

// One score per kind: the rules alone against what people decided, over the facts somebody has decided about.
Result<std::vector<Score>> EvaluateDecisions(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EVALUATE_DECISIONS_H_
