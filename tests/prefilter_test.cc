// Triggers are necessary conditions: no fact differs when every rule runs on every sentence. Runs over the
// sample articles, and as a long test over the text files of the folder SULIEU_CORPUS names
// (tests/bench/README.md gives the figures for 35,000 articles).
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "pipeline/pipeline.h"
#include "pipeline/store/digests.h"

namespace sulieu {
namespace {

// Every mention behind a fact, a line each.
std::set<std::string> Mentions(const Analysis& analysis) {
  std::set<std::string> lines;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      for (const uint32_t index : fact.mentions) {
        const Mention& mention = extraction.mentions[index];
        lines.insert(fmt::format("{}-{} {}: {} of `{}`", mention.span.begin, mention.span.end,
                                 mention.rule->id, fact.value, mention.span.In(analysis.article.text)));
      }
    }
  }
  return lines;
}

// What one of them lacks.
std::string Lacking(const Analysis& here, const Analysis& there) {
  const auto has = Mentions(here), wants = Mentions(there);
  std::string lacking;
  for (const std::string& line : wants) {
    if (!has.contains(line)) lacking += "\n  " + line;
  }
  return lacking;
}

void ExpectNoFactLost(const std::filesystem::path& folder) {
  const auto with = Pipeline::Create(EmbeddedRuleFiles());
  const auto without = Pipeline::Create(EmbeddedRuleFiles(), false);
  ASSERT_TRUE(with && without);
  int documents = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    Document document;
    document.name = entry.path();
    document.raw.assign(std::istreambuf_iterator<char>(in), {});
    const auto a = (*with)->Analyze(document);
    const auto b = (*without)->Analyze(document);
    ASSERT_EQ(a.has_value(), b.has_value()) << entry.path();
    if (!a) continue;
    ++documents;
    EXPECT_EQ(FactsDigest(**a), FactsDigest(**b))
        << entry.path() << "\nlost: " << Lacking(**a, **b) << "\nonly with triggers: " << Lacking(**b, **a);
  }
  EXPECT_GE(documents, 5);
  std::cout << documents << " documents\n";
}

TEST(Prefilter, LosesNoFact) { ExpectNoFactLost(SULIEU_SOURCE_DIR "/corpus/samples"); }

// A person's post is read by its word list, and where it stands decides the trigger: it must be in every
// word.
TEST(Prefilter, EveryWordOfAPostIsATrigger) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline);
  const Rule* rule = nullptr;
  for (const RuleSet* set : (*pipeline)->rule_sets()) rule = rule ? rule : set->Find("official.post_before");
  ASSERT_TRUE(rule);
  const RE2 trigger(rule->triggers.front());
  for (const RuleFile& file : EmbeddedRuleFiles()) {
    if (!file.path.ends_with("post_heads.tsv")) continue;
    std::istringstream lines{std::string(file.content)};
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line[0] == '#') continue;
      EXPECT_TRUE(RE2::PartialMatch(line.substr(0, line.find('\t')), trigger)) << line;
    }
  }
}

// Long: of the 35,000 articles of the benchmark, some minutes.
TEST(Prefilter, DISABLED_LosesNoFactOfAFolder) {
  const char* const folder = std::getenv("SULIEU_CORPUS");
  ExpectNoFactLost(folder ? folder : SULIEU_SOURCE_DIR "/corpus/articles");
}

}  // namespace
}  // namespace sulieu
