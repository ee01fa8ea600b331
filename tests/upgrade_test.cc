// Databases of every released schema, as the program of that time made them from the five samples
// (tests/schemas/<version>.db.gz), brought up to today's: nothing in them may change.
#include "pipeline/store/upgrade.h"

#include <fmt/format.h>

#include <cstdlib>
#include <set>

#include "pipeline/store/derived_tables.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

class UpgradeTest : public CommandTest, public testing::WithParamInterface<int> {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / fmt::format("sulieu_upgrade_{}_{}", GetParam(), getpid());
    fs::create_directories(folder_);
    const std::string unpack = fmt::format("gzip -dc {}/tests/schemas/{}.db.gz > {}", SULIEU_SOURCE_DIR,
                                           GetParam(), Path("sulieu.db"));
    ASSERT_EQ(std::system(unpack.c_str()), 0);
  }

  bool IsOld() const { return GetParam() < LatestSchemaVersion(); }
  std::string BackupName() const { return fmt::format("sulieu.db.schema{}", GetParam()); }

  static std::vector<std::string> Texts(const Database& database, const std::string& sql) {
    std::vector<std::string> texts;
    auto rows = database.Prepare(sql);
    EXPECT_TRUE(rows) << sql;
    while (rows && *rows->Step()) texts.emplace_back(rows->Text(0));
    return texts;
  }
};

TEST_P(UpgradeTest, KeepsEveryRowOfEveryTable) {
  if (!IsOld()) GTEST_SKIP() << "it is of today's schema";
  ASSERT_EQ(Run({"upgrade"}).status, 0);
  auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadOnly);
  ASSERT_TRUE(database->Execute(fmt::format("ATTACH '{}' AS old", Path(BackupName()))));
  const auto tables = Texts(*database,
                            "SELECT name FROM old.sqlite_schema WHERE type = 'table' AND "
                            "name NOT LIKE 'search\\_%' ESCAPE '\\' AND name <> 'document_digests' AND name "
                            "NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  ASSERT_GT(tables.size(), 10u);
  std::set<std::string> derived;  // by the gazetteer and the words of today
  for (const DerivedTable& table : DerivedTables()) derived.emplace(table.name);
  for (const std::string& table : tables) {
    if (derived.contains(table)) continue;
    const std::string columns = Texts(
        *database, fmt::format("SELECT group_concat(name) FROM pragma_table_info('{}', 'old')", table))[0];
    EXPECT_EQ(*database->QueryInteger(fmt::format(
                  "SELECT count(*) FROM (SELECT {0} FROM old.{1} EXCEPT SELECT {0} FROM main.{1})", columns,
                  table)),
              0)
        << table;
    // The gazetteer learns what was before and after.
    if (table == "place_units" || table == "place_successors") continue;
    EXPECT_EQ(*database->QueryInteger(fmt::format("SELECT (SELECT count(*) FROM old.{0}) - "
                                                  "(SELECT count(*) FROM main.{0})",
                                                  table)),
              0)
        << table;
  }
}

TEST_P(UpgradeTest, IsWholeAndUsableAfterwards) {
  if (IsOld()) {
    const Outcome refused = Run({"facts", "dates"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_TRUE(Contains(refused.err, {"older schema version", "sulieu upgrade --db sulieu.db"}));
    const Outcome upgraded = Run({"upgrade"});
    EXPECT_TRUE(Contains(
        upgraded.err,
        {fmt::format("from schema version {} to {}", GetParam(), LatestSchemaVersion()), BackupName()}));
  }
  EXPECT_EQ(Run({"verify"}).status, 0) << Run({"verify"}).out;
  EXPECT_TRUE(Contains(Run({"facts", "ratios"}).out, {"1.101/1.251"}));
  EXPECT_TRUE(Contains(Run({"search", "phong trao"}).out, {"000_729abd4fc7c905de.txt"}));
  EXPECT_EQ(Run({"reextract"}).status, 0);
  WriteFile("new.txt", "Hội nghị ngày 5/8/2019 có 122/159 xã.");
  EXPECT_TRUE(Contains(Run({"import", "new.txt"}).out, {"imported 1"}));
  EXPECT_EQ(Run({"verify"}).status, 0) << Run({"verify"}).out;
}

TEST_P(UpgradeTest, DamageStaysVisible) {
  if (!IsOld()) GTEST_SKIP() << "it is of today's schema";
  {
    const auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
    ASSERT_TRUE(database->Execute(
        "UPDATE fact_ratios SET unit = 'khác' WHERE fact = (SELECT min(fact) FROM fact_ratios)"));
  }
  EXPECT_EQ(Run({"upgrade"}).status, 0);
  const Outcome verified = Run({"verify"});
  EXPECT_EQ(verified.status, 1);
  EXPECT_TRUE(Contains(verified.out, {"its rows do not have their stored digest"}));
}

TEST_P(UpgradeTest, AnImportUpgradesByItselfAndOverwritesNoBackup) {
  if (!IsOld()) GTEST_SKIP() << "it is of today's schema";
  const std::string before = Slurp(Path("sulieu.db"));
  WriteFile(BackupName(), "mine");
  WriteFile("new.txt", "Hội nghị ngày 5/8/2019 có 122/159 xã.");
  const Outcome run = Run({"import", "new.txt"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.err, {BackupName() + "-2"}));
  EXPECT_EQ(Slurp(Path(BackupName())), "mine");
  const auto backup = Database::Open(Path(BackupName() + "-2"), Database::Mode::kReadOnly);
  EXPECT_EQ(*backup->QueryInteger("PRAGMA user_version"), GetParam());
  EXPECT_EQ(*backup->QueryInteger("SELECT count(*) FROM documents_imported"), 5);
}

// Every version that was released: add the database with the schema file that ends it.
INSTANTIATE_TEST_SUITE_P(Schemas, UpgradeTest, testing::Values(11, 13, 17));

}  // namespace
}  // namespace sulieu
