// Loading rule files: the notation, and that a broken file is refused with all its errors.
#include "pipeline/rules/rule_set.h"

#include <gtest/gtest.h>

#include "pipeline/extract/scanner.h"
#include "pipeline/rules/fragments.h"

namespace sulieu {
namespace {

TEST(Fragments, Expand) {
  const Fragments fragments = {{"day", "[1-9]"}, {"date", "{day}/{day}"}, {"loop", "{loop}"}};
  const std::pair<const char*, const char*> kCases[] = {{"{day}", "(?:[1-9])"},
                                                        {"{day:d}", "(?P<d>[1-9])"},
                                                        {"{date}", "(?:(?:[1-9])/(?:[1-9]))"},
                                                        {"a b", "a +b"},
                                                        {"a ?b", "a *b"},
                                                        {"a +b", "a +b"},
                                                        {"[ ,]", "[ ,]"},
                                                        {"x{2,4}", "x{2,4}"},
                                                        {R"(\{day} )", R"(\{day} +)"}};
  for (const auto& [pattern, expanded] : kCases) {
    const auto result = ExpandPattern(pattern, fragments);
    ASSERT_TRUE(result) << pattern;
    EXPECT_EQ(*result, expanded);
  }
  EXPECT_FALSE(ExpandPattern("{nothing}", fragments));
  EXPECT_FALSE(ExpandPattern("{loop}", fragments));
}

std::string LoadErrors(const std::string& toml) {
  const auto sets = LoadRuleSets({{"dates/rules.toml", toml}});
  return sets ? "" : sets.error().message;
}

TEST(RuleSet, ListsAllErrorsWithTheirLines) {
  const std::string errors = LoadErrors(R"([define]
word = '\w+'

[[rule]]
id = "date.a"
doc = "x"
trigger = '(a'
pattern = '{nothing}'
colour = "red"
examples = [{ text = "no brackets" }]

[[rule]]
id = "date.b"
pattern = 'b'
)");
  for (const char* expected :
       {"dates/rules.toml:2: `\\w` is ASCII", "unknown key `colour`", "dates/rules.toml:10: mark the span",
        "rule date.a has no counter-example", "date.a: pattern: no fragment or word list is called `nothing`",
        "`doc` is missing", "`trigger` is missing", "rule date.b has no example"}) {
    EXPECT_NE(errors.find(expected), std::string::npos) << expected << "\nin\n" << errors;
  }
}

TEST(RuleSet, SyntaxErrorNamesFileAndLine) {
  EXPECT_EQ(LoadErrors("[define]\nx = \n").rfind("dates/rules.toml:2: ", 0), 0u);
}

TEST(RuleSet, RefusesTextThatIsNotNfc) {
  EXPECT_NE(LoadErrors("[define]\nx = 'He\u0323\u0302'\n").find("not in normal form"), std::string::npos);
}

TEST(WordListTest, ReportsEveryBadLine) {
  const auto list = WordList::Parse("ranks.tsv", "Đại tá\n#comment\n\tx\nđại tá\nHoà  a\n");
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().message,
            "ranks.tsv:3: the surface is empty or has stray spaces\n"
            "ranks.tsv:4: `đại tá` stands in the list twice\n"
            "ranks.tsv:5: the surface is empty or has stray spaces\n");
}

TEST(WordListTest, FindsAnyCaseAndTonePlacement) {
  const auto list = WordList::Parse("x.tsv", "Ủy viên\tủy viên\tnote\nTP.HCM\n");
  ASSERT_TRUE(list);
  ASSERT_NE(list->Find("UỶ VIÊN"), nullptr);
  EXPECT_EQ(list->Find("UỶ VIÊN")->canonical, "ủy viên");
  EXPECT_EQ(list->Find("Ủy"), nullptr);
  EXPECT_EQ(list->Pattern(), "(?:Ủy|Uỷ) +viên|TP\\.HCM");
}

std::vector<std::string> Matches(const std::string& boundary, const std::string& pattern,
                                 const std::string& text) {
  const auto sets = LoadRuleSets(
      {{"dates/rules.toml", "[[rule]]\nid = 'date.x'\ndoc = 'x'\ntrigger = '.'\nboundary = '" + boundary +
                                "'\npattern = '''" + pattern +
                                "'''\nexamples = [{ text = '[[x]]' }]\ncounter_examples = ['y']"}});
  EXPECT_TRUE(sets) << sets.error().message;
  std::vector<Mention> mentions;
  MatchFinder(*sets->front().rules.front()).Find(text, {0, static_cast<uint32_t>(text.size())}, 0, &mentions);
  std::vector<std::string> words;
  for (const Mention& mention : mentions) words.emplace_back(mention.span.In(text));
  return words;
}

TEST(Boundary, IsUnicodeAware) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(Matches("word", "ỷ", "tỷ ỷ"), Words{"ỷ"});
  EXPECT_EQ(Matches("word", "xã", "xã xã,xãx"), (Words{"xã", "xã"}));
  EXPECT_EQ(Matches("number", R"(\d+/\d+)", "1/2 3/4, 21.101/7 8/9.10 5/6."), (Words{"1/2", "3/4", "5/6"}));
  EXPECT_EQ(Matches("none", "a", "aaa"), (Words{"a", "a", "a"}));
  EXPECT_EQ(Matches("line", "a+", "aaa"), Words{"aaa"});
  EXPECT_EQ(Matches("line", "a", "aaa"), Words{});
}

}  // namespace
}  // namespace sulieu
