// Rules against the decisions of people: which they satisfy, which they break, as a score and one by one.
#include "pipeline/reextract/judge.h"

#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

class JudgeTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/a.txt",
              "Có 122/159 xã đạt chuẩn. Có 7/9 huyện đạt chuẩn. Có 3/4 trường đạt chuẩn. Còn hai lớp.\n");
    ASSERT_EQ(Run({"import", "in"}).status, 0);
    // Rules that know no ratios.
    std::filesystem::create_directories(Path("rules"));
    for (const char* const kind : {"dates", "phrases"}) {
      std::filesystem::copy(std::string(SULIEU_SOURCE_DIR) + "/extractors/" + kind,
                            Path(std::string("rules/") + kind));
    }
    Decide("122", {"accept"});
    Decide("7", {"reject", "--because", "số cũ"});
    Decide("3", {"edit", "numerator=2"});
  }
  void Decide(const std::string& numerator, std::vector<std::string> decision) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto find = database->Prepare("SELECT fact_id FROM ratios WHERE numerator = " + numerator);
    ASSERT_TRUE(*find->Step());
    decision.insert(decision.begin() + 1, std::string(find->Text(0)));
    decision.insert(decision.begin(), "review");
    decision.insert(decision.end(), {"--by", "Lan"});
    find->Reset();
    EXPECT_EQ(Run(decision).status, 0);
  }
};

TEST_F(JudgeTest, OtherRulesSatisfySomeAndBreakOthers) {
  const Outcome same = Run({"rules", "decisions"});
  EXPECT_EQ(same.status, 0) << same.err;
  EXPECT_TRUE(
      Contains(same.out, {"3 decisions: 0 newly satisfied, 0 broken, 1 still satisfied, 2 still open"}));
  const Outcome other = Run({"rules", "decisions", "--rules", "rules", "--format", "csv"});
  EXPECT_TRUE(Contains(other.out, {"broken,1,accept,ratios,", "satisfied,2,reject,ratios,", ",số cũ"}));
  EXPECT_FALSE(Contains(other.out, {",3,edit,"}));
  EXPECT_TRUE(
      Contains(Run({"rules", "decisions", "--rules", "rules", "--all"}).out,
               {"still open", "3 decisions: 1 newly satisfied, 1 broken, 0 still satisfied, 1 still open"}));
  // It was only a question.
  EXPECT_EQ(Run({"verify"}).status, 0);
  ASSERT_EQ(Run({"reextract", "--rules", "rules"}).status, 0);
  EXPECT_TRUE(Contains(Run({"rules", "decisions"}).out, {"3 decisions: 1 newly satisfied, 1 broken"}));
}

TEST_F(JudgeTest, DecisionsAreGold) {
  const Outcome run = Run({"evaluate", "--decisions", "--errors", "--format", "csv"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(
      Contains(run.out, {"ratios,missed,in/a.txt,2 | 4 | trường", "ratios,wrong,in/a.txt,3 | 4 | trường",
                         "ratios,wrong,in/a.txt,7 | 9 | huyện"}));
  // One right, one not found, two that should not be.
  EXPECT_TRUE(Contains(Run({"evaluate", "--decisions", "--format", "csv"}).out, {",1,1,2\n"}));
  EXPECT_EQ(Run({"evaluate", "--decisions", "--fail-below", "0.9"}).status, 1);
  EXPECT_EQ(Run({"evaluate"}).status, 2);
  ASSERT_EQ(Run({"import", "in", "--db", "new.db"}).status, 0);
  const Outcome none = Run({"evaluate", "--decisions", "--db", "new.db", "--fail-below", "0.9"});
  EXPECT_EQ(none.status, 2);
  EXPECT_TRUE(Contains(none.err, {"new.db: has no decisions"}));
  EXPECT_EQ(Run({"evaluate", "--decisions", "gold.jsonl"}).status, 2);
}

TEST_F(JudgeTest, ExplainSaysWhoDecidedAndWhatTheRuleHadSaid) {
  const auto database = OpenForReading(Path("sulieu.db"));
  auto find = database->Prepare("SELECT fact_id FROM ratios WHERE numerator = 2");
  ASSERT_TRUE(*find->Step());
  const std::string id(find->Text(0));
  find->Reset();
  EXPECT_TRUE(Contains(Run({"explain", id}).out,
                       {"decided    3. edit by Lan, ", ": numerator: 3 -> 2", "rule said  numerator: 3"}));
  EXPECT_TRUE(Contains(
      Run({"explain", id, "--format", "json"}).out,
      {"\"basis\":\"edited by a person\"", "\"columns_before\":{\"numerator\":3", "\"decided_by\":\"Lan\""}));
  EXPECT_TRUE(Contains(Run({"cite", id}).out, {"2 | 4 | trường", "edited by a person"}));
  const Outcome shown = Run({"show", "a.txt"});
  EXPECT_TRUE(Contains(shown.out, {"2 | 4 | trường | đạt chuẩn | fraction"}));
  EXPECT_FALSE(Contains(shown.out, {"7/9 huyện R"}));
  EXPECT_TRUE(Contains(Run({"facts", "ratios"}).out, {"decided", "edited", "accepted"}));
}

}  // namespace
}  // namespace sulieu
