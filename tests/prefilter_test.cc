// Triggers are necessary conditions: no fact differs when every rule runs on every sentence. Runs over the
// sample articles, or over the text files of the folder SULIEU_CORPUS names (tests/bench/README.md gives the
// figures for 35,000 articles).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pipeline/pipeline.h"
#include "pipeline/store/digests.h"

namespace sulieu {
namespace {

TEST(Prefilter, LosesNoFact) {
  const auto with = Pipeline::Create(EmbeddedRuleFiles());
  const auto without = Pipeline::Create(EmbeddedRuleFiles(), false);
  ASSERT_TRUE(with && without);
  const char* folder = std::getenv("SULIEU_CORPUS");
  int documents = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder ? folder : SULIEU_SOURCE_DIR "/corpus/samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    Document document;
    document.name = entry.path();
    document.raw.assign(std::istreambuf_iterator<char>(in), {});
    const auto a = (*with)->Analyze(document);
    const auto b = (*without)->Analyze(document);
    ASSERT_TRUE(a && b) << entry.path();
    ++documents;
    EXPECT_EQ(FactsDigest(**a), FactsDigest(**b)) << entry.path();
  }
  EXPECT_GE(documents, 5);
}

}  // namespace
}  // namespace sulieu
