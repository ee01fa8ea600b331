// The quick pass, without a terminal: keys and lines from a list, what is shown in a string.
#include "pipeline/review/pass.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

class PassTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/a.txt", "Có 122/159 xã đạt chuẩn. Có 7/9 huyện đạt chuẩn. Có 3/4 trường đạt chuẩn.\n");
    ASSERT_EQ(Run({"import", "in"}).status, 0);
  }

  // Runs the pass over all ratios; `typed` holds a key or a line for each time one is asked for.
  PassReport PassWith(std::vector<std::string> typed, const std::string& gone = "") {
    const auto database = OpenExistingForWriting(Path("sulieu.db"));
    auto facts = UndecidedFacts(*database, "ratios", 0);
    if (!gone.empty()) facts->insert(facts->begin(), gone);
    size_t at = 0;
    PassTerminal terminal;
    terminal.key = [&]() -> std::optional<char> {
      return at < typed.size() ? std::optional(typed[at++][0]) : std::nullopt;
    };
    terminal.line = [&](std::string_view) -> std::optional<std::string> {
      return at < typed.size() ? std::optional(typed[at++]) : std::nullopt;
    };
    terminal.write = [&](std::string_view text) { shown_ += text; };
    terminal.now = [] { return std::string("2026-01-02T03:04:05Z"); };
    const auto report = RunPass(*database, {"Lan", "", "đã xem bản in"}, *facts, terminal);
    EXPECT_TRUE(report) << report.error().message;
    return *report;
  }
  std::string Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare(sql);
    std::string all;
    while (rows->Step().value_or(false)) all += std::string(rows->Text(0)) + " ";
    return all;
  }

  std::string shown_;
};

TEST_F(PassTest, OneKeyDecides) {
  const PassReport report = PassWith({"a", "r", "e", "numerator=2", "unit=", ""});
  EXPECT_EQ(report.accepted, 1);
  EXPECT_EQ(report.rejected, 1);
  EXPECT_EQ(report.edited, 1);
  EXPECT_FALSE(report.quit);
  EXPECT_EQ(Rows("SELECT decided || numerator || coalesce(unit, '-') FROM ratios ORDER BY text_begin"),
            "accepted122.0xã edited2.0- ");
  EXPECT_EQ(Rows("SELECT decided_by || decided_at || because FROM decisions WHERE decision = 2"),
            "Lan2026-01-02T03:04:05Zđã xem bản in ");
  EXPECT_TRUE(
      Contains(shown_, {"[1/3] ratios ", "in/a.txt", "Có [[122/159 xã]] đạt chuẩn.", "numerator=122\n"}))
      << shown_;
}

TEST_F(PassTest, UndoShowsTheFactAgain) {
  const PassReport report = PassWith({"u", "r", "u", "a", "s", "x", "q"});
  EXPECT_TRUE(Contains(shown_, {"there is nothing to undo", "one of a, r, e, s, u, q"}));
  EXPECT_EQ(report.accepted, 1);
  EXPECT_EQ(report.rejected, 0);
  EXPECT_EQ(report.undone, 1);
  EXPECT_EQ(report.skipped, 1);
  EXPECT_TRUE(report.quit);
  EXPECT_EQ(Rows("SELECT coalesce(decided, '-') FROM ratios ORDER BY text_begin"), "accepted - - ");
  EXPECT_EQ(Rows("SELECT action FROM decisions ORDER BY decision"), "reject undo accept ");
}

TEST_F(PassTest, AWrongEditIsSaidAndAskedAgain) {
  const PassReport report = PassWith({"e", "numerator", "numerator=x", "", "e", "", "a"});
  EXPECT_TRUE(Contains(shown_, {"`numerator`: write COLUMN=VALUE", "`numerator=x`: write a number"}));
  EXPECT_EQ(report.accepted, 1);
  EXPECT_EQ(report.edited, 0);
  EXPECT_TRUE(report.quit);  // the input ended
  EXPECT_EQ(Rows("SELECT action FROM decisions"), "accept ");
}

// As when an import replaced its document meanwhile.
TEST_F(PassTest, AFactThatIsGoneIsPassedOver) {
  const PassReport report = PassWith({"a", "q"}, "0123456789abcdef0123");
  EXPECT_TRUE(Contains(shown_, {"no fact `0123456789abcdef0123`", "[2/4]"})) << shown_;
  EXPECT_EQ(report.accepted, 1);
}

TEST_F(PassTest, WhatIsDecidedIsNotAskedAgain) {
  PassWith({"a"});
  shown_.clear();
  PassWith({"q"});
  EXPECT_TRUE(Contains(shown_, {"[1/2] "}));
}

// The program itself, its keys from a pipe.
TEST_F(PassTest, TheCommandReadsKeysFromAPipe) {
  const Outcome run = Run({"review", "ratios", "--by", "Lan"}, {.input = "a\nr\nq\n"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.out, {"accepted 1, rejected 1, edited 0, skipped 0; 1 are left"}));
  EXPECT_EQ(Run({"review", "ratio"}).status, 2);
  EXPECT_EQ(Run({"review"}).status, 2);
}

}  // namespace
}  // namespace sulieu
