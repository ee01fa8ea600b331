// Fixity: whatever changes in a database that a person could see, verify reports; and nothing else. The
// oracle is made here, by reading everything the views and the ledger show before and after a bit is flipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "pipeline/import/import.h"
#include "pipeline/store/digests.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/store.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

class FixityTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        fs::temp_directory_path() / ("sulieu_" + std::string(info->name()) + std::to_string(::getpid()));
    fs::create_directories(folder_ / "in");
    MakeDatabase();
  }
  void TearDown() override { fs::remove_all(folder_); }

  // Sample articles, a reprint, a second occurrence and a failure, in two runs.
  void MakeDatabase() {
    for (const char* set : {"samples", "releases"}) {
      for (const auto& entry : fs::directory_iterator(std::string(SULIEU_SOURCE_DIR) + "/corpus/" + set)) {
        if (entry.path().extension() == ".txt")
          fs::copy_file(entry, folder_ / "in" / entry.path().filename());
      }
    }
    const fs::path some = fs::directory_iterator(folder_ / "in")->path();
    SULIEU_CHECK(fs::file_size(some) > 500);
    fs::copy_file(some, folder_ / "in/twice.txt");
    std::ofstream(folder_ / "in/reprint.txt") << "Tin lại\n\n" << std::ifstream(some).rdbuf();
    std::ofstream(folder_ / "in/empty.txt");
    const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
    SULIEU_CHECK(pipeline);
    for (int run = 0; run < 2; ++run) {
      ImportPlan plan;
      plan.database = folder_ / "a.db";
      plan.files = *FindFiles({folder_ / "in"}, {});
      plan.command = "import in";
      SULIEU_CHECK(RunImport(**pipeline, std::move(plan)));
    }
  }

  static std::string Bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  // Everything a person can see, or why it cannot be read.
  static std::string Visible(const std::string& path) {
    const auto database = OpenForReading(path);
    if (!database) return database.error().message;
    std::string all;
    std::vector<std::string> queries = {
        "SELECT * FROM documents ORDER BY 1",
        "SELECT * FROM mentions ORDER BY 1, seq",
        "SELECT * FROM readings ORDER BY 1",
        "SELECT path, document FROM occurrences ORDER BY 1",
        "SELECT run, path, outcome, reason, message, sha256 FROM inputs ORDER BY id",
        "SELECT id, started_at, finished_at, program, rules_digest, command FROM runs ORDER BY id",
        "SELECT f.fact_id, f.value, f.basis, r.doc, r.pattern FROM facts AS f "
        "JOIN fact_mentions AS fm ON fm.fact = f.id JOIN mentions_made AS m ON m.id = fm.mention "
        "JOIN rules AS r ON r.id = m.rule ORDER BY 1, fm.seq",
        "SELECT rowid FROM search_index WHERE search_index MATCH 'hoi OR nghi OR nam OR xa OR tinh' ORDER BY "
        "1"};
    for (const std::string& kind : Kinds()) queries.push_back("SELECT * FROM " + kind + " ORDER BY fact_id");
    for (const std::string& sql : queries) {
      auto rows = database->Prepare(sql);
      if (!rows) return rows.error().message;
      for (;;) {
        const auto row = rows->Step();
        if (!row) return row.error().message;
        if (!*row) break;
        for (int i = 0; i < rows->column_count(); ++i) all += ValueText(rows->Get(i)) + '\x1f';
      }
    }
    return all;
  }

  // True when verify, or already opening, says that something is wrong.
  static bool Reported(const std::string& path) {
    const auto database = OpenForReading(path);
    if (!database) return true;
    const auto verification = Verify(*database);
    return !verification || !verification->differences.empty();
  }

  void Flip(int flips, unsigned seed) {
    const std::string path = folder_ / "a.db", copy = folder_ / "flipped.db";
    const std::string good = Bytes(path), visible = Visible(path);
    ASSERT_FALSE(Reported(path));
    ASSERT_GT(visible.size(), 20000u);
    std::mt19937_64 random(seed);
    int changed = 0, reported = 0;
    for (int i = 0; i < flips; ++i) {
      const size_t bit = random() % (good.size() * 8);
      std::string bad = good;
      bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
      std::ofstream(copy, std::ios::binary) << bad;
      const bool is_reported = Reported(copy);
      reported += is_reported ? 1 : 0;
      if (Visible(copy) == visible) continue;
      ++changed;
      EXPECT_TRUE(is_reported) << fmt::format("bit {} of byte {} (page {})", bit % 8, bit / 8,
                                              bit / 8 / 16384 + 1);
    }
    fmt::print("{} flips: {} changed something visible, {} were reported\n", flips, changed, reported);
    EXPECT_GT(changed, flips / 20);
  }

  fs::path folder_;
};

TEST_F(FixityTest, SixtyBitFlips) { Flip(60, 1); }

// Run with the label `long`.
TEST_F(FixityTest, DISABLED_ThousandBitFlips) { Flip(1000, 2018); }

TEST_F(FixityTest, EveryTableIsCovered) {
  const struct {
    const char* damage;
    const char* message;
  } kCases[] = {
      {"UPDATE documents_imported SET title = 'x' WHERE id = 1", "rows do not have"},
      {"UPDATE documents_imported SET imported_at = 'x' WHERE id = 1", "rows do not have"},
      {"UPDATE mentions_made SET passage = 'caption' WHERE passage <> 'caption'", "rows do not have"},
      {"UPDATE mentions_made SET sentence_begin = sentence_begin - 1 WHERE sentence_begin > 0",
       "rows do not"},
      {"UPDATE readings_made SET encoding_confidence = 0.5", "rows do not have"},
      {"DELETE FROM document_digests WHERE document = 1", "did not come to its end"},
      {"UPDATE rules SET pattern = pattern || 'x' WHERE id = 1", "does not have its stored digest"},
      {"UPDATE inputs SET message = 'x' WHERE outcome = 'failed'", "the run and its inputs"},
      {"DELETE FROM inputs WHERE outcome = 'failed'", "the run and its inputs"},
      {"UPDATE runs SET started_at = '2000'", "the run and its inputs"},
      {"UPDATE reprints SET containment = 0.9", "reprints:"},
      {"DELETE FROM reprints", "reprints:"},
      {"UPDATE occurrences SET path = path || 'x'", "no run has in its ledger"},
      {"INSERT INTO search_index (rowid, title, text) VALUES (1, '', 'x')", "search index"},
      {"DROP VIEW ratios; CREATE VIEW ratios AS SELECT h.*, 1 AS kind FROM fact_heads AS h", "schema:"},
      {"INSERT INTO fact_changes (run, document, kind, change, rule, fact_after, quote) "
       "VALUES (1, 'a', 'dates', 'added', 'r', 'x', 'q')",
       "changes of facts"},
  };
  for (const auto& c : kCases) {
    const std::string copy = folder_ / "damaged.db";
    fs::copy_file(folder_ / "a.db", copy, fs::copy_options::overwrite_existing);
    {
      const auto database = Database::Open(copy, Database::Mode::kReadWrite);
      const auto done = database->Execute(c.damage);
      ASSERT_TRUE(done) << done.error().message;
    }
    const auto verification = Verify(*OpenForReading(copy));
    ASSERT_TRUE(verification);
    std::string all;
    for (const std::string& difference : verification->differences) all += difference + "\n";
    EXPECT_NE(all.find(c.message), std::string::npos) << c.damage << "\n" << all;
  }
}

}  // namespace
}  // namespace sulieu
