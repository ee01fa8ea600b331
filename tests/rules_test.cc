// Every rule finds what its examples mark and nothing in its counter-examples.
#include <gtest/gtest.h>

#include "pipeline/extract/rule_check.h"

namespace sulieu {
namespace {

TEST(Rules, ExamplesAndCounterExamples) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline) << pipeline.error().message;
  const RuleCheck check = CheckRules(**pipeline);
  for (const std::string& failure : check.failures) ADD_FAILURE() << failure;
  EXPECT_GT(check.examples, 0);
}

}  // namespace
}  // namespace sulieu
