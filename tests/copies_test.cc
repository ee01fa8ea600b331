// Backups, finished databases and manifests: what an archive keeps.
#include <chrono>
#include <cstdlib>
#include <thread>

#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

class CopiesTest : public CommandTest {
 protected:
  void WriteArticles(int count) const {
    for (int i = 0; i < count; ++i) {
      WriteFile("in/" + std::to_string(i) + ".txt",
                "Hội nghị tổng kết ngày 5/8/2019. Có " + std::to_string(i % 8000) + "/9000 xã đạt chuẩn.\n");
    }
  }
  // What verify says when all is well.
  std::string Content(const std::string& database) const {
    const Outcome verified = Run({"verify", "--db", database});
    EXPECT_EQ(verified.status, 0) << database << ": " << verified.out << verified.err;
    return verified.out.substr(std::min(verified.out.find("content "), verified.out.size()));
  }
};

TEST_F(CopiesTest, ManifestIsWhatSha256sumChecks) {
  WriteArticles(3);
  WriteFile("in/again.txt", Slurp(Path("in/1.txt")));
  WriteFile("in/100%.txt", "Có 1/2 xã.");
  WriteFile("in/empty.txt", "");
  EXPECT_EQ(Run({"import", "in"}).status, 3);
  const Outcome manifest = Run({"manifest"});
  EXPECT_EQ(manifest.status, 0);
  EXPECT_TRUE(Contains(manifest.out, {"  in/100%25.txt\n", "  in/again.txt\n"}));
  EXPECT_EQ(std::count(manifest.out.begin(), manifest.out.end(), '\n'), 5);
  WriteFile("manifest", manifest.out);
  const std::string check =
      "cd " + folder_.string() + " && grep -v %25 manifest | sha256sum --check --quiet >/dev/null 2>&1";
  EXPECT_EQ(std::system(check.c_str()), 0);
  WriteFile("in/1.txt", "x");
  EXPECT_NE(std::system(check.c_str()), 0);
}

TEST_F(CopiesTest, AFinishedDatabaseIsOneFileAndOpensWhereNothingCanBeWritten) {
  WriteArticles(60);
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  std::filesystem::remove(Path("in/3.txt"));
  const std::string content = Content("sulieu.db");
  const Outcome run = Run({"finalize"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.out, {"sulieu.db: ", " bytes in one file\n", content, "sha256  "}));
  std::filesystem::create_directory(Path("shelf"));
  std::filesystem::rename(Path("sulieu.db"), Path("shelf/sulieu.db"));
  using std::filesystem::perms;
  std::filesystem::permissions(Path("shelf/sulieu.db"), perms::owner_read | perms::others_read);
  std::filesystem::permissions(
      Path("shelf"), perms::owner_read | perms::owner_exec | perms::others_read | perms::others_exec);
  Conditions reader;
  reader.as_nobody = true;
  EXPECT_TRUE(
      Contains(Run({"verify", "--db", "shelf/sulieu.db"}, reader).out, {"all as stored\n" + content}));
  EXPECT_TRUE(Contains(Run({"facts", "ratios", "--db", "shelf/sulieu.db"}, reader).out, {"59/9000"}));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(Path("shelf")), {}), 1);
  std::filesystem::permissions(Path("shelf"), perms::all);
}

TEST_F(CopiesTest, FinalizeMakesNoDatabase) {
  EXPECT_EQ(Run({"finalize"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
}

TEST_F(CopiesTest, ABackupOverwritesNothing) {
  WriteArticles(2);
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  WriteFile("mine", "x");
  EXPECT_EQ(Run({"backup", "mine"}).status, 2);
  EXPECT_EQ(Slurp(Path("mine")), "x");
  EXPECT_EQ(Run({"backup", "no/such/folder/b.db"}).status, 1);
  EXPECT_TRUE(Contains(Run({"backup", "b.db"}).out, {"b.db: 2 documents\n"}));
  EXPECT_EQ(Content("b.db"), Content("sulieu.db"));
}

TEST_F(CopiesTest, BackupsDuringAnImportAreWhole) {
  WriteArticles(1500);
  const pid_t child = Start({"import", "in"});
  while (!OpenForReading(Path("sulieu.db"))) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  // The output of the import goes to .stdout too: look at the files only.
  int backups = 0;
  for (int status = 0; waitpid(child, &status, WNOHANG) == 0; ++backups) {
    const std::string out = "backup" + std::to_string(backups) + ".db";
    const std::string command =
        std::string(SULIEU_BINARY) + " backup --quiet --db " + Path("sulieu.db") + " " + Path(out);
    EXPECT_EQ(std::system(command.c_str()), 0);
  }
  EXPECT_GT(backups, 1);
  for (int i = 0; i < backups; ++i) Content("backup" + std::to_string(i) + ".db");
  Content("sulieu.db");
}

}  // namespace
}  // namespace sulieu
