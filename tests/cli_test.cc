// The commands that read, as a user runs them over a tiny corpus.
#include <re2/re2.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/command.h"

namespace sulieu {
namespace {

constexpr char kArticle[] =
    "Hội nghị tổng kết phong trào thi đua\n"
    "Ngày 14/3/2019, tại Đà Nẵng, toàn tỉnh có 122/159 xã đạt chuẩn. Có 122/159 xã & <b>thị trấn</b>.\n";

class CliTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/bai-1.txt", kArticle);
    WriteFile("in/bai-2.txt", "Phong trào\nCó 9/12 huyện, thành phố ở Quảng Bình đã nâng cấp đường.\n");
    WriteFile("meta.csv", "path,published\nbai-1.txt,2019-03-15\n");
    ASSERT_EQ(Run({"import", "--metadata", "meta.csv", "in"}).status, 0);
  }

  std::string FirstFactId(const std::string& kind) const {
    const Outcome run = Run({"facts", kind, "--format", "csv", "--columns", "fact_id", "--limit", "1"});
    return run.out.size() > 28 ? run.out.substr(8, 20) : "";
  }
};

TEST_F(CliTest, EveryCommandHasHelpThatLeadsWithExamples) {
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{},
                                                                                       {"import"},
                                                                                       {"extract"},
                                                                                       {"facts"},
                                                                                       {"export"},
                                                                                       {"cite"},
                                                                                       {"search"},
                                                                                       {"show"},
                                                                                       {"explain"},
                                                                                       {"rules"},
                                                                                       {"rules", "list"},
                                                                                       {"rules", "test"},
                                                                                       {"rules", "check"},
                                                                                       {"rules", "why-not"},
                                                                                       {"rules", "profile"},
                                                                                       {"evaluate"},
                                                                                       {"ledger"},
                                                                                       {"runs"},
                                                                                       {"manifest"},
                                                                                       {"backup"},
                                                                                       {"finalize"},
                                                                                       {"reextract"},
                                                                                       {"diff"},
                                                                                       {"verify"}}) {
    std::vector<std::string> arguments = command;
    arguments.push_back("--help");
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(Contains(run.out, {"\nUsage: sulieu"}));
    EXPECT_TRUE(Begins(run.out, "Examples:\n  "));
  }
}

TEST_F(CliTest, FactsInEveryFormat) {
  const std::vector<std::string> columns = {"facts", "ratios", "--columns",
                                            "document,quote,numerator,denominator"};
  const auto in = [&](const std::string& format) {
    std::vector<std::string> arguments = columns;
    arguments.insert(arguments.end(), {"--format", format, "--where", "numerator=122"});
    return Run(arguments).out;
  };
  EXPECT_EQ(in("csv"), "document,quote,numerator,denominator\nin/bai-1.txt,122/159 xã,122,159\n");
  EXPECT_EQ(in("tsv"), "document\tquote\tnumerator\tdenominator\nin/bai-1.txt\t122/159 xã\t122\t159\n");
  EXPECT_EQ(
      in("jsonl"),
      "{\"document\":\"in/bai-1.txt\",\"quote\":\"122/159 xã\",\"numerator\":122,\"denominator\":159}\n");
  EXPECT_EQ(nlohmann::json::parse(in("json")).size(), 1u);
  EXPECT_EQ(in("table"),
            "document      quote       numerator  denominator\n"
            "in/bai-1.txt  122/159 xã        122          159\n");
}

