// Opening databases and writing documents: what is refused, what is replaced, and that nothing is half.
#include "pipeline/store/store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "pipeline/base/sha256.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/schema.h"
#include "pipeline/store/writer.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

constexpr char kNow[] = "2020-01-01T00:00:00Z";

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        fs::temp_directory_path() / ("sulieu_" + std::string(info->name()) + std::to_string(::getpid()));
    fs::create_directories(folder_);
    path_ = folder_ / "test.db";
  }
  void TearDown() override { fs::remove_all(folder_); }

  static const Pipeline& pipeline() {
    static const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
    SULIEU_CHECK(pipeline);
    return **pipeline;
  }

  static std::unique_ptr<Analysis> Analyze(const std::string& name, const std::string& raw) {
    Document document;
    document.name = name;
    document.raw = raw;
    auto analysis = pipeline().Analyze(document);
    SULIEU_CHECK(analysis);
    return std::move(*analysis);
  }

  std::string FileBytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  int64_t Count(const Database& database, const std::string& what) const {
    const auto count = database.QueryInteger("SELECT count(*) FROM " + what);
    EXPECT_TRUE(count) << count.error().message;
    return count ? *count : -1;
  }

  fs::path folder_;
  std::string path_;
};

TEST_F(StoreTest, CreatesAndReopens) {
  ASSERT_TRUE(OpenForWriting(path_));
  const auto database = OpenForReading(path_);
  ASSERT_TRUE(database) << database.error().message;
  EXPECT_EQ(*database->QueryInteger("PRAGMA user_version"), static_cast<int64_t>(EmbeddedSchema().size()));
  EXPECT_EQ(*database->QueryInteger("PRAGMA application_id"), kApplicationId);
}

// Datasette fails on a table where one does not; its own test asks that of all (tests/read_elsewhere.py).
TEST_F(StoreTest, ForeignKeysNameTheirColumnAndTheSchemaIsSafeAgain) {
  ASSERT_TRUE(OpenForWriting(path_));
  const auto database = Database::Open(path_, Database::Mode::kReadWrite);
  EXPECT_GE(Count(*database,
                  "sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS k WHERE k.\"to\" IS NOT NULL"),
            26);
  EXPECT_EQ(Count(*database, "pragma_foreign_key_list('fact_mentions') WHERE \"to\" IS NULL"), 0);
  EXPECT_FALSE(database->Execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"));
  const auto writer = OpenForWriting(path_);
  ASSERT_TRUE(writer);
}

TEST_F(StoreTest, RefusesWithNoByteChanged) {
  const struct {
    const char* sql;
    ErrorCode code;
  } kCases[] = {{"CREATE TABLE mine (x)", ErrorCode::kForeignDatabase},
                {"PRAGMA application_id = 77", ErrorCode::kForeignDatabase},
                {"PRAGMA application_id = 1398099017; PRAGMA user_version = 9999; CREATE TABLE x (y)",
                 ErrorCode::kNewerDatabase}};
  for (const auto& c : kCases) {
    fs::remove(path_);
    {
      const auto database = Database::Open(path_, Database::Mode::kReadWrite);
      ASSERT_TRUE(database->Execute(c.sql));
    }
    const std::string before = FileBytes();
    const auto opened = OpenForWriting(path_);
    ASSERT_FALSE(opened) << c.sql;
    EXPECT_EQ(opened.error().code, c.code) << opened.error().message;
    EXPECT_NE(opened.error().message.find(path_), std::string::npos);
    EXPECT_EQ(FileBytes(), before);
  }
}

TEST_F(StoreTest, RefusesAFileThatIsNoDatabase) {
  std::ofstream(path_) << "Hội nghị tổng kết, không phải cơ sở dữ liệu. " << std::string(2000, 'x');
  const std::string before = FileBytes();
  const auto opened = OpenForWriting(path_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kForeignDatabase);
  EXPECT_EQ(FileBytes(), before);
}

TEST_F(StoreTest, SameBytesAreADuplicateAndNewBytesReplace) {
  const auto database = OpenForWriting(path_);
  ASSERT_TRUE(database);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  ASSERT_TRUE(writer);
  const auto first = Analyze("a.txt", "Có 122/159 xã đạt chuẩn năm 2017.");
  ASSERT_TRUE((*writer)->Add(*first, {}));
  const auto unchanged = (*writer)->FindDuplicate("a.txt", first->source_sha256, {});
  ASSERT_TRUE(unchanged && *unchanged);
  EXPECT_EQ((*unchanged)->reason, "unchanged");
  const auto elsewhere = (*writer)->FindDuplicate("b.txt", first->source_sha256, {});
  ASSERT_TRUE(elsewhere && *elsewhere);
  EXPECT_EQ((*elsewhere)->reason, "same_bytes");
  ASSERT_TRUE((*writer)->Record(**elsewhere));
  EXPECT_EQ(Count(*database, "documents"), 1);
  EXPECT_EQ(Count(*database, "occurrences"), 2);
  Metadata other;
  other.published = "2018-01-01";
  const auto with_other_metadata = (*writer)->FindDuplicate("a.txt", first->source_sha256, other);
  ASSERT_TRUE(with_other_metadata);
  EXPECT_FALSE(with_other_metadata->has_value());
  const auto replaced = (*writer)->Add(*Analyze("a.txt", "Có 123/159 xã đạt chuẩn năm 2018."), {});
  ASSERT_TRUE(replaced) << replaced.error().message;
  EXPECT_EQ(replaced->reason, "replaced");
  // The old bytes are still at b.txt, and stay until that file changes too.
  EXPECT_EQ(Count(*database, "documents WHERE document = 'b.txt'"), 1);
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2017'"), 1);
  ASSERT_TRUE((*writer)->Add(*Analyze("b.txt", "Hội nghị tổng kết năm 2019."), {}));
  EXPECT_EQ(Count(*database, "documents"), 2);
  ASSERT_TRUE((*writer)->Finish(kNow));
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2018'"), 1);
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2017'"), 0);
  EXPECT_EQ(Count(*database, "inputs"), 4);
}

// A document extracted again lost the other paths of its bytes, and its name changed with the order of
// import.
TEST_F(StoreTest, ExtractedAgainKeepsItsPathsAndItsName) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  const std::string raw = "Có 122/159 xã đạt chuẩn năm 2017.";
  const auto first = Analyze("b.txt", raw);
  ASSERT_TRUE((*writer)->Add(*first, {}));
  ASSERT_TRUE((*writer)->Record(**(*writer)->FindDuplicate("c.txt", first->source_sha256, {})));
  const auto again = (*writer)->Add(*Analyze("a.txt", raw), {});
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->reason, "extracted_again");
  EXPECT_EQ(Count(*database, "documents WHERE document = 'b.txt'"), 1);
  EXPECT_EQ(Count(*database, "occurrences"), 3);
}

