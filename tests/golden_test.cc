// Golden articles: what the program finds in corpus/ against the facts read by eye in corpus/expected. The
// samples must be perfect; releases and articles may not fall below a floor (their known gaps are in
// corpus/README.md). Nothing is asked of corpus/unseen: it is measured only.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace {

namespace fs = std::filesystem;

// Imports a folder of corpus/ and runs `sulieu evaluate --fail-below` on it; the exit status of the latter.
int Evaluate(const std::string& name, const std::string& fail_below) {
  const fs::path database = fs::temp_directory_path() / ("sulieu_golden_" + name + ".db");
  fs::remove(database);
  const std::string corpus = SULIEU_SOURCE_DIR "/corpus/";
  const std::string metadata = corpus + "expected/" + name + "-metadata.jsonl";
  std::string import = SULIEU_BINARY " import --quiet --db " + database.string() + " " + corpus + name;
  if (fs::exists(metadata)) import += " --metadata " + metadata;
  if (std::system((import + " > /dev/null").c_str()) != 0) return -1;
  const int status = std::system((SULIEU_BINARY " evaluate " + corpus + "expected/" + name +
                                  ".jsonl --errors --db " + database.string() + " --fail-below " + fail_below)
                                     .c_str());
  fs::remove(database);
  return status;
}

TEST(Golden, SamplesArePerfect) { EXPECT_EQ(Evaluate("samples", "1"), 0); }

TEST(Golden, ReleasesStayAboveTheFloor) { EXPECT_EQ(Evaluate("releases", "0.88"), 0); }

TEST(Golden, ArticlesStayAboveTheFloor) { EXPECT_EQ(Evaluate("articles", "0.8"), 0); }

}  // namespace
