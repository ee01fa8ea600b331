// What goes wrong outside: each fault has a clear message, its exit status, and harms nothing else.
#include <sqlite3.h>

#include "tests/command.h"

namespace sulieu {
namespace {

constexpr char kArticle[] = "Có 122/159 xã đạt chuẩn năm 2018.";

class BadInputTest : public CommandTest {
 protected:
  void Sql(const std::string& name, const char* sql) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(Path(name).c_str(), &handle), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
  }
};

TEST_F(BadInputTest, BadDocumentsFailAloneAndAreListed) {
  WriteFile("in/good.txt", kArticle);
  WriteFile("in/empty.txt", "");
  WriteFile("in/blank.txt", " \n\n");
  WriteFile("in/binary.txt", std::string("\x7F"
                                         "ELF\0\0\0\0",
                                         8));
  WriteFile("in/secret.txt", kArticle);
  std::filesystem::permissions(Path("in/secret.txt"), std::filesystem::perms::none);
  std::filesystem::create_symlink("nowhere", Path("in/dangling.txt"));
  Conditions nobody;
  nobody.as_nobody = true;
  const Outcome run = Run({"import", "in"}, nobody);
  EXPECT_EQ(run.status, 3);
  EXPECT_TRUE(Begins(run.out, "found 6 = imported 1 + duplicate 0 + failed 5 + skipped 0\n"));
  EXPECT_TRUE(Contains(run.err, {"failed [empty] in/empty.txt: the file is empty",
                                 "failed [empty] in/blank.txt: the file has no text",
                                 "failed [binary] in/binary.txt: the file is not text",
                                 "failed [unreadable] in/secret.txt: permission denied; make it readable",
                                 "failed [unreadable] in/dangling.txt: "}));
  EXPECT_EQ(Run({"verify"}).status, 0);
}

TEST_F(BadInputTest, BytesThatAreNotUtf8AreNamed) {
  WriteFile("bad.txt", "Hội nghị \xFF tổng kết phong trào thi đua yêu nước\n");
  const Outcome run = Run({"import", "bad.txt"});
  EXPECT_TRUE(Contains(run.err, {"bad.txt"}));
  EXPECT_TRUE(Contains(run.err, {"offset 13"}) || Contains(run.err, {"byte 13"})) << run.err;
}

TEST_F(BadInputTest, PathsThatAreNotThereAreAllNamedBeforeAnythingIsWritten) {
  WriteFile("a.txt", kArticle);
  const Outcome run = Run({"import", "a.txt", "nope", "neither/"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Contains(run.err, {"nope: ", "neither/: "}));
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
}

TEST_F(BadInputTest, ForeignAndNewerDatabasesAreRefused) {
  WriteFile("a.txt", kArticle);
  Sql("other.db", "CREATE TABLE mine (x)");
  ASSERT_EQ(Run({"import", "--db", "newer.db", "a.txt"}).status, 0);
  Sql("newer.db", "PRAGMA user_version = 9999");
  WriteFile("text.db", std::string(2000, 'x'));
  for (const auto& [name, message] :
       {std::pair{"other.db", "another program"}, std::pair{"newer.db", "schema version 9999"},
        std::pair{"text.db", "not an SQLite database"}}) {
    const std::string before = Slurp(Path(name));
    for (const auto& command : {std::vector<std::string>{"import", "--db", name, "a.txt"},
                                std::vector<std::string>{"facts", "dates", "--db", name}}) {
      const Outcome run = Run(command);
      EXPECT_EQ(run.status, 1) << name;
      EXPECT_TRUE(Contains(run.err, {name, message}));
    }
    EXPECT_EQ(Slurp(Path(name)), before) << name;
  }
}

TEST_F(BadInputTest, ReadOnlyPlaces) {
  WriteFile("a.txt", kArticle);
  ASSERT_EQ(Run({"import", "--db", "ro/x.db", "a.txt"}).status, 1);  // no such folder
  std::filesystem::create_directory(Path("ro"));
  ASSERT_EQ(Run({"import", "--db", "ro/x.db", "a.txt"}).status, 0);
  WriteFile("b.txt", "Có 9/12 huyện.");
  std::filesystem::permissions(Path("ro/x.db"), std::filesystem::perms(0444));
  std::filesystem::permissions(Path("ro"), std::filesystem::perms(0555));
  Conditions nobody;
  nobody.as_nobody = true;
  EXPECT_EQ(Run({"facts", "ratios", "--db", "ro/x.db"}, nobody).status, 0);
  for (const char* database : {"ro/x.db", "ro/new.db"}) {
    const Outcome run = Run({"import", "--db", database, "b.txt"}, nobody);
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(Contains(run.err, {database, "--db"}));
  }
  std::filesystem::permissions(Path("ro"), std::filesystem::perms::all);
}

TEST_F(BadInputTest, AFullDiskLeavesNothingHalf) {
  for (int i = 0; i < 40; ++i) {
    std::string text = kArticle + std::string(" Số ") + std::to_string(i) + ".\n";
    for (int line = 0; line < 60; ++line)
      text += std::to_string(i * 1000 + line) + " đại biểu dự hội nghị.\n";
    WriteFile("in/" + std::to_string(i) + ".txt", text);
  }
  Conditions full;
  full.max_file_bytes = 16384;  // not even the schema
  Outcome run = Run({"import", "in"}, full);
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, {"sulieu.db: the disk is full"}));
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
  WriteFile("first.txt", kArticle);
  ASSERT_EQ(Run({"import", "first.txt"}).status, 0);
  full.max_file_bytes = std::filesystem::file_size(Path("sulieu.db")) + 65536;
  run = Run({"import", "in"}, full);
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, {"the disk is full", "the same command imports the rest"}));
  EXPECT_EQ(Run({"verify"}).status, 0);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Run({"verify", "in", "first.txt"}).status, 0);
}