// A fact the schema refused ended the whole run.
TEST_F(StoreTest, ARefusedRowFailsItsDocumentOnly) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  auto broken = Analyze("a.txt", "Có 122/159 xã đạt chuẩn năm 2017.");
  for (Extraction& extraction : broken->extractions) {
    for (Fact& fact : extraction.facts) fact.columns.front() = {};
  }
  const auto refused = (*writer)->Add(*broken, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInternal) << refused.error().message;
  for (const char* table :
       {"documents", "occurrences", "readings_made", "metadata_claims", "sketches", "facts", "mentions_made",
        "fact_mentions", "document_digests", "search_index_docsize"}) {
    EXPECT_EQ(Count(*database, table), 0) << table;
  }
  EXPECT_EQ(Count(*database, "pragma_foreign_key_check"), 0);
  ASSERT_TRUE((*writer)->Add(*Analyze("b.txt", "Có 123/159 xã đạt chuẩn năm 2018."), {}));
  ASSERT_TRUE((*writer)->Finish(kNow));
  EXPECT_EQ(Count(*database, "documents"), 1);
}

// What it would have replaced stays as it was, its words in the index too.
TEST_F(StoreTest, ARefusedRowLeavesWhatItWouldReplace) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  ASSERT_TRUE((*writer)->Add(*Analyze("a.txt", "Có 122/159 xã đạt chuẩn năm 2017."), {}));
  const int64_t facts = Count(*database, "facts");
  auto broken = Analyze("a.txt", "Có 123/159 xã đạt chuẩn năm 2018.");
  for (Extraction& extraction : broken->extractions) {
    for (Fact& fact : extraction.facts) fact.columns.front() = {};
  }
  ASSERT_FALSE((*writer)->Add(*broken, {}));
  EXPECT_EQ(Count(*database, "facts"), facts);
  EXPECT_EQ(Count(*database, "ratios WHERE numerator = 122"), 1);
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2017'"), 1);
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2018'"), 0);
}

// A run that only adds does not look up keys: what comes to replace something does, and leaves nothing of it.
TEST_F(StoreTest, WhatIsReplacedAfterAdditionsTakesAllWithIt) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  EXPECT_EQ(*database->QueryInteger("PRAGMA foreign_keys"), 0);
  const std::string raw = "Ngày 5/8/2019, ông Trần Văn An, Chủ tịch UBND tỉnh Hà Nam, báo cáo 122/159 xã.";
  ASSERT_TRUE((*writer)->Add(*Analyze("a.txt", raw), {}));
  ASSERT_TRUE((*writer)->Add(*Analyze("b.txt", "Có 123/159 xã đạt chuẩn năm 2018."), {}));
  const auto other = Analyze("a.txt", "Hội nghị tổng kết.");
  const auto begun = (*writer)->BeginDocument("a.txt", other->source_sha256, {});
  ASSERT_TRUE(begun);
  EXPECT_FALSE(begun->has_value());
  EXPECT_EQ(*database->QueryInteger("PRAGMA foreign_keys"), 1);
  ASSERT_TRUE((*writer)->Add(*other, {}));
  ASSERT_TRUE((*writer)->Finish(kNow));
  EXPECT_EQ(Count(*database, "officials"), 0);
  EXPECT_EQ(Count(*database, "facts WHERE document NOT IN (SELECT id FROM documents_imported)"), 0);
  EXPECT_EQ(Count(*database, "fact_mentions WHERE fact NOT IN (SELECT id FROM facts)"), 0);
  EXPECT_EQ(Count(*database, "pragma_foreign_key_check"), 0);
}

