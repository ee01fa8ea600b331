// sulieu import as a user runs it: ledger, idempotence, determinism, interruption.
#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

constexpr char kArticle[] =
    "Hội nghị tổng kết năm 2018\nSáng 14/3/2019, có 122/159 xã đạt chuẩn, tăng 85% so với năm trước.\n";

class ImportTest : public CommandTest {
 protected:
  // The digest `verify` prints: the same for the same content.
  std::string Content(const std::string& database) const {
    const Outcome verified = Run({"verify", "--db", database});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
    const size_t at = verified.out.find("content ");
    return at == std::string::npos ? "" : verified.out.substr(at);
  }
  // Rows of the ledger; -1 while there is no database.
  int64_t Inputs() const {
    const auto database = OpenForReading(Path("sulieu.db"));
    return database ? database->QueryInteger("SELECT count(*) FROM inputs").value_or(-1) : -1;
  }
};

TEST_F(ImportTest, EndsWithALedgerAndAgainChangesNothing) {
  WriteFile("in/a.txt", kArticle);
  WriteFile("in/sub/b.txt", "Có 9/12 huyện.");
  const Outcome first = Run({"import", "in"});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_TRUE(Begins(first.out, "found 2 = imported 2 + duplicate 0 + failed 0 + skipped 0\n"));
  EXPECT_EQ(first.err, "");
  const std::string content = Content("sulieu.db");
  const Outcome second = Run({"import", "in/"});
  EXPECT_TRUE(Begins(second.out, "found 2 = imported 0 + duplicate 2 + failed 0 + skipped 0\n"));
  EXPECT_EQ(Content("sulieu.db"), content);
}

TEST_F(ImportTest, QuietSaysNothing) {
  WriteFile("a.txt", kArticle);
  const Outcome run = Run({"import", "--quiet", "a.txt"});
  EXPECT_EQ(run.out + run.err, "");
}

TEST_F(ImportTest, ProfileTellsStagesExtractorsAndRules) {
  WriteFile("a.txt", kArticle);
  const Outcome run = Run({"import", "--profile", "a.txt"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(Contains(run.out, {"stages", "segment", "triggers, patterns", "write rows, index", "extractors",
                                 "ratios", "rules", "ratio.a_slash_b"}));
}

TEST_F(ImportTest, DryRunWritesNothing) {
  WriteFile("a.txt", kArticle);
  const Outcome run = Run({"import", "--dry-run", "a.txt"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(Contains(run.out, {"nothing was written\nfound 1 = imported 1"}));
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
}

TEST_F(ImportTest, ContentDoesNotDependOnThreadsOrderLocaleOrTimeZone) {
  const std::string corpus = std::string(SULIEU_SOURCE_DIR) + "/corpus/samples";
  WriteFile("b.txt", kArticle);
  WriteFile("a.txt", kArticle);  // the same bytes twice
  ASSERT_EQ(Run({"import", "--db", "1.db", "--jobs", "1", corpus, "a.txt", "b.txt"}).status, 0);
  Conditions hanoi;
  hanoi.environment = {{"LANG", "vi_VN.UTF-8"}, {"LC_ALL", "vi_VN.UTF-8"}, {"TZ", "Asia/Ho_Chi_Minh"}};
  ASSERT_EQ(Run({"import", "--db", "2.db", "--jobs", "4", "b.txt", "a.txt", corpus}, hanoi).status, 0);
  EXPECT_EQ(Content("1.db"), Content("2.db"));
  // In several runs, the other way round.
  for (const char* path : {"b.txt", "a.txt"}) ASSERT_EQ(Run({"import", "--db", "3.db", path}).status, 0);
  ASSERT_EQ(Run({"import", "--db", "3.db", corpus}).status, 0);
  EXPECT_EQ(Content("1.db"), Content("3.db"));
}

TEST_F(ImportTest, ChangedFilesAndMetadataAreExtractedAgain) {
  WriteFile("a.txt", kArticle);
  WriteFile("meta.csv", "path,published,title\na.txt,2019-03-15,\"Một, hai\"\n");
  ASSERT_EQ(Run({"import", "a.txt"}).status, 0);
  EXPECT_TRUE(Contains(Run({"import", "--metadata", "meta.csv", "a.txt"}).out, {"1 extracted again"}));
  EXPECT_TRUE(Contains(Run({"search", "chuẩn", "--format", "tsv"}).out, {"a.txt\t2019-03-15\tMột, hai\t"}));
  WriteFile("a.txt", "Có 9/12 huyện.");
  EXPECT_TRUE(Contains(Run({"import", "--metadata", "meta.csv", "a.txt"}).out, {"1 changed files"}));
  EXPECT_EQ(Run({"verify", "a.txt"}).status, 0);
}

TEST_F(ImportTest, TheMetadataFileAndTheDatabaseAreNoDocuments) {
  WriteFile("in/a.txt", kArticle);
  WriteFile("in/meta.jsonl", "{\"path\": \"a.txt\", \"published\": \"2019-03-15\"}\n{\"path\": \"z.txt\"}\n");
  for (int i = 0; i < 2; ++i) {
    const Outcome run = Run({"import", "--db", "in/x.db", "--metadata", "in/meta.jsonl", "in"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_TRUE(Contains(run.err, {"skipped [excluded] in/meta.jsonl"}));
    EXPECT_TRUE(Contains(run.err, {"1 of the paths in the metadata file: z.txt"}));
  }
}

TEST_F(ImportTest, LoopsOfLinksEndAndEachFileIsReadOnce) {
  WriteFile("in/real/a.txt", kArticle);
  std::filesystem::create_symlink("..", Path("in/real/up"));
  std::filesystem::create_symlink("real", Path("in/alias"));
  const Outcome run = Run({"import", "in"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(Begins(run.out, "found 3 = imported 1 + duplicate 0 + failed 0 + skipped 2\n"));
}

TEST_F(ImportTest, CtrlCKeepsWhatIsDone) {
  for (int i = 0; i < 4000; ++i) WriteFile("in/" + std::to_string(i) + ".txt", kArticle + std::to_string(i));
  const pid_t child = Start({"import", "--jobs", "1", "in"});
  while (Inputs() <= 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  kill(child, SIGINT);
  const Outcome run = Wait(child);
  EXPECT_EQ(run.status, 130) << run.out;
  EXPECT_TRUE(Contains(run.err, {"interrupted"}));
  EXPECT_TRUE(Contains(run.out, {fmt::format("found {} = ", Inputs())}));
  EXPECT_LT(Inputs(), 4000);
  EXPECT_EQ(Run({"verify"}).status, 0);
  const Outcome again = Run({"import", "in"});
  EXPECT_TRUE(Begins(again.out, "found 4000 = "));
  EXPECT_EQ(again.status, 0);
}

}  // namespace
}  // namespace sulieu
