// The ledger: every input accounted for, agreeing with a count made without this program; what failed can be
// tried again; an interrupted run shows and is resumed.
#include <chrono>
#include <cstdlib>
#include <thread>

#include "pipeline/base/sha256.h"
#include "pipeline/store/store.h"
#include "tests/command.h"
#include "tests/containers.h"

namespace sulieu {
namespace {

class LedgerTest : public CommandTest {
 protected:
  std::string Content(const std::string& database = "sulieu.db") const {
    const Outcome verified = Run({"verify", "--db", database});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
    return verified.out.substr(std::min(verified.out.find("content "), verified.out.size()));
  }
  int64_t Query(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    return database ? database->QueryInteger(sql).value_or(-1) : -1;
  }
  static std::string Article(int number) {
    return "Hội nghị tổng kết công tác năm " + std::to_string(2000 + number % 20) + ". Có " +
           std::to_string(number) + "/9000 xã đạt chuẩn.\n";
  }
};

TEST_F(LedgerTest, EveryInputHasALineAndFindAgrees) {
  for (int i = 0; i < 20; ++i)
    WriteFile("in/d" + std::to_string(i % 3) + "/" + std::to_string(i), Article(i));
  WriteFile("in/again.txt", Article(3));
  WriteFile("in/empty.txt", "");
  WriteFile("in/binary.txt", std::string("\x7f"
                                         "ELF\0\0\0\1\2\3\0\0",
                                         12));
  WriteFile("in/.hidden", "x");
  mkfifo(Path("in/pipe").c_str(), 0600);
  std::filesystem::create_symlink("nowhere", Path("in/dangling"));
  EXPECT_EQ(Run({"import", "in"}).status, 3);
  ASSERT_EQ(std::system(("find " + Path("in") + " ! -type d -printf x > " + Path("count")).c_str()), 0);
  EXPECT_EQ(Query("SELECT count(*) FROM inputs"), static_cast<int64_t>(Slurp(Path("count")).size()));
  const Outcome ledger = Run({"ledger"});
  EXPECT_TRUE(Contains(ledger.out, {"found 26 = imported 20 + duplicate 1 + failed 3 + skipped 2\n"}));
  const Outcome failed = Run({"ledger", "--outcome", "failed", "--format", "tsv"});
  EXPECT_TRUE(Begins(failed.out, "run\tpath\toutcome\treason\tmessage\tsha256\n"));
  EXPECT_TRUE(Contains(failed.out, {"1\tin/binary.txt\tfailed\tbinary\t", "1\tin/empty.txt\tfailed\tempty\t",
                                    "1\tin/dangling\tfailed\tunreadable\t"}));
  EXPECT_TRUE(Contains(Run({"ledger", "--reason", "hidden"}).out, {"in/.hidden", "found 1 = "}));
  EXPECT_TRUE(Contains(Run({"ledger", "--outcome", "faild"}).err, {"did you mean `failed`?"}));
  EXPECT_EQ(Run({"ledger", "--run", "7"}).status, 2);
}

TEST_F(LedgerTest, WhatFailedIsTriedAgain) {
  WriteFile("in/a.txt", Article(1));
  WriteFile("in/b.txt", "");
  WriteFile("in/c.txt", "");
  WriteFile("in/\xFF%.txt", "");  // a name that is no UTF-8
  EXPECT_EQ(Run({"import", "in"}).status, 3);
  WriteFile("in/b.txt", Article(2));
  WriteFile("in/\xFF%.txt", Article(3));
  const Outcome retry = Run({"import", "--retry-failed"});
  EXPECT_EQ(retry.status, 3);
  EXPECT_TRUE(Begins(retry.out, "found 3 = imported 2 + duplicate 0 + failed 1 + skipped 0\n"));
  std::filesystem::remove(Path("in/c.txt"));
  EXPECT_TRUE(Contains(Run({"import", "--retry-failed"}).err, {"failed [not_found] in/c.txt"}));
  WriteFile("in/c.txt", Article(4));
  EXPECT_EQ(Run({"import", "--retry-failed"}).status, 0);
  EXPECT_TRUE(Begins(Run({"import", "--retry-failed"}).out, "found 0 = "));
  EXPECT_TRUE(Contains(Run({"ledger"}).out, {"found 4 = imported 4 + duplicate 0 + failed 0 + skipped 0\n"}));
  EXPECT_TRUE(Contains(Run({"ledger", "--run", "1"}).out, {"found 4 = imported 1 + duplicate 0 + failed 3"}));
}

TEST_F(LedgerTest, AMendedArchiveIsNoFailureAnyMore) {
  const std::string whole = MakeZip({{"a.txt", Article(1)}, {"b.txt", Article(2)}});
  WriteFile("in/bai.zip", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(Run({"import", "in"}).status, 3);
  EXPECT_TRUE(Contains(Run({"ledger", "--outcome", "failed"}).out, {"partial", "in/bai.zip"}));
  WriteFile("in/bai.zip", whole);
  EXPECT_EQ(Run({"import", "--retry-failed"}).status, 0);
  EXPECT_EQ(Run({"ledger", "--outcome", "failed"}).out.find("bai.zip"), std::string::npos);
  EXPECT_TRUE(Begins(Run({"import", "--retry-failed"}).out, "found 0 = "));
  EXPECT_TRUE(Contains(Run({"ledger", "--run", "1"}).out, {"partial", "in/bai.zip"}));  // it was so
}

TEST_F(LedgerTest, AnInterruptedRunShowsAndIsResumed) {
  constexpr int kFiles = 1500;
  for (int i = 0; i < kFiles; ++i) WriteFile("in/" + std::to_string(i), Article(i));
  ASSERT_EQ(Run({"import", "--db", "whole.db", "in"}).status, 0);
  const pid_t child = Start({"import", "in"});
  while (Query("SELECT count(*) FROM inputs") <= 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  kill(child, SIGKILL);
  EXPECT_EQ(Wait(child).status, 128 + SIGKILL);
  EXPECT_TRUE(Contains(Run({"runs"}).out, {"interrupted"}));
  const int64_t stored = Query("SELECT count(*) FROM documents");
  EXPECT_GT(stored, 0);
  EXPECT_LT(stored, kFiles);
  const Outcome again = Run({"import", "in"});
  EXPECT_EQ(again.status, 0);
  EXPECT_TRUE(Contains(again.out, {"found 1500 = imported " + std::to_string(kFiles - stored) +
                                   " + duplicate " + std::to_string(stored)}));
  EXPECT_EQ(Content(), Content("whole.db"));
  EXPECT_EQ(Query("SELECT count(*) FROM runs WHERE finished_at IS NULL"), 1);
}

// The reprints of a run that was interrupted were never judged, since the next run had nothing to import.
TEST_F(LedgerTest, ReprintsOfAnInterruptedRunAreJudgedByTheNext) {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "Từ" + std::to_string(i * 7919 % 1000) + " ";
  WriteFile("in/a.txt", text + ".");
  WriteFile("in/b.txt", "Mới. " + text + ".");
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  ASSERT_EQ(Query("SELECT count(*) FROM documents WHERE reprint_of IS NOT NULL"), 1);
  {
    const auto database = OpenForWriting(Path("sulieu.db"));
    ASSERT_TRUE(database->Execute("DELETE FROM reprints; INSERT INTO work_left VALUES ('reprints')"));
  }
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Query("SELECT count(*) FROM documents WHERE reprint_of IS NOT NULL"), 1);
  EXPECT_EQ(Query("SELECT count(*) FROM work_left"), 0);
}

}  // namespace
}  // namespace sulieu