TEST_F(BadInputTest, BrokenRulesStopBeforeAnythingIsWritten) {
  WriteFile("a.txt", kArticle);
  WriteFile("rules/ratios/rules.toml",
            "[[rule]]\nid = \"ratio.x\"\ndoc = \"x\"\ntrigger = '''x'''\npattern = '''(x'''\n"
            "examples = [{ text = \"[[x]]\", value = \"1\" }]\ncounter_examples = [\"y\"]\ntypo = 1\n");
  for (const char* command : {"import", "check"}) {
    const Outcome run = std::string(command) == "check" ? Run({"rules", "check", "--rules", "rules"})
                                                        : Run({"import", "--rules", "rules", "a.txt"});
    EXPECT_EQ(run.status, 2);
    EXPECT_TRUE(Contains(run.err, {"rules/ratios/rules.toml:1", "missing )", "`typo`"}));
  }
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
}

TEST_F(BadInputTest, BrokenMetadataNamesEveryLine) {
  WriteFile("a.txt", kArticle);
  WriteFile("m.jsonl",
            "{\"path\": \"a.txt\", \"publishd\": \"2019-01-01\"}\n\n{bad\n{\"path\": \"a.txt\", "
            "\"published\": \"1/2/2019\"}\n");
  const Outcome run = Run({"import", "--metadata", "m.jsonl", "a.txt"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Contains(run.err, {"m.jsonl:1: unknown key `publishd`; known are path, published",
                                 "m.jsonl:3: not a JSON object", "m.jsonl:4: `published` is `1/2/2019`"}));
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
}

TEST_F(BadInputTest, OutputThatCannotBeWrittenIsAFailure) {
  WriteFile("a.txt", kArticle);
  ASSERT_EQ(Run({"import", "a.txt"}).status, 0);
  const std::vector<std::vector<std::string>> commands = {{"facts", "ratios"},
                                                          {"--help"},
                                                          {"show", "a.txt", "--format", "html"},
                                                          {"verify"},
                                                          {"import", "a.txt"}};
  for (const char* output : {"/dev/full", "-"}) {
    Conditions conditions;
    conditions.output_path = output;
    for (const auto& command : commands) {
      const Outcome run = Run(command, conditions);
      EXPECT_EQ(run.status, 1) << command.front() << " > " << output;
      EXPECT_TRUE(Contains(run.err, {"cannot write to standard output"}));
    }
  }
  EXPECT_EQ(Run({"verify"}).status, 0);
}

TEST_F(BadInputTest, WrongUsageSaysWhatWouldBeRight) {
  const struct {
    std::vector<std::string> command;
    const char* message;
  } kCases[] = {
      {{"improt", "x"}, "unknown command `improt`; did you mean `import`?"},
      {{}, "a command is missing"},
      {{"facts", "date"}, "`date` is no kind of fact; did you mean `dates`?"},
      {{"facts", "dates", "--limt", "3"}, "did you mean `--limit`?"},
      {{"facts", "dates", "--format", "xml"}, "table, csv, tsv, json, jsonl"},
      {{"import"}, "PATH is required"},
      {{"import", "--jobs", "many", "x"}, "--jobs"},
      {{"evaluate", "none.jsonl"}, "none.jsonl"},
      {{"rules", "tset"}, "did you mean `test`?"},
  };
  for (const auto& c : kCases) {
    const Outcome run = Run(c.command);
    EXPECT_EQ(run.status, 2) << c.message;
    EXPECT_TRUE(Contains(run.err, {c.message}));
    EXPECT_EQ(run.out, "");
  }
}

TEST_F(BadInputTest, NoDatabaseYet) {
  const Outcome run = Run({"facts", "dates"});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, {"make one with `sulieu import --db sulieu.db PATH...`"}));
  EXPECT_FALSE(std::filesystem::exists(Path("sulieu.db")));
}

}  // namespace
}  // namespace sulieu
