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

std::vector<std::string> RuleTriggers() {
  std::vector<std::string> triggers;
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  EXPECT_TRUE(pipeline);
  for (const RuleSet* rules : (*pipeline)->rule_sets()) {
    for (const auto& rule : rules->rules)
      triggers.insert(triggers.end(), rule->triggers.begin(), rule->triggers.end());
  }
  return triggers;
}

// Of the sample articles, cut at full stops.
std::vector<std::string> Pieces() {
  std::vector<std::string> pieces;
  for (const auto& entry : std::filesystem::directory_iterator(SULIEU_SOURCE_DIR "/corpus/samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find_first_of(".\n", begin), text.size());
      pieces.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return pieces;
}

TEST(TriggerSet, FindsTheTriggersOfTheRulesWhereRe2Does) {
  TriggerSet set;
  std::vector<std::unique_ptr<RE2>> regexes;
  for (const std::string& trigger : RuleTriggers()) {
    if (set.Add(trigger) == regexes.size())
      regexes.push_back(std::make_unique<RE2>(trigger, RuleOptions(false)));
  }
  set.Compile();
  const TriggerSet::Lease automaton(set);
  TriggerHits hits(set.size());
  size_t found = 0;
  for (const std::string& piece : Pieces()) {
    automaton->Match(piece, &hits);
    for (size_t i = 0; i < regexes.size(); ++i) {
      ASSERT_EQ(hits.Has(i), RE2::PartialMatch(piece, *regexes[i]))
          << regexes[i]->pattern() << " in `" << piece << "`";
      found += hits.Has(i);
    }
  }
  EXPECT_GT(found, 100u);
}

// Two texts at a time, whichever ends first; also by an automaton that is built anew all the time.
TEST(TriggerSet, FindsTheSameInTwoTextsAtATime) {
  const std::vector<std::string> triggers = RuleTriggers(), pieces = Pieces();
  TriggerSet all, few(60);
  for (const std::string& trigger : triggers) {
    all.Add(trigger);
    few.Add(trigger);
  }
  all.Compile();
  few.Compile();
  for (TriggerSet* set : {&all, &few}) {
    const TriggerSet::Lease alone(all), both(*set);
    TriggerHits expected(set->size()), a_hits(set->size()), b_hits(set->size());
    const auto expect_the_same = [&](const TriggerHits& hits, const std::string& text) {
      alone->Match(text, &expected);
      ASSERT_EQ(hits.words(), expected.words()) << text;
      for (size_t i = 0; i < set->size(); ++i) {
        ASSERT_TRUE(!hits.Has(i) || hits.LastEnd(i) == expected.LastEnd(i)) << text;
      }
    };
    TriggerSet::Automaton::Reading a(&a_hits), b(&b_hits);
    size_t first = 0, second = pieces.size() / 2;
    both->Begin(pieces[first], &a);
    both->Begin(pieces[second], &b);
    while (first < pieces.size() / 2 && second < pieces.size()) {
      both->ReadBoth(&a, &b);
      ASSERT_TRUE(a.is_read() || b.is_read());
      const bool b_is_read = b.is_read();
      if (a.is_read()) {
        both->End(&a);
        expect_the_same(a_hits, pieces[first]);
        both->Begin(pieces[++first], &a);
      }
      if (b_is_read) {
        both->End(&b);
        expect_the_same(b_hits, pieces[second]);
        if (++second < pieces.size()) both->Begin(pieces[second], &b);
      }
    }
    EXPECT_GT(first + second, pieces.size());
  }
}

}  // namespace
}  // namespace sulieu
