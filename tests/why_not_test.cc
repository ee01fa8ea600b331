// How far a pattern got, and what rules do over a corpus.
#include "pipeline/extract/why_not.h"

#include <gtest/gtest.h>

#include "pipeline/extract/profile.h"

namespace sulieu {
namespace {

std::string Parts(std::string_view pattern) {
  std::string out;
  for (std::string_view part : SplitPattern(pattern)) out.append(part).append("|");
  return out;
}

TEST(SplitPatternTest, PartsWithTheirRepetition) {
  EXPECT_EQ(Parts("ab"), "a|b|");
  EXPECT_EQ(Parts("ngày? {day}/{month:m}"), "n|g|à|y?| |{day}|/|{month:m}|");
  EXPECT_EQ(Parts("(?:a|(b))+?[^]x]{2,4}\\d*\\p{Lu}\\pLz"), "(?:a|(b))+?|[^]x]{2,4}|\\d*|\\p{Lu}|\\pL|z|");
  EXPECT_EQ(Parts("a|b"), "a|b|");
  EXPECT_EQ(SplitPattern("a|b").size(), 1u);
  EXPECT_EQ(Parts(" ?x"), " ?|x|");
  EXPECT_EQ(Parts(""), "");
}

TEST(SplitPatternTest, WrittenAndExpandedPartsOfEveryRuleCorrespond) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline);
  for (const RuleSet* set : (*pipeline)->rule_sets()) {
    for (const auto& rule : set->rules) {
      EXPECT_EQ(SplitPattern(rule->pattern).size(), SplitPattern(rule->expanded).size()) << rule->id;
    }
  }
}

const Attempt* Find(const std::vector<Attempt>& attempts, std::string_view rule) {
  for (const Attempt& attempt : attempts) {
    if (attempt.rule->id == rule) return &attempt;
  }
  return nullptr;
}

TEST(WhyNotTest, NearestRulesFirst) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  const auto made = WhyNot(**pipeline, "Có 122/159 xã đạt chuẩn.", "ratios", "");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->front().obstacle, Obstacle::kNone);
  const auto none = WhyNot(**pipeline, "Trời đẹp.", "ratios", "");
  for (const Attempt& attempt : *none) EXPECT_EQ(attempt.obstacle, Obstacle::kTrigger) << attempt.rule->id;
  const auto partial = WhyNot(**pipeline, "Trong tổng số 28 chỉ tiêu.", "ratios", "");
  const Attempt* attempt = Find(*partial, "ratio.of_total_b_a");
  if (!attempt) GTEST_SKIP() << "the rule has another name now";
  EXPECT_TRUE(attempt->obstacle == Obstacle::kPattern || attempt->obstacle == Obstacle::kTrigger);
  EXPECT_FALSE(WhyNot(**pipeline, "", "", ""));
}

TEST(ProfilerTest, CountsWhatRulesDo) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  Profiler profiler(**pipeline);
  Document document;
  document.name = "a";
  document.raw = "Có 122/159 xã đạt chuẩn.";
  profiler.Add(**(*pipeline)->Analyze(document));
  uint64_t ratios = 0;
  for (const RuleProfile& profile : profiler.rules()) {
    EXPECT_LE(profile.facts, profile.mentions) << profile.rule->id;
    if (profile.rule->id.starts_with("ratio.")) ratios += profile.facts;
  }
  EXPECT_EQ(ratios, 1u);
}

}  // namespace
}  // namespace sulieu
