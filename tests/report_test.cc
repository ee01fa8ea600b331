// The page of `sulieu report`: what it says, what it leaves out, and that nothing an article holds can become
// part of it. What a browser makes of it: tests/report_browser.py.
#include <cstdlib>

#include "pipeline/report/charts.h"
#include "pipeline/report/figures.h"
#include "pipeline/report/words.h"
#include "tests/payloads.h"

namespace sulieu {
namespace {

TEST(ReportWordsTest, NumbersAndDatesInBothLanguages) {
  const struct {
    Words words;
    const char *en, *vi;
  } cases[] = {
      {NumberWords(0), "0", "0"},
      {NumberWords(999), "999", "999"},
      {NumberWords(1234567), "1,234,567", "1.234.567"},
      {DateWords("2019-03-14"), "14 March 2019", "14/3/2019"},
      {DateWords("2019-12"), "December 2019", "tháng 12/2019"},
      {DateWords("1930"), "1930", "năm 1930"},
      {DateWords("2019-13-01"), "2019-13-01", "2019-13-01"},
      {DateWords(""), "", ""},
      {CountWords(1, "fact", "facts", "dữ kiện"), "1 fact", "1 dữ kiện"},
      {KindWords("legal_refs"), "Legal references", "Văn bản viện dẫn"},
      {KindWords("new_kind"), "New kind", "New kind"},
      {ValueWords("officials", "role", "chair").value(), "chair", "chủ trì"},
      {ValueWords("events", "main", "0").value(), "no", "không"},
  };
  for (const auto& [words, en, vi] : cases) {
    EXPECT_EQ(words.en, en);
    EXPECT_EQ(words.vi, vi);
  }
  EXPECT_FALSE(ValueWords("events", "kind", "day"));  // the article's own word
}

TEST(FiguresTest, NamesThatDifferInCaseOrToneMarkAreOne) {
  const Ranking ranking =
      RankNames({"UBND Huyện", "Hoà Bình", "", "UBND huyện", "UBND huyện", "Hòa Bình", "Huế"});
  ASSERT_EQ(ranking.names.size(), 3u);
  EXPECT_EQ(ranking.names[0].name, "UBND huyện");
  EXPECT_EQ(ranking.names[0].count, 3);
  EXPECT_EQ(ranking.names[1].count, 2);
  EXPECT_EQ(ranking.unnamed, 1);
}

TEST(TimelineTest, PeriodsFollowTheSpan) {
  const auto labels = [](const std::vector<std::string>& months) {
    std::map<std::string, int64_t> by_month;
    for (const std::string& month : months) by_month[month] = 1;
    std::string out;
    for (const Period& period : PeriodsOf(by_month)) out += period.label + " ";
    return out;
  };
  EXPECT_EQ(labels({}), "");
  EXPECT_EQ(labels({"2019-03"}), "2019-03 ");
  EXPECT_EQ(labels({"2019-11", "2020-02"}), "2019-11 2019-12 2020-01 2020-02 ");
  EXPECT_EQ(labels({"2017-11", "2019-02"}), "2017 2018 2019 ");
  EXPECT_EQ(labels({"2019", "2020-02"}), "2019 2020 ");  // a year alone has no month
  EXPECT_EQ(labels({"1958-01", "2020-02"}), "195X 196X 197X 198X 199X 200X 201X 202X ");
}

class ReportTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/bai-1.txt", "Hội nghị\nNgày 14/3/2019, có 122/159 xã đạt chuẩn. Có 9/12 huyện.\n");
    WriteFile("in/bai-2.txt", "Phong trào\nCó 9/12 huyện đã nâng cấp đường.\n");
    WriteFile("in/bai-3.txt", "Không có gì\nKhông có dữ kiện.\n");
    WriteFile("meta.csv", "path,published\nbai-1.txt,2019-03-15\nbai-2.txt,2020-01\n");
    ASSERT_EQ(Run({"import", "--metadata", "meta.csv", "in"}).status, 0);
  }
  std::string Page(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"report", "-o", "-"});
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out;
  }
  static size_t Count(const std::string& page, const std::string& part) {
    size_t count = 0;
    for (size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++count;
    return count;
  }
};

TEST_F(ReportTest, OverviewInBothLanguages) {
  const std::string page = Page({"--lang", "en"});
  EXPECT_TRUE(Contains(
      page, {"<html lang=\"en\">",
             "3 articles, published between 15 March 2019 and January 2020, state 4 facts. They",
             "3 bài báo, đăng từ 15/3/2019 đến tháng 1/2020, nêu 4 dữ kiện.", "1 article without a date",
             "default-src 'none'; style-src 'sha256-", "script-src 'sha256-"}));
  EXPECT_EQ(Count(page, "<article id="), 3u);
  EXPECT_EQ(Count(page, "<tr id=f"), 4u);
  EXPECT_EQ(Count(page, " style="), 0u);  // the policy would refuse it
  EXPECT_EQ(page, Page({"--lang", "en"}));
}

