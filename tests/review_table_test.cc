// Decisions by way of a spreadsheet: every row as it was written, all rows or none.
#include "pipeline/export/separated.h"
#include "pipeline/read/csv.h"
#include "pipeline/review/table.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

class TableTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/a.txt",
              "Có 122/159 xã đạt chuẩn. Có 7/9 huyện đạt chuẩn. Có 3/4 trường đạt chuẩn. Còn hai lớp.\n");
    ASSERT_EQ(Run({"import", "in"}).status, 0);
    ASSERT_EQ(Run({"review", "ratios", "--export-csv", "f.csv"}).status, 0);
  }
  std::string Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare(sql);
    std::string all;
    while (rows->Step().value_or(false)) all += std::string(rows->Text(0)) + " ";
    return all;
  }
  // The table with some cells changed: line (from 1, the header) and column.
  std::string Table(const std::vector<std::tuple<size_t, std::string, std::string>>& changes) const {
    auto rows = *ParseCsv(Slurp(Path("f.csv")));
    for (const auto& [line, column, text] : changes) {
      const std::vector<std::string> header = rows[0].fields;
      const auto at = std::find(header.begin(), header.end(), column);
      EXPECT_NE(at, header.end()) << column;
      if (line > rows.size()) rows.push_back({0, std::vector<std::string>(header.size())});
      rows[line - 1].fields[static_cast<size_t>(at - header.begin())] = text;
    }
    std::string csv;
    for (const CsvRow& row : rows) csv += CsvLine(row.fields);
    return csv;
  }
  Outcome Import(const std::string& csv) const {
    WriteFile("back.csv", csv);
    return Run({"review", "--import-csv", "back.csv", "--by", "Lan", "--because", "bảng"});
  }
};

TEST_F(TableTest, AnUnchangedTableDecidesNothing) {
  const Outcome run = Import(Slurp(Path("f.csv")));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.out, {"accepted 0, rejected 0, edited 0, added 0, undone 0; 3 rows unchanged"}));
  EXPECT_EQ(Rows("SELECT count(*) FROM decisions"), "0 ");
}

TEST_F(TableTest, EveryRowAsItIsWritten) {
  const Outcome run = Import(Table({{2, "action", "accept"},
                                    {3, "action", "reject"},
                                    {3, "because", "số cũ"},
                                    {4, "numerator", "2.5"},
                                    {5, "kind", "ratios"},
                                    {5, "document", "a.txt"},
                                    {5, "quote", "hai lớp"},
                                    {5, "numerator", "2"},
                                    {5, "denominator", "2"},
                                    {5, "value_kind", "count_of_total"}}));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.out, {"accepted 1, rejected 1, edited 1, added 1, undone 0; 0 rows unchanged"}));
  EXPECT_EQ(Rows("SELECT decided || numerator FROM ratios ORDER BY text_begin"),
            "accepted122.0 edited2.5 added2.0 ");
  EXPECT_EQ(Rows("SELECT because FROM decisions ORDER BY decision"), "bảng số cũ bảng bảng ");
  // The table again shows what is decided, and gives nothing new.
  EXPECT_EQ(Run({"review", "ratios", "--export-csv", "g.csv"}).status, 0);
  const std::string again = Slurp(Path("g.csv"));
  EXPECT_TRUE(Contains(again, {"edited", "added", "hai lớp", ",2.5,"}));
  EXPECT_TRUE(Contains(Import(again).out, {"edited 0, added 0, undone 0; 3 rows unchanged"}));
}

TEST_F(TableTest, BadLinesAreNamedAndNothingIsHalfDone) {
  const Outcome run = Import(Table({{2, "action", "accept"},
                                    {3, "action", "acept"},
                                    {4, "numerator", "nhiều"},
                                    {5, "kind", "ratios"},
                                    {5, "document", "a.txt"},
                                    {5, "quote", "không có"},
                                    {5, "numerator", "2"},
                                    {6, "action", "reject"},
                                    {6, "fact_id", "0123456789"}}));
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Contains(run.err, {"back.csv:3: no such action: `acept`", "back.csv:4: `numerator=nhiều`",
                                 "back.csv:5: in/a.txt: has no such words",
                                 "back.csv:6: ", "no fact `0123456789`", "nothing was decided"}));
  EXPECT_EQ(Rows("SELECT count(*) FROM decisions"), "0 ");
  EXPECT_EQ(Rows("SELECT count(*) FROM ratios WHERE decided IS NOT NULL"), "0 ");
}

TEST_F(TableTest, WhatIsNoSuchTable) {
  const std::pair<const char*, const char*> cases[] = {
      {"action;fact_id\naccept;1\n", "save it as CSV with commas"},
      {"a,b\n1,2\n", "no column `fact_id`"},
      {"action,fact_id\naccept\n", "back.csv:2: has 1 cells, the header has 2"},
      {"action,fact_id\n\"accept,1\n", "the quote that opens here is not closed"},
      {"", "has no rows"},
  };
  for (const auto& [csv, message] : cases) {
    const Outcome run = Import(csv);
    EXPECT_EQ(run.status, 2) << csv;
    EXPECT_TRUE(Contains(run.err, {message})) << csv;
  }
}

// Saved in an encoding without Vietnamese letters, every cell has other values.
TEST_F(TableTest, ATableThatLostItsLettersDecidesNothing) {
  std::string csv = Slurp(Path("f.csv"));
  for (char& c : csv) {
    if (c < 0) c = '?';
  }
  const Outcome run = Import(csv);
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Contains(run.err, {"back.csv:2: its quote is not that of the fact; save the table as CSV UTF-8",
                                 "nothing was decided"}));
  EXPECT_EQ(Rows("SELECT count(*) FROM decisions"), "0 ");
}

// Values that a spreadsheet would change go there and back, with their apostrophe or without.
TEST_F(TableTest, FormulasAndDaysGoThereAndBack) {
  WriteFile("in/b.txt", "Hội nghị ngày 05/08/2019 tổng kết.\n");
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Run({"review", "dates", "--export-csv", "d.csv"}).status, 0);
  std::string days = Slurp(Path("d.csv"));
  EXPECT_TRUE(Contains(days, {",'2019-08-05,"}));
  EXPECT_TRUE(Contains(Import(days).out, {"edited 0"}));
  for (size_t at = days.find("'"); at != std::string::npos; at = days.find("'")) days.erase(at, 1);
  EXPECT_TRUE(Contains(Import(days).out, {"edited 0"}));
  const std::string id = Rows("SELECT fact_id FROM ratios WHERE numerator = 7");
  ASSERT_EQ(Run({"review", "edit", id.substr(0, 20), "unit=-huyện", "--by", "Lan"}).status, 0);
  EXPECT_EQ(Run({"review", "ratios", "--export-csv", "g.csv"}).status, 0);
  EXPECT_TRUE(Contains(Slurp(Path("g.csv")), {"'-huyện"}));
  EXPECT_TRUE(Contains(Import(Slurp(Path("g.csv"))).out, {"edited 0"}));
  EXPECT_EQ(Rows("SELECT unit FROM ratios WHERE numerator = 7"), "-huyện ");
}

}  // namespace
}  // namespace sulieu
