// Queries and snippets.
#include "pipeline/search/search.h"

#include "tests/command.h"

namespace sulieu {
namespace {

std::vector<Phrase> Phrases(const char* query) { return ParseQuery(query).phrases; }

TEST(ParseQueryTest, WordsAndPhrases) {
  EXPECT_EQ(Phrases("da Nang"), (std::vector<Phrase>{{{"da", ""}}, {{"nang", ""}}}));
  EXPECT_EQ(Phrases("Đà"), (std::vector<Phrase>{{{"da", "đà"}}}));
  EXPECT_EQ(Phrases("“hội nghi” 2019"),
            (std::vector<Phrase>{{{"hoi", "hội"}, {"nghi", ""}}, {{"2019", ""}}}));
  EXPECT_EQ(Phrases("\"open phrase"), (std::vector<Phrase>{{{"open", ""}, {"phrase", ""}}}));
  EXPECT_EQ(Phrases("10/KH-BCĐ").size(), 3u);
  EXPECT_TRUE(Phrases(" \"\" - ").empty());
}

TEST(ParseQueryTest, BeginningsOfWords) {
  EXPECT_EQ(Phrases("thi*"), (std::vector<Phrase>{{{"thi", "", true}}}));
  EXPECT_EQ(Phrases("Đà* nang"), (std::vector<Phrase>{{{"da", "đà", true}}, {{"nang", ""}}}));
  EXPECT_EQ(Phrases("\"thi dua*\" x"), (std::vector<Phrase>{{{"thi", ""}, {"dua", "", true}}, {{"x", ""}}}));
  EXPECT_TRUE(Phrases("* \"*\"").empty());
}

TEST(ParseQueryTest, NearEachOther) {
  const Query query = ParseQuery("\"thi đua\" NEAR/5 khen NEAR tang");
  EXPECT_EQ(query.phrases.size(), 3u);
  EXPECT_EQ(query.nears, (std::vector<Near>{{0, 5}, {1, 10}}));
  // Without a phrase on both sides it says nothing; in quotes and in small letters it is a word.
  EXPECT_TRUE(ParseQuery("thi NEAR").nears.empty());
  EXPECT_EQ(Phrases("NEAR thi").size(), 2u);
  EXPECT_EQ(Phrases("a near b \"NEAR\" NEARLY NEAR/x").size(), 7u);
}

TEST(HasNearTest, WordsBetweenInEitherOrder) {
  const auto near = [](const char* text, const char* query) {
    const Query parsed = ParseQuery(query);
    return HasNear(text, parsed.phrases[0], parsed.phrases[1], parsed.nears[0].distance);
  };
  EXPECT_TRUE(near("thi đua một hai khen thưởng", "\"thi đua\" NEAR/2 \"khen thưởng\""));
  EXPECT_FALSE(near("thi đua một hai khen thưởng", "\"thi đua\" NEAR/1 \"khen thưởng\""));
  EXPECT_TRUE(near("khen thưởng một thi đua", "\"thi đua\" NEAR/2 khen*"));
  EXPECT_FALSE(near("khen thường một thi đua", "\"thi đua\" NEAR/9 thưởng"));
}

TEST(HasPhraseTest, DiacriticsOfTheQueryCount) {
  const auto has = [](const char* text, const char* query) {
    return HasPhrase(text, ParseQuery(query).phrases.front());
  };
  EXPECT_TRUE(has("TẠI ĐÀ NẴNG", "\"đà nẵng\""));
  EXPECT_TRUE(has("tại Hoà Bình", "hòa"));  // tone placement does not count
  EXPECT_FALSE(has("đã nâng cấp", "\"đà nẵng\""));
  EXPECT_TRUE(has("đã nâng cấp", "\"da nang\""));
  EXPECT_FALSE(has("Đà Nẵng", "\"nang da\""));
  EXPECT_TRUE(has("phong trào thi đua", "phon*"));
  EXPECT_TRUE(has("Đà Nẵng", "\"đà nẵn*\""));
  EXPECT_FALSE(has("đã nâng cấp", "\"đà nẵn*\""));
}

TEST(SnippetTest, TrueSpellingWithMarks) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "chữ ";
  text += "tại\nthành phố Đà Nẵng, hội nghị.";
  const Snippet snippet = MakeSnippet(text, Phrases("\"da nang\" hoi"));
  ASSERT_EQ(snippet.marks.size(), 2u);
  EXPECT_EQ(snippet.marks[0].In(snippet.text), "Đà Nẵng");
  EXPECT_EQ(snippet.marks[1].In(snippet.text), "hội");
  EXPECT_TRUE(snippet.text.starts_with("… chữ"));
  EXPECT_TRUE(snippet.text.ends_with("tại thành phố Đà Nẵng, hội nghị."));
}

TEST(SnippetTest, WithoutAMatchTheBeginning) {
  EXPECT_EQ(MakeSnippet("Một hai.\n", Phrases("ba")).text, "Một hai.");
  EXPECT_EQ(MakeSnippet("", Phrases("ba")).text, "");
  EXPECT_EQ(MakeSnippet("…", Phrases("ba")).text, "");
}

class SearchTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/1.txt", "Thi đua yêu nước\nTại Đà Nẵng, phong trào thi đua gắn với khen thưởng 3/4 xã.\n");
    WriteFile("in/2.txt",
              "Đã nâng cấp đường\nThi công xong; thi đua từ nay. Một hai ba bốn năm sáu khen thưởng.\n");
    WriteFile("meta.csv",
              "path,published,publisher\n1.txt,2019-03-15,Báo Điện Biên\n2.txt,2020-01,Báo Đà Nẵng\n");
    ASSERT_EQ(Run({"import", "--metadata", "meta.csv", "in"}).status, 0);
  }
  std::string Found(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "search");
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    std::string names;
    for (const char* const name : {"1", "2"}) {
      if (run.out.find(std::string("in/") + name + ".txt") != std::string::npos) names += name;
    }
    return names;
  }
};

