// The trigger set against RE2, whose notation it reads: every trigger of the rules over the sentences of the
// sample articles, and the notation piece by piece.
#include "pipeline/rules/trigger_set.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>

#include "pipeline/pipeline.h"

namespace sulieu {
namespace {

bool InRe2(const std::string& pattern, std::string_view text) {
  const RE2 regex(pattern, RuleOptions(false));
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

bool InSet(const std::string& pattern, std::string_view text) {
  TriggerSet set;
  set.Add("nothing such");
  const size_t trigger = set.Add(pattern);
  set.Compile();
  TriggerHits hits(set.size());
  TriggerSet::Automaton(set).Match(text, &hits);
  EXPECT_FALSE(hits.Has(0));
  return hits.Has(trigger);
}

TEST(TriggerSet, ReadsTheNotationOfRe2) {
  const std::vector<std::string> patterns = {"hội",
                                             "(?i:hội)",
                                             "(?i)hội nghị",
                                             "a|bc|",
                                             "(?:a|b)c",
                                             "(?P<x>ab)+c",
                                             "ab?c",
                                             "ab*c",
                                             "ab+?c",
                                             "^ab",
                                             "ab$",
                                             "^$",
                                             "(?:^|[^\\d])\\d{1,2}(?:[^\\d]|$)",
                                             "\\d{4}",
                                             "a{2,}",
                                             "(?:ab){2}c",
                                             "[a-cđ]x",
                                             "[^\\pL]x",
                                             "\\p{Lu}b",
                                             "\\pL ?/ ?\\d",
                                             "[Ll]uật [A-ZĐƯ]",
                                             "x.y",
                                             "\\(a\\)",
                                             "\\s-",
                                             "[/.\\-–]1",
                                             "(?i:k)",
                                             "(?i:[à-ý])",
                                             "\\p{Ll}$"};
  const std::vector<std::string> texts = {
      "",         "a",       "b",   "c",    "ab",       "abc", "abbc", "abab c", "ababc", "xab",
      "abx",      "hội",     "HỘI", "Hội",  "hộI NGHỊ", "1",   "12",   "123",    "a12b",  "1234",
      "aa",       "aaa",     "đx",  "Đx",   " x",       "5x",  "Ếb",   "ếb",     "ế/1",   "ế / 1",
      "Luật Đất", "luật ưa", "xếy", "x\ny", "(a)",      " -",  "–1",   "-1",     "K",     "\u212A",
      "À",        "ý",       "bộ",  "BỘ",   "x日y",     "𝐀b"};
  for (const std::string& pattern : patterns) {
    for (const std::string& text : texts) {
      EXPECT_EQ(InSet(pattern, text), InRe2(pattern, text)) << pattern << " in `" << text << "`";
    }
  }
}

// What the reader does not know is taken as being there.
TEST(TriggerSet, TakesTheUnknownAsFound) {
  EXPECT_TRUE(InSet("[[:alpha:]]1", "x"));
  EXPECT_TRUE(InSet("\\w+", "-"));
  EXPECT_TRUE(InSet("\\bab\\b", "xabx"));
  EXPECT_FALSE(InSet("\\bab\\b", "xax"));
}

TEST(TriggerSet, FindsTheTriggersOfTheRulesWhereRe2Does) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline);
  TriggerSet set;
  std::vector<std::unique_ptr<RE2>> regexes;
  for (const RuleSet* rules : (*pipeline)->rule_sets()) {
    for (const auto& rule : rules->rules) {
      for (const std::string& trigger : rule->triggers) {
        if (set.Add(trigger) == regexes.size())
          regexes.push_back(std::make_unique<RE2>(trigger, RuleOptions(false)));
      }
    }
  }
  set.Compile();
  const TriggerSet::Lease automaton(set);
  TriggerHits hits(set.size());
  size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SULIEU_SOURCE_DIR "/corpus/samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find_first_of(".\n", begin), text.size());
      const std::string_view piece = std::string_view(text).substr(begin, end - begin);
      automaton->Match(piece, &hits);
      for (size_t i = 0; i < regexes.size(); ++i) {
        ASSERT_EQ(hits.Has(i), RE2::PartialMatch(re2::StringPiece(piece.data(), piece.size()), *regexes[i]))
            << regexes[i]->pattern() << " in `" << piece << "`";
        found += hits.Has(i);
      }
      begin = end + 1;
    }
  }
  EXPECT_GT(found, 100u);
}

}  // namespace
}  // namespace sulieu
