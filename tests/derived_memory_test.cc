// What is made of all documents together (reprints, people, organisations) takes no memory for each of them
// but some numbers: ten times the documents fit where the documents did. SQLite's own memory is bounded by
// the sizes of its caches and left out.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <filesystem>
#include <random>

#include "pipeline/reprints/sketch.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/reprint_rows.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

// SQLite goes on counting its memory when it has begun before the program asks it not to.
[[maybe_unused]] const int kSqliteCounts = sqlite3_initialize();

size_t LiveBytes() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd - static_cast<size_t>(sqlite3_memory_used());
}

// The most memory at any of the moments at which SQLite asks.
struct Highest {
  size_t before = LiveBytes(), bytes = 0;
  static int Note(void* highest) {
    auto* self = static_cast<Highest*>(highest);
    self->bytes = std::max(self->bytes, LiveBytes());
    return 0;
  }
  size_t grown() const { return bytes > before ? bytes - before : 0; }
};

class DerivedMemoryTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / fmt::format("sulieu_memory_{}", getpid());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // Every document names one person; three documents each name the same.
  Database Made(int documents) const {
    auto database = OpenForWriting(folder_ / fmt::format("{}.db", documents));
    EXPECT_TRUE(database);
    EXPECT_TRUE(
        database->Execute("BEGIN; INSERT INTO runs (id, started_at, program, rules_digest, command, "
                          "ledger_sha256, changes_sha256) "
                          "VALUES (1, '', '', '', '', '', '')"));
    std::mt19937 random(3);
    for (int i = 1; i <= documents; ++i) {
      EXPECT_TRUE(database->Execute(fmt::format(
          "INSERT INTO documents_imported (id, document, source_sha256, source_bytes, text_sha256, text, "
          "edits, "
          "format, encoding, published_basis, given, rules_digest, facts_sha256, run, imported_at) VALUES "
          "({0}, 'd{0}', 's{0}', 1, '', 'x', x'', '', '', 'none', '', '', '', 1, '');"
          "INSERT INTO facts (id, document, kind, fact_id, value) VALUES ({0}, {0}, 'officials', 'f{0}', '');"
          "INSERT INTO fact_officials (fact, name, position, organisation) VALUES ({0}, 'Nguyễn Văn Tư{1}', "
          "'Giám đốc Sở Y tế {2}', 'Sở Y tế {2}')",
          i, i / 3, i % 100)));
      Sketch sketch = {static_cast<uint32_t>(random()), static_cast<uint32_t>(random())};
      std::sort(sketch.begin(), sketch.end());
      const std::string hashes = EncodeSketch(sketch);
      auto insert =
          database->Prepare("INSERT INTO sketches (document, hashes, names_source) VALUES (?, ?, 0)");
      insert->Bind(1, int64_t{i});
      insert->BindBlob(2, hashes);
      EXPECT_TRUE(insert->Run());
    }
    EXPECT_TRUE(database->Execute("COMMIT"));
    return std::move(*database);
  }

  size_t Grown(int documents) const {
    const Database database = Made(documents);
    Highest highest;
    sqlite3_progress_handler(database.handle(), 1000, Highest::Note, &highest);
    EXPECT_TRUE(database.Execute("BEGIN IMMEDIATE"));
    EXPECT_TRUE(UpdateReprints(database));
    EXPECT_TRUE(UpdateDerivedTables(database));
    EXPECT_TRUE(database.Execute("COMMIT"));
    sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
    EXPECT_EQ(*database.QueryInteger("SELECT count(*) FROM posts_made"), documents);
    EXPECT_EQ(*database.QueryInteger("SELECT count(*) FROM organisations_made"), std::min(100, documents));
    EXPECT_GT(*database.QueryInteger("SELECT count(*) FROM people_made"), documents / 4);
    return highest.grown();
  }

  std::filesystem::path folder_;
};

TEST_F(DerivedMemoryTest, TenTimesTheDocumentsTakeHardlyMoreMemory) {
  if (mallinfo2().uordblks == 0) GTEST_SKIP() << "the allocator of a sanitizer does not say what it holds";
  Grown(30);  // what is made once: gazetteer, words
  constexpr int kFew = 1000, kMany = 10 * kFew;
  const size_t few = Grown(kFew), many = Grown(kMany);
  EXPECT_LT(many, few + size_t{100} * (kMany - kFew)) << few << " and " << many << " bytes";
  RecordProperty("few", std::to_string(few));
  RecordProperty("many", std::to_string(many));
}

}  // namespace
}  // namespace sulieu