TEST_F(SearchTest, WordsPhrasesBeginningsAndNearness) {
  const std::pair<const char*, const char*> cases[] = {
      {"da nang", "12"},        {"\"da nang\"", "12"},
      {"đà nẵng", "1"},         {"\"đà nẵng\"", "1"},
      {"thi*", "12"},           {"thuon*", "12"},
      {"thưởn*", "12"},         {"thườn*", ""},
      {"\"thi con*\"", "2"},    {"con* duong", "2"},
      {"dua NEAR/3 khen", "1"}, {"dua NEAR/20 khen", "12"},
      {"khen NEAR/3 đua", "1"}, {"\"đà nẵng\" NEAR thi*", "1"},
      {"\"OR\" NOT", ""},
  };
  for (const auto& [query, names] : cases) EXPECT_EQ(Found({query}), names) << query;
}

TEST_F(SearchTest, Filters) {
  EXPECT_EQ(Found({"thi", "--since", "2019-04"}), "2");
  EXPECT_EQ(Found({"thi", "--until", "2019"}), "1");
  EXPECT_EQ(Found({"thi", "--since", "2020-01-20"}), "2");  // a month is in it as long as a day of it may be
  EXPECT_EQ(Found({"thi", "--publisher", "dien bien"}), "1");
  EXPECT_EQ(Found({"thi", "--publisher", "Đà Nẵng"}), "2");
  EXPECT_EQ(Found({"thi", "--kind", "ratios"}), "1");
  EXPECT_EQ(Found({"thi", "--kind", "ratios", "--publisher", "đà nẵng"}), "");
  EXPECT_TRUE(Contains(Run({"search", "thi", "--kind", "ratio"}).err, {"did you mean `ratios`"}));
  EXPECT_TRUE(Contains(Run({"search", "thi", "--since", "2019-13"}).err, {"--since `2019-13`"}));
  EXPECT_TRUE(Contains(Run({"search", "*"}).err, {"has no word"}));
}

TEST_F(SearchTest, AFactThatIsRejectedIsNoFactOfItsKind) {
  const std::string id =
      Run({"facts", "ratios", "--columns", "fact_id", "--format", "tsv"}).out.substr(8, 20);
  ASSERT_EQ(Run({"review", "reject", id, "--by", "Lan"}).status, 0);
  EXPECT_EQ(Found({"thi", "--kind", "ratios"}), "");
}

TEST_F(SearchTest, SnippetsInTheTrueSpelling) {
  EXPECT_TRUE(Contains(Run({"search", "\"da nang\""}).out, {"Tại [Đà Nẵng], phong trào", "Báo Điện Biên"}));
}

}  // namespace
}  // namespace sulieu
