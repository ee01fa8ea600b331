// A database that was damaged, one place at a time: every damage is seen.
#include "pipeline/verify/verify.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "pipeline/store/store.h"
#include "pipeline/store/writer.h"

namespace sulieu {
namespace {

constexpr char kNow[] = "2020-01-01T00:00:00Z";

class VerifyTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() / ("sulieu_verify" + std::to_string(getpid()) + ".db");
    std::filesystem::remove(path_);
    database_ = std::move(*OpenForWriting(path_));
    static const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
    auto writer = Writer::BeginRun(*database_, **pipeline, "test", kNow);
    // NBSP, CRLF, a decomposed letter: the source differs from the text.
    for (const auto& [name, raw] :
         {std::pair{"a.txt", "Co\xCC\x81 122/159\xC2\xA0xa\xCC\x83\r\nđạt chuẩn năm 2018.\r\n"},
          std::pair{"b.txt", "Có 9/12 huyện năm 2019."},
          // A picture credit cut within a word left the index with other words than the text.
          std::pair{
              "c.txt",
              "Trao Giải thưởng Khoa học\nNgày 11/5, tại Hà Nội, đã diễn ra lễ trao.\nBiểu trưng APEC Việt "
              "Nam 2017. Ảnh: www.apec2017.vn Giải thưởng ASPIRE là giải thưởng hàng năm nhằm công "
              "nhận.\n"}}) {
      Document document;
      document.name = name;
      document.raw = raw;
      ASSERT_TRUE((*writer)->Add(**(*pipeline)->Analyze(document), {}));
    }
    ASSERT_TRUE((*writer)->Finish(kNow));
  }
  void TearDown() override { std::filesystem::remove(path_); }

  std::vector<std::string> Differences() const {
    const auto verification = Verify(*database_);
    EXPECT_TRUE(verification) << verification.error().message;
    return verification ? verification->differences : std::vector<std::string>();
  }

  std::string path_;
  std::optional<Database> database_;
};

TEST_F(VerifyTest, AWholeDatabaseHasNoDifference) {
  EXPECT_EQ(Differences(), std::vector<std::string>());
  const auto verification = Verify(*database_);
  EXPECT_EQ(verification->documents, 3u);
  EXPECT_GE(verification->mentions, 2u);
  EXPECT_EQ(verification->inputs, 3u);
}

TEST_F(VerifyTest, EveryDamageIsSeen) {
  const char* const kDamages[] = {
      "UPDATE documents_imported SET text = replace(text, '122', '123')",
      "UPDATE documents_imported SET edits = x'00'  WHERE document = 'a.txt'",
      "UPDATE documents_imported SET source_sha256 = 'x' || substr(source_sha256, 2) WHERE id = 2",
      "UPDATE documents_imported SET facts_sha256 = 'x' WHERE document = 'b.txt'",
      "UPDATE mentions_made SET quote = quote || 'x' WHERE id = 1",
      "UPDATE mentions_made SET text_begin = text_begin + 1 WHERE id = 1",
      "UPDATE mentions_made SET raw_end = raw_end - 1 WHERE id = 1",
      "UPDATE mentions_made SET raw_end = 999999 WHERE id = 1",
      "UPDATE mentions_made SET text_end = 999999 WHERE id = 1",
      "UPDATE mentions_made SET sentence_begin = text_end WHERE id = 1",
      "UPDATE mentions_made SET captures = '[[\"x\",1,999999]]' WHERE id = 1",
      "UPDATE mentions_made SET captures = 'x' WHERE id = 1",
      "UPDATE fact_ratios SET numerator = numerator + 1",
      "UPDATE fact_ratios SET unit = NULL",
      "UPDATE facts SET value = value || 'x'",
      "UPDATE facts SET fact_id = 'x' || substr(fact_id, 2)",
      "DELETE FROM facts WHERE kind = 'ratios'",
      "DELETE FROM fact_mentions",
      "DELETE FROM occurrences WHERE path = 'a.txt'",
      "UPDATE occurrences SET path = 'z.txt' WHERE path = 'a.txt'",
      "DELETE FROM documents_imported WHERE document = 'a.txt'",
      "INSERT INTO search_index (rowid, title, text) VALUES (99, 'x', 'x')",
  };
  for (const char* damage : kDamages) {
    ASSERT_TRUE(database_->Execute("SAVEPOINT whole")) << damage;
    ASSERT_TRUE(database_->Execute(damage)) << damage << ": " << database_->LastError("").message;
    EXPECT_FALSE(Differences().empty()) << damage;
    ASSERT_TRUE(database_->Execute("ROLLBACK TO whole; RELEASE whole"));
  }
  EXPECT_EQ(Differences(), std::vector<std::string>());
}

TEST_F(VerifyTest, AReferenceToNothingIsSeen) {
  ASSERT_TRUE(database_->Execute("PRAGMA foreign_keys = OFF"));
  ASSERT_TRUE(database_->Execute("UPDATE facts SET document = 77"));
  const auto differences = Differences();
  ASSERT_FALSE(differences.empty());
  EXPECT_NE(differences.front().find("a reference to a row that is not there"), std::string::npos);
}

TEST_F(VerifyTest, TheContentDigestSeesValuesNotRowsOrTimes) {
  const auto content = [&] { return *ContentDigest(*database_); };
  const std::string before = content();
  ASSERT_TRUE(database_->Execute("UPDATE documents_imported SET imported_at = 'later'"));
  EXPECT_EQ(content(), before);
  ASSERT_TRUE(database_->Execute(
      "UPDATE fact_ratios SET unit = '' WHERE fact = (SELECT min(fact) FROM fact_ratios)"));
  const std::string empty = content();
  EXPECT_NE(empty, before);
  ASSERT_TRUE(database_->Execute("UPDATE fact_ratios SET unit = NULL WHERE unit = ''"));
  EXPECT_NE(content(), empty);
}

}  // namespace
}  // namespace sulieu
