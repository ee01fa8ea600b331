// The web pages of corpus/pages: how much of their articles is kept and how little else, and what they say of
// themselves, may not fall below a floor. corpus/README.md has the figures.
#include "tests/page_corpus.h"

#include <gtest/gtest.h>

#include "pipeline/rules/built_in.h"

namespace sulieu {
namespace {

struct Half {
  double kept = 0, expected = 0, common = 0;
  std::array<double, 4> stated = {}, right = {};

  void Add(const ExpectedPage& page, const PageScore& score) {
    kept += static_cast<double>(score.kept);
    expected += static_cast<double>(score.expected);
    common += static_cast<double>(score.common);
    for (size_t f = 0; f < stated.size(); ++f) {
      if (page.fields[f].empty()) continue;
      ++stated[f];
      right[f] += page.fields[f] == score.fields[f];
    }
  }
};

TEST(PageCorpus, StaysAboveTheFloor) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline);
  Half tuned, measured;
  for (const ExpectedPage& page : LoadExpectedPages()) {
    const PageScore score = ScorePage(**pipeline, page);
    (page.tuned() ? tuned : measured).Add(page, score);
    EXPECT_GE(score.recall(), 0.9) << page.page;
  }
  EXPECT_GE(tuned.common / tuned.kept, 0.99);
  EXPECT_GE(tuned.common / tuned.expected, 0.99);
  EXPECT_GE(measured.common / measured.kept, 0.98);
  EXPECT_GE(measured.common / measured.expected, 0.985);
  constexpr std::array<double, 4> kMeasured = {0.9, 0.8, 0.6, 0.7};
  for (size_t f = 0; f < kMeasured.size(); ++f) {
    EXPECT_GE(tuned.right[f] / tuned.stated[f], 0.95) << kPageFields[f];
    EXPECT_GE(measured.right[f] / measured.stated[f], kMeasured[f]) << kPageFields[f];
  }
}

}  // namespace
}  // namespace sulieu
