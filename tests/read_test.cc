// Finding files, metadata, CSV.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "pipeline/read/csv.h"
#include "pipeline/read/found_file.h"
#include "pipeline/read/metadata.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

class FindFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    folder_ = fs::temp_directory_path() / ("sulieu_read" + std::to_string(getpid()));
    fs::create_directories(folder_ / "a/sub");
    for (const char* name : {"a/2.txt", "a/1.txt", "a/sub/3.txt", "a/.hidden", "b.txt"})
      std::ofstream(folder_ / name) << "x";
    fs::current_path(folder_);
  }
  void TearDown() override {
    fs::current_path(before_);
    fs::remove_all(folder_);
  }
  static std::string Names(const std::vector<std::string>& paths,
                           const std::vector<std::string>& excluded = {}) {
    const auto files = FindFiles(paths, excluded);
    if (!files) return files.error().message;
    std::string names;
    for (const FoundFile& file : *files)
      names += file.name + (file.skipped.empty() ? "" : "(" + file.skipped + ")") + " ";
    return names;
  }
  fs::path before_, folder_;
};

TEST_F(FindFilesTest, SortedAndEachOnceHoweverNamed) {
  const std::string all = "a/.hidden(hidden) a/1.txt a/2.txt a/sub/3.txt b.txt ";
  EXPECT_EQ(Names({"a", "b.txt"}), all);
  EXPECT_EQ(Names({"b.txt", "./a//", "a/sub", "a/1.txt", "b.txt"}), all);
  EXPECT_EQ(Names({"."}), all);
  EXPECT_EQ(Names({"a"}, {"./a/2.txt"}), "a/.hidden(hidden) a/1.txt a/2.txt(excluded) a/sub/3.txt ");
}

TEST(FileListTest, GivesBackWhatWasAddedSortedAndEachNameOnce) {
  FileList files;
  files.Add({"b\xff.txt", "b%FF.txt", 3, "", ""});
  files.Add({"c", "c", 0, "hidden", "its name begins with a dot"});
  files.Add({"a", "a", 5, "", ""});
  files.Add({"a", "a", 6, "linked", ""});
  files.Sort();
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files.bytes(), 8u);
  EXPECT_EQ(files[0].path, "a");
  EXPECT_EQ(files[0].bytes, 5u);
  EXPECT_EQ(files[0].skipped, "");
  EXPECT_EQ(files[1].path, "b\xff.txt");
  EXPECT_EQ(files[1].name, "b%FF.txt");
  EXPECT_EQ(files[2].name + files[2].skipped + files[2].message, "chiddenits name begins with a dot");
}

TEST_F(FindFilesTest, LinksToFoldersAreFollowedOnce) {
  fs::create_directory_symlink(folder_ / "a", "z");
  fs::create_directory_symlink("..", "a/sub/up");
  EXPECT_EQ(Names({"a", "z"}), "a/.hidden(hidden) a/1.txt a/2.txt a/sub/3.txt a/sub/up(linked) z(linked) ");
  // The link alone gives its files, under the name they were asked for.
  EXPECT_EQ(Names({"z/sub/3.txt"}), "z/sub/3.txt ");
}

TEST_F(FindFilesTest, MissingPathsAreAllNamed) {
  const auto files = FindFiles({"a", "x", "y"}, {});
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, ErrorCode::kUsage);
  EXPECT_NE(files.error().message.find("x: No such file"), std::string::npos);
  EXPECT_NE(files.error().message.find("y: No such file"), std::string::npos);
}

TEST(Utf8NameTest, EscapesWhatIsNotUtf8) {
  EXPECT_EQ(Utf8Name("bài-\xFF.txt"), "bài-%FF.txt");
  EXPECT_EQ(Utf8Name("bài.txt"), "bài.txt");
}

TEST(CsvTest, Rfc4180) {
  const auto rows = ParseCsv(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n\n,\"\"\nlast,z");
  ASSERT_TRUE(rows) << rows.error().message;
  ASSERT_EQ(rows->size(), 4u);
  EXPECT_EQ((*rows)[0].fields, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ((*rows)[1].fields, (std::vector<std::string>{"x, \"y\"", "1\n2"}));
  EXPECT_EQ((*rows)[2].line, 5);
  EXPECT_EQ((*rows)[3].fields, (std::vector<std::string>{"last", "z"}));
  EXPECT_EQ(ParseCsv("a\n\"open").error().message, "line 2: the quote that opens here is not closed");
  EXPECT_FALSE(ParseCsv("a\"b"));
  EXPECT_FALSE(ParseCsv("\"a\"b"));
}

TEST(MetadataTest, LongestEndOfThePathWins) {
  const auto table = MetadataTable::Parse("m",
                                          "{\"path\": \"x.txt\", \"title\": \"any\"}\n{\"path\": "
                                          "\"b/x.txt\", \"title\": \"b\", \"url\": null}\n");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->Find("a/b/x.txt").title, "b");
  EXPECT_EQ(table->Find("a/x.txt").title, "any");
  EXPECT_EQ(table->Find("a/ax.txt").title, "");
  EXPECT_EQ(table->Find("old.zip!b/x.txt").title, "b");
  EXPECT_TRUE(table->Unused().empty());
}

TEST(MetadataTest, CsvAndItsMistakes) {
  const auto table = MetadataTable::Parse("m.csv", "published,path\n2020-01-06,\"a,1.txt\"\n2020-02,b.txt\n");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->Find("a,1.txt").published, "2020-01-06");
  EXPECT_EQ(table->Unused(), std::vector<std::string>{"b.txt"});
  const std::pair<const char*, const char*> kMistakes[] = {
      {"", "m:1: the file is empty; expected JSON lines or CSV with a header"},
      {"path,date\n",
       "m:1: unknown column `date`; known are path, published, title, publisher, url, byline, encoding"},
      {"title\nx\n", "m:1: the header has no column `path`"},
      {"path,title\na\n", "m:2: 1 fields where the header has 2"},
      {"path,published\na,2020-02-30\n",
       "m:2: `published` is `2020-02-30`; write an ISO date such as 2020-01-06"},
      {"path,title\na,x\na,y\n", "m:3: `a` was given before with other values"},
      {"{\"title\": \"x\"}", "m:1: `path` is missing"},
      {"{\"path\": 5}", "m:1: `path` must be a string or null"},
      {"path\n\xFF\n", "m:2: not UTF-8"},
  };
  for (const auto& [content, message] : kMistakes) {
    const auto bad = MetadataTable::Parse("m", content);
    ASSERT_FALSE(bad) << content;
    EXPECT_EQ(bad.error().message.substr(0, std::string(message).size()), message);
    EXPECT_EQ(bad.error().code, ErrorCode::kUsage);
  }
}

TEST(MetadataTest, PublicationDates) {
  for (const char* good : {"", "2020-01", "2020-02-29", "2020-01-06T08:00:00+07:00"})
    EXPECT_TRUE(IsPublicationDate(good)) << good;
  for (const char* bad : {"2020", "2020-13", "2019-02-29", "06/01/2020", "2020-1-6", "2020-01-06x"})
    EXPECT_FALSE(IsPublicationDate(bad)) << bad;
}

}  // namespace
}  // namespace sulieu
