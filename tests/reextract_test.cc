// Extracting again with other rules: what the new rules give, nothing else touched, every change told.
#include <fmt/format.h>

#include <map>

#include "pipeline/store/fact_changes.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

class ReextractTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/a.txt",
              "Hội nghị ngày 05/08/2019\n\nTổng kết năm 2018. Có 122/159 xã đạt chuẩn và 15% hộ nghèo.\n");
    WriteFile("in/b.txt", "Có 7/9 huyện đạt chuẩn năm 2017.\n");
    WriteFile("in/sub/c.txt", "Có 7/9 huyện đạt chuẩn năm 2017.\n");  // the same bytes
    WriteFile("meta.csv", "path,published,title\na.txt,2019-08-06,\"Tên, khác\"\n");
    // All rules but those for ratios and years alone.
    for (const char* kind : {"dates", "percentages", "legal_refs"}) {
      std::filesystem::create_directories(Path("rules"));
      std::filesystem::copy(std::string(SULIEU_SOURCE_DIR) + "/extractors/" + kind,
                            Path(std::string("rules/") + kind));
    }
    std::filesystem::copy(std::string(SULIEU_SOURCE_DIR) + "/extractors/phrases", Path("rules/phrases"));
  }
  std::string Content(const std::string& database) const {
    const Outcome verified = Run({"verify", "--db", database});
    EXPECT_EQ(verified.status, 0) << database << ": " << verified.out << verified.err;
    return verified.out.substr(std::min(verified.out.find("content "), verified.out.size()));
  }
  std::string Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare(sql);
    std::string all;
    while (*rows->Step()) all += std::string(rows->Text(0)) + "\n";
    return all;
  }
};

