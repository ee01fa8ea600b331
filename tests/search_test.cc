// Queries and snippets.
#include "pipeline/search/search.h"

#include <gtest/gtest.h>

namespace sulieu {
namespace {

TEST(ParseQueryTest, WordsAndPhrases) {
  EXPECT_EQ(ParseQuery("da Nang"), (std::vector<Phrase>{{{"da", ""}}, {{"nang", ""}}}));
  EXPECT_EQ(ParseQuery("Đà"), (std::vector<Phrase>{{{"da", "đà"}}}));
  EXPECT_EQ(ParseQuery("“hội nghi” 2019"),
            (std::vector<Phrase>{{{"hoi", "hội"}, {"nghi", ""}}, {{"2019", ""}}}));
  EXPECT_EQ(ParseQuery("\"open phrase"), (std::vector<Phrase>{{{"open", ""}, {"phrase", ""}}}));
  EXPECT_EQ(ParseQuery("10/KH-BCĐ").size(), 3u);
  EXPECT_TRUE(ParseQuery(" \"\" - ").empty());
}

TEST(HasPhraseTest, DiacriticsOfTheQueryCount) {
  const auto has = [](const char* text, const char* query) {
    return HasPhrase(text, ParseQuery(query).front());
  };
  EXPECT_TRUE(has("TẠI ĐÀ NẴNG", "\"đà nẵng\""));
  EXPECT_TRUE(has("tại Hoà Bình", "hòa"));  // tone placement does not count
  EXPECT_FALSE(has("đã nâng cấp", "\"đà nẵng\""));
  EXPECT_TRUE(has("đã nâng cấp", "\"da nang\""));
  EXPECT_FALSE(has("Đà Nẵng", "\"nang da\""));
}

TEST(SnippetTest, TrueSpellingWithMarks) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "chữ ";
  text += "tại\nthành phố Đà Nẵng, hội nghị.";
  const Snippet snippet = MakeSnippet(text, ParseQuery("\"da nang\" hoi"));
  ASSERT_EQ(snippet.marks.size(), 2u);
  EXPECT_EQ(snippet.marks[0].In(snippet.text), "Đà Nẵng");
  EXPECT_EQ(snippet.marks[1].In(snippet.text), "hội");
  EXPECT_TRUE(snippet.text.starts_with("… chữ"));
  EXPECT_TRUE(snippet.text.ends_with("tại thành phố Đà Nẵng, hội nghị."));
}

TEST(SnippetTest, WithoutAMatchTheBeginning) {
  EXPECT_EQ(MakeSnippet("Một hai.\n", ParseQuery("ba")).text, "Một hai.");
  EXPECT_EQ(MakeSnippet("", ParseQuery("ba")).text, "");
  EXPECT_EQ(MakeSnippet("…", ParseQuery("ba")).text, "");
}

}  // namespace
}  // namespace sulieu
