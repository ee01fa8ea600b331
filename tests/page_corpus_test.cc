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

// A day read from the text was said to be of the metadata.
TEST(PageCorpus, SaysWhereTheDayIsFrom) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline);
  const std::string article =
      "<h1>Khai giảng năm học</h1><i>Cập nhật: 05/09/2013 - 16:42</i><p>Sáng nay, hai trường học trên địa "
      "bàn phường "
      "đã khai giảng năm học mới với 1.127 học sinh, trong đó 214 em vào lớp một.</p>";
  const std::string meta = "<meta property='article:published_time' content='2013-09-05'>";
  for (const auto& [page, basis] :
       {std::pair(article, DateBasis::kPage), {meta + article, DateBasis::kMetadata}}) {
    Document document;
    document.name = "trang.html";
    document.format = "html";
    document.raw = page;
    const auto analysis = (*pipeline)->Analyze(document);
    ASSERT_TRUE(analysis);
    EXPECT_EQ((*analysis)->reference.published, "2013-09-05");
    EXPECT_EQ((*analysis)->reference.basis, basis) << page;
  }
}

}  // namespace
}  // namespace sulieu