TEST_F(ReextractTest, GivesWhatAnImportWithTheNewRulesGives) {
  ASSERT_EQ(Run({"import", "--rules", "rules", "--metadata", "meta.csv", "in"}).status, 0);
  ASSERT_EQ(Run({"import", "--db", "fresh.db", "--metadata", "meta.csv", "in"}).status, 0);
  EXPECT_NE(Content("sulieu.db"), Content("fresh.db"));
  const std::string dates = Rows("SELECT fact_id FROM dates ORDER BY 1");
  const std::string imported = Rows("SELECT imported_at FROM documents");
  const Outcome run = Run({"reextract"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(
      Contains(run.out, {"extracted 2 of 2 documents again; facts: ", " added, 0 removed, 0 changed"}));
  EXPECT_EQ(Content("sulieu.db"), Content("fresh.db"));
  EXPECT_EQ(Rows("SELECT fact_id FROM dates ORDER BY 1"), dates);
  EXPECT_EQ(Rows("SELECT imported_at FROM documents"), imported);
  EXPECT_TRUE(Contains(Run({"diff", "1", "2", "--format", "tsv"}).out, {"added\tratios\t", "\t122/159"}));
  EXPECT_TRUE(Contains(Run({"diff", "1", "2", "--by-rule"}).out, {"ratios"}));
  EXPECT_TRUE(Contains(Run({"runs"}).out, {"  reextract\n"}));
}

// Of a record or a line, what the file around it says is stored; what the page says is read again.
TEST_F(ReextractTest, KeepsWhatTheFileAroundADocumentSaid) {
  const std::string page =
      "<html><head><meta charset='utf-8'><meta property='article:published_time' content='2020-01-07'></head>"
      "<body><nav>Trang chủ</nav><h1>Hội nghị tổng kết</h1><p>Ngày 6/1, có 7/9 huyện đạt "
      "chuẩn.</p></body></html>";
  WriteFile("in/page.html", page);
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page + " ";
  WriteFile("in/site.warc",
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.vn/\r\nContent-Length: " +
                fmt::format("{}\r\n\r\n{}\r\n\r\n", block.size(), block));
  WriteFile("in/list.jsonl",
            "{\"id\":\"một\",\"published\":\"2018-03-02\",\"text\":\"Ngày 1/3, có 3\\/4 xã đạt chuẩn.\"}\n"
            "{\"id\":\"hai\",\"text\":\"Sáng 5/8/2019, có 2\\/4 xã đạt chuẩn.\"}\n");
  ASSERT_EQ(Run({"import", "--rules", "rules", "in"}).status, 0);
  ASSERT_EQ(Run({"import", "--db", "fresh.db", "in"}).status, 0);
  EXPECT_NE(Content("sulieu.db"), Content("fresh.db"));
  const Outcome run = Run({"reextract"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(Content("sulieu.db"), Content("fresh.db"));
  EXPECT_TRUE(Contains(Rows("SELECT edtf FROM dates"), {"2020-01-06", "2018-03-01"}));
  EXPECT_TRUE(Contains(Rows("SELECT url FROM documents"), {"http://a.vn/"}));
  EXPECT_TRUE(Contains(Rows("SELECT source FROM claims"), {"WARC-Target-URI", "JSON published", "h1"}));
}

TEST_F(ReextractTest, NothingToDoMakesNoRun) {
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  const std::string before = Slurp(Path("sulieu.db"));
  EXPECT_TRUE(Contains(Run({"reextract"}).out, {"all 2 documents were extracted with these rules"}));
  EXPECT_EQ(Slurp(Path("sulieu.db")), before);
  EXPECT_EQ(Run({"reextract", "--db", "none.db"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(Path("none.db")));
}

// A run that ended behind its last document, before what follows from all of them.
TEST_F(ReextractTest, DoesWhatAnInterruptedRunLeft) {
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  {
    const auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->Execute("INSERT INTO work_left (what) VALUES ('reprints')"));
  }
  ASSERT_EQ(Run({"reextract"}).status, 0);
  EXPECT_EQ(Rows("SELECT what FROM work_left"), "");
}

TEST_F(ReextractTest, ThereAndBackIsNoChange) {
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  const std::string content = Content("sulieu.db");
  EXPECT_TRUE(Contains(Run({"reextract", "--rules", "rules"}).out, {" 0 added, "}));
  ASSERT_EQ(Run({"reextract"}).status, 0);
  EXPECT_EQ(Content("sulieu.db"), content);
  EXPECT_TRUE(Contains(Run({"diff", "1", "3"}).out, {"facts: 0 added, 0 removed, 0 changed"}));
  EXPECT_FALSE(Contains(Run({"diff", "1", "2"}).out, {" 0 removed"}));
  EXPECT_TRUE(Contains(Run({"diff", "3", "1"}).err, {"sulieu diff 1 3"}));
  EXPECT_EQ(Run({"diff", "1", "9"}).status, 2);
}

// A text that this version would read differently keeps the facts it has.
TEST_F(ReextractTest, ADocumentThatFailsKeepsItsFacts) {
  ASSERT_EQ(Run({"import", "--rules", "rules", "in"}).status, 0);
  {
    const auto database = OpenForWriting(Path("sulieu.db"));
    ASSERT_TRUE(
        database->Execute("UPDATE documents_imported SET text = text || ' ' WHERE document = 'in/b.txt'"));
  }
  const Outcome run = Run({"reextract"});
  EXPECT_EQ(run.status, 3);
  EXPECT_TRUE(Contains(run.err, {"failed [", "in/b.txt"}));
  EXPECT_TRUE(Contains(run.out, {"extracted 1 of 2"}));
  EXPECT_TRUE(Contains(Rows("SELECT edtf FROM dates"), {"2017"}));
}

TEST(CompareFacts, TellsOneChangeFromTwo) {
  const auto fact = [](std::string id, uint32_t begin, uint32_t end, std::string detail = "") {
    return FactState{id, "dates", "v" + id, detail, "rule", "quote", {begin, end}};
  };
  const auto changes = CompareFacts(
      {fact("same", 0, 5), fact("detail", 6, 9, "a"), fact("old", 10, 20), fact("gone", 30, 40)},
      {fact("same", 0, 5), fact("detail", 6, 9, "b"), fact("new", 12, 22), fact("more", 50, 60)});
  std::map<std::string, std::string> told;
  for (const FactChange& change : changes)
    told[change.value_before + ">" + change.value_after] = change.change;
  EXPECT_EQ(told, (std::map<std::string, std::string>{{"vdetail>vdetail", "changed"},
                                                      {"vold>vnew", "changed"},
                                                      {"vgone>", "removed"},
                                                      {">vmore", "added"}}));
}

}  // namespace
}  // namespace sulieu