TEST_F(ReportTest, TheLanguageIsThatOfTheLocaleUnlessGiven) {
  Conditions vietnamese;
  vietnamese.environment = {{"SULIEU_LANG", ""}, {"LC_ALL", "vi_VN.UTF-8"}};
  EXPECT_TRUE(
      Contains(Run({"report", "-o", "-"}, vietnamese).out, {"<html lang=\"vi\">", "<title>Dữ kiện từ 3"}));
  EXPECT_TRUE(Contains(Run({"report", "-o", "-", "--lang", "en"}, vietnamese).out, {"<html lang=\"en\">"}));
}

TEST_F(ReportTest, EveryFactLeadsToItsMark) {
  const std::string page = Page({});
  for (size_t row = page.find("<tr id=f"); row != std::string::npos; row = page.find("<tr id=f", row + 1)) {
    const size_t link = page.find("href=#a", row);
    const std::string address = page.substr(link + 6, page.find_first_of(" >", link) - link - 6);
    EXPECT_EQ(Count(page, " id=" + address + " title="), 1u) << address;
  }
}

TEST_F(ReportTest, FiltersChooseArticlesAndFacts) {
  const struct {
    std::vector<std::string> arguments;
    size_t articles, facts;
  } cases[] = {
      {{"--since", "2020"}, 1, 1},
      {{"--document", "bai-1.txt"}, 1, 3},
      {{"ratios"}, 2, 3},
      {{"ratios", "--where", "numerator=122"}, 1, 1},
      {{"--query", "nang cap"}, 1, 1},
      {{"--query", "nang cap", "--until", "2019"}, 0, 0},
  };
  for (const auto& [arguments, articles, facts] : cases) {
    const std::string page = Page(arguments);
    EXPECT_EQ(Count(page, "<article id="), articles) << arguments.back();
    EXPECT_EQ(Count(page, "<tr id=f"), facts) << arguments.back();
    EXPECT_TRUE(Contains(page, {"Chosen by:"}));
  }
}

TEST_F(ReportTest, SaysWhatItLeftOut) {
  const Outcome run = Run({"report", "--articles", "1"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(Contains(run.err, {"holds 1 articles; 2 more with 1 facts are in its numbers only"}));
  EXPECT_TRUE(
      Contains(Slurp(Path("report.html")), {"the first 1 of 3 articles", "1 bài đầu trong số 3 bài"}));
}

TEST_F(ReportTest, NothingIsOverwrittenAndNothingIsHalf) {
  EXPECT_EQ(Run({"report"}).status, 0);
  const std::string before = Slurp(Path("report.html"));
  const Outcome again = Run({"report"});
  EXPECT_EQ(again.status, 2);
  EXPECT_TRUE(Contains(again.err, {"report.html: is there already"}));
  EXPECT_EQ(Slurp(Path("report.html")), before);
  Conditions small;
  small.max_file_bytes = 2000;
  EXPECT_EQ(Run({"report", "-o", "other.html"}, small).status, 1);
  EXPECT_FALSE(std::filesystem::exists(Path("other.html")));
}

TEST_F(ReportTest, WrongUsageSaysWhatWouldBeRight) {
  EXPECT_TRUE(Contains(Run({"report", "ratio"}).err, {"did you mean `ratios`?"}));
  EXPECT_TRUE(Contains(Run({"report", "--where", "a=1"}).err, {"sulieu report KIND --where"}));
  EXPECT_EQ(Run({"report", "--lang", "fr"}).status, 2);
  EXPECT_EQ(Run({"report", "--since", "soon"}).status, 2);
}

// Whatever articles, titles and names hold, in a browser: no script but ours, no request, all rows readable.
// Run by itself: ctest -L browser.
class ReportBrowserTest : public PayloadTest {};

TEST_F(ReportBrowserTest, DISABLED_PayloadsStayText) {
  ASSERT_EQ(Run({"report", "--lang", "vi", "-o", "report.html"}).status, 0);
  const std::string page = Slurp(Path("report.html"));
  EXPECT_EQ(page.find("alert(1)</script"), std::string::npos);
  const std::string command =
      fmt::format("python3 '{}/tests/report_browser.py' '{}' '{}' >'{}' 2>'{}'", SULIEU_SOURCE_DIR,
                  Path("report.html"), Path("sulieu.db"), Path("said"), Path("differs"));
  const int status = WEXITSTATUS(std::system(command.c_str()));
  if (status == 77) GTEST_SKIP() << Slurp(Path("said"));
  EXPECT_EQ(status, 0) << Slurp(Path("differs"));
}

}  // namespace
}  // namespace sulieu