TEST_F(CliTest, FactsAreFiltered) {
  const auto count = [&](std::vector<std::string> filter) {
    filter.insert(filter.begin(), {"facts", "ratios", "--format", "jsonl"});
    const Outcome run = Run(filter);
    EXPECT_EQ(run.status, 0) << run.err;
    return std::count(run.out.begin(), run.out.end(), '\n');
  };
  EXPECT_EQ(count({}), 2);
  EXPECT_EQ(count({"--limit", "1"}), 1);
  EXPECT_EQ(count({"--document", "bai-2"}), 1);
  EXPECT_EQ(count({"--since", "2019", "--until", "2019-03"}), 1);
  EXPECT_EQ(count({"--until", "2018"}), 0);
  EXPECT_EQ(count({"--where", "denominator>100"}), 1);
  EXPECT_EQ(count({"--where", "denominator<=159", "--where", "mentions=2"}), 1);
  EXPECT_EQ(count({"--where", "quote~HUYEN"}), 1);
  EXPECT_EQ(count({"--where", "published="}), 1);
  EXPECT_EQ(count({"--where", "kind!=count_of_total"}), 0);
  EXPECT_TRUE(
      Contains(Run({"facts", "ratios", "--where", "denominatr=1"}).err, {"did you mean `denominator`?"}));
  EXPECT_EQ(Run({"facts", "ratios", "--document", "bai"}).status, 2);
  EXPECT_TRUE(
      Contains(Run({"facts", "ratios", "--document", "bai"}).err, {"in/bai-1.txt\nsulieu:   in/bai-2.txt"}));
}

TEST_F(CliTest, SearchFindsWithAndWithoutDiacritics) {
  const auto documents = [&](const std::string& query) {
    return Run({"search", query, "--format", "csv"}).out;
  };
  EXPECT_TRUE(Contains(documents("da nang"), {"tại [Đà Nẵng], toàn tỉnh"}));
  EXPECT_TRUE(Contains(documents("da nang"), {"bai-2.txt"}));  // `đã nâng`: without diacritics it is the same
  EXPECT_TRUE(Contains(documents("Đà nẵng"), {"bai-1.txt"}));
  EXPECT_FALSE(Contains(documents("Đà nẵng"), {"bai-2.txt"}));
  EXPECT_TRUE(Contains(documents("phong trao"), {"bai-1.txt", "bai-2.txt"}));
  EXPECT_FALSE(Contains(documents("\"thi dua phong\""), {"bai-1.txt"}));
  EXPECT_EQ(Run({"search", "%%"}).status, 2);
  EXPECT_EQ(Run({"search", "khongco"}).status, 0);
}

TEST_F(CliTest, ExplainTellsEverythingBehindAFact) {
  const std::string id = FirstFactId("ratios");
  const Outcome run = Run({"explain", id.substr(0, 12)});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(
      run.out, {"fact       " + id, "numerator: 122", "[[122/159 xã]]", "rule       ratio.", "rule set   ",
                "denominator = 159", "published  2019-03-15 (from the metadata file)", "1. ", "2. "}));
  const auto json = nlohmann::json::parse(Run({"explain", id, "--format", "json"}).out);
  EXPECT_EQ(json["fact_id"], id);
  EXPECT_EQ(json["mentions"].size(), 2u);
  EXPECT_EQ(Run({"explain", "00000000000000000000"}).status, 1);
  EXPECT_EQ(Run({"explain", "xyz"}).status, 2);
}

TEST_F(CliTest, ShowMarksTheFacts) {
  const Outcome text = Run({"show", "bai-1.txt"});
  EXPECT_EQ(text.status, 0);
  EXPECT_TRUE(RE2::PartialMatch(text.out, "có \\[R[0-9]+ 122/159 xã R[0-9]+\\] đạt chuẩn")) << text.out;
  const Outcome html = Run({"show", "in/bai-1.txt", "--format", "html"});
  EXPECT_TRUE(Contains(html.out, {"Content-Security-Policy", "&lt;b&gt;thị trấn&lt;/b&gt;"}));
  EXPECT_TRUE(Begins(html.out, "<!doctype html>"));
  EXPECT_FALSE(Contains(html.out, {"<script"}));
  EXPECT_FALSE(Contains(html.out, {"style=\""}));
  EXPECT_EQ(Run({"show", "nothing"}).status, 1);
}