// A duplicate goes nowhere else; a path whose bytes are those of another document now takes it away.
TEST_F(StoreTest, KeysAreCheckedForADuplicateOnlyWhereItReplaces) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  const auto first = Analyze("a.txt", "Có 122/159 xã đạt chuẩn năm 2017.");
  ASSERT_TRUE((*writer)->Add(*first, {}));
  ASSERT_TRUE((*writer)->Add(*Analyze("b.txt", "Có 123/159 xã đạt chuẩn năm 2018."), {}));
  for (const auto& [path, keys] : {std::pair{"a.txt", 0}, std::pair{"c.txt", 0}, std::pair{"b.txt", 1}}) {
    auto duplicate = (*writer)->BeginDocument(path, first->source_sha256, {});
    ASSERT_TRUE(duplicate && *duplicate) << path;
    EXPECT_EQ(*database->QueryInteger("PRAGMA foreign_keys"), keys) << path;
    ASSERT_TRUE((*writer)->Record(**duplicate));
  }
  ASSERT_TRUE((*writer)->Finish(kNow));
  EXPECT_EQ(Count(*database, "documents"), 1);
  EXPECT_EQ(Count(*database, "occurrences"), 3);
  EXPECT_EQ(Count(*database, "pragma_foreign_key_check"), 0);
}

// Words are indexed at the end of a transaction; those of a document that is gone by then are not.
TEST_F(StoreTest, WrittenAndGoneInOneTransactionLeavesNoWords) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  const auto kept = Analyze("a.txt", "Có 122/159 xã đạt chuẩn năm 2017.");
  ASSERT_TRUE((*writer)->Add(*kept, {}));
  ASSERT_TRUE((*writer)->Add(*Analyze("b.txt", "Có 123/159 xã đạt chuẩn năm 2018."), {}));
  ASSERT_TRUE((*writer)->Record(**(*writer)->FindDuplicate("b.txt", kept->source_sha256, {})));
  ASSERT_TRUE((*writer)->Finish(kNow));
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2017'"), 1);
  EXPECT_EQ(Count(*database, "search_index WHERE search_index MATCH '2018'"), 0);
  EXPECT_EQ(Count(*database, "search_index_docsize"), 1);
}

// SQLite makes a table of the words of `CHECK (kind IN (...))` anew for every row: half of the cost of a
// mention.
TEST_F(StoreTest, NoCheckOfARowOfADocumentBuildsATable) {
  const auto database = OpenForWriting(path_);
  auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
  ASSERT_TRUE((*writer)->Add(
      *Analyze("a.txt", "Ngày 5/8/2019, ông Trần Văn An, Chủ tịch UBND tỉnh Hà Nam, báo cáo 122/159 xã."),
      {}));
  ASSERT_TRUE((*writer)->Finish(kNow));
  auto tables = database->Prepare(
      "SELECT t.name, group_concat('NULL') FROM sqlite_schema AS t, pragma_table_info(t.name) "
      "WHERE t.type = 'table' AND t.name NOT LIKE 'search%' AND t.name NOT LIKE 'deci%' GROUP BY t.name");
  int asked = 0;
  while (*tables->Step()) {
    const std::string table(tables->Text(0));
    if (Count(*database, table) == 0) continue;
    auto program =
        database->Prepare(fmt::format("EXPLAIN INSERT INTO {} VALUES ({})", table, tables->Text(1)));
    while (*program->Step()) EXPECT_NE(program->Text(1), "OpenEphemeral") << table;
    ++asked;
  }
  EXPECT_GT(asked, 15);
}

TEST_F(StoreTest, NothingIsThereWithoutCommit) {
  {
    const auto database = OpenForWriting(path_);
    auto writer = Writer::BeginRun(*database, pipeline(), "test", kNow);
    ASSERT_TRUE((*writer)->Add(*Analyze("a.txt", "Có 122/159 xã đạt chuẩn."), {}));
  }
  const auto database = OpenForReading(path_);
  EXPECT_EQ(Count(*database, "documents"), 0);
  EXPECT_EQ(Count(*database, "runs WHERE finished_at IS NULL"), 1);
}

TEST(FactIdTest, DependsOnContentKindAndValueOnly) {
  const std::string id = FactId(Sha256Hex("a"), "dates", "2018");
  EXPECT_EQ(id.size(), 20u);
  EXPECT_EQ(id, FactId(Sha256Hex("a"), "dates", "2018"));
  EXPECT_NE(id, FactId(Sha256Hex("b"), "dates", "2018"));
  EXPECT_NE(id, FactId(Sha256Hex("a"), "ratios", "2018"));
  EXPECT_NE(FactId("ab", "c", ""), FactId("a", "bc", "")) << "fields must not run into one another";
}

TEST(Sha256Test, KnownVector) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace sulieu