TEST_F(CliTest, ExtractGivesTheFactsOfTheDatabase) {
  Conditions conditions;
  conditions.input =
      nlohmann::json{
          {"document", "in/bai-1.txt"}, {"text", kArticle}, {"published", "2019-03-15"}, {"other", 1}}
          .dump() +
      "\nno json\n\n{\"text\": \"\"}\n{\"text\": \"Có 9/12 huyện.\"}";
  const Outcome run = Run({"extract"}, conditions);
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(Run({"extract", "--jobs", "3"}, conditions).out, run.out);
  std::vector<nlohmann::json> lines;
  std::istringstream stream(run.out);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_TRUE(lines[0]["error"].is_null());
  for (int i : {1, 2, 3}) EXPECT_TRUE(lines[i]["error"].is_string()) << lines[i];
  EXPECT_TRUE(lines[4]["error"].is_null());
  std::set<std::string> ids;
  for (const auto& fact : lines[0]["facts"]) ids.insert(fact["fact_id"]);
  std::set<std::string> stored;
  for (const char* kind : {"dates", "officials", "ratios", "percentages", "awards", "legal_refs", "events"}) {
    std::istringstream rows(Run({"facts", kind, "--document", "bai-1", "--format", "jsonl"}).out);
    for (std::string line; std::getline(rows, line);) stored.insert(nlohmann::json::parse(line)["fact_id"]);
  }
  EXPECT_EQ(ids, stored);
}

TEST_F(CliTest, VerifySeesChangedFiles) {
  EXPECT_EQ(Run({"verify", "in"}).status, 0);
  WriteFile("in/bai-2.txt", "khác");
  WriteFile("in/bai-3.txt", "mới");
  const Outcome run = Run({"verify", "in"});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(
      Contains(run.out, {"in/bai-2.txt: the file has other bytes", "in/bai-3.txt: is not in the database"}));
}

TEST_F(CliTest, RulesAreListedTestedAndExplained) {
  EXPECT_TRUE(Contains(Run({"rules", "list", "--kind", "ratios", "--format", "csv"}).out, {"ratios,ratio."}));
  const Outcome test = Run({"rules", "test"});
  EXPECT_EQ(test.status, 0) << test.out;
  EXPECT_TRUE(
      Contains(Run({"rules", "why-not", "Có 122/159 xã.", "--kind", "ratios"}).out, {"it made a fact"}));
  EXPECT_TRUE(Contains(Run({"rules", "why-not", "Có nhiều xã.", "--kind", "ratios"}).out, {"trigger"}));
  EXPECT_TRUE(Contains(Run({"rules", "profile", "in", "--format", "csv"}).out, {"\nratio."}));
}

TEST_F(CliTest, EvaluateScoresAgainstGold) {
  WriteFile(
      "gold.jsonl",
      "{\"doc\": \"bai-1.txt\", \"ratios\": [{\"numerator\": 122, \"denominator\": 159, \"unit\": \"xã\"}, "
      "{\"numerator\": 1, \"denominator\": 2, \"unit\": \"x\"}]}\n");
  const Outcome run = Run({"evaluate", "gold.jsonl", "--errors"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(
      Contains(run.out, {"ratios                                 1.000   0.500   0.667     1      1     0\n",
                         "    missed bai-1.txt: 1 | 2\n"}));
  EXPECT_EQ(Run({"evaluate", "gold.jsonl", "--fail-below", "0.9"}).status, 1);
  WriteFile("gold.jsonl", "{\"doc\": \"bai-1.txt\", \"ratios\": [{\"numerator\": 122}]}\n[]\n");
  const Outcome bad = Run({"evaluate", "gold.jsonl"});
  EXPECT_EQ(bad.status, 2);
  EXPECT_TRUE(
      Contains(bad.err, {"gold.jsonl:1: an entry of `ratios` has no `denominator`", "gold.jsonl:2: "}));
}

}  // namespace
}  // namespace sulieu
