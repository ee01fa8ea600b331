// `sulieu facts KIND --group-by` counts what SQL over the kind's view counts, also where articles are
// reprinted and people decided; sums and the order of groups are those of SQLite.
#include "pipeline/cli/fact_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <sstream>

#include "pipeline/cli/fact_tally.h"
#include "pipeline/cli/row_order.h"
#include "pipeline/store/second_reader.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

// What is asked, and the same of the view; `own` are the columns of the kind.
struct Case {
  const char* kind;
  const char* own;
  const char* by;
  const char* sum = nullptr;
  std::vector<std::string> filter = {};
  const char* where = "true";
};

constexpr const char* kDates = "edtf, start_date, end_date, kind, modifier";
constexpr const char* kOfficials = "name, honorific, rank, position, organisation, role";
constexpr const char* kQuantities = "value, low, high, unit, qualifier";

constexpr const char* kOfThePerson =
    "document IN (SELECT document FROM officials WHERE name = 'Trần Tiến Dũng')";

const std::vector<Case>& Cases() {
  static const std::vector<Case> cases = {
      {"dates", kDates, "kind"},
      {"dates", kDates, "edtf,kind"},
      {"dates", kDates, "rule"},
      {"dates", kDates, "reprint_of,kind"},
      {"dates", kDates, "published,title"},
      {"dates", kDates, "kind", nullptr, {"--where", "passage=title"}, "passage = 'title'"},
      {"dates", kDates, "kind", nullptr, {"--where", "reprint_of="}, "reprint_of IS NULL"},
      {"dates", kDates, "edtf", nullptr, {"--where", "kind=year"}, "kind = 'year'"},
      {"dates", kDates, "kind", nullptr, {"--since", "2018"}, "published >= '2018'"},
      {"dates", kDates, "kind", nullptr, {"--document", "again.txt"}, "document = 'in/again.txt'"},
      {"dates", kDates, "kind", nullptr, {"--person", "tran tien dung"}, kOfThePerson},
      {"dates", kDates, "document"},
      {"officials", kOfficials, "role"},
      {"officials", kOfficials, "role,decided"},
      {"quantities", kQuantities, "qualifier", "low"},
      {"quantities", kQuantities, "qualifier", "high"},
  };
  return cases;
}

std::vector<std::string> SortedLines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

class FactGroupsTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    const std::filesystem::path articles = SULIEU_SOURCE_DIR "/corpus/samples";
    std::filesystem::copy(articles, Path("in"), std::filesystem::copy_options::recursive);
    const std::string reprinted = Slurp(articles / "000_729abd4fc7c905de.txt");
    WriteFile("in/again.txt", reprinted + "\nTheo Cổng thông tin tỉnh\n");
    WriteFile("in/more.txt", reprinted + "\nCông bố ngày 3/4/2021.\n");
    WriteFile("m.jsonl",
              "{\"path\": \"again.txt\", \"published\": \"2018-02-02\"}\n"
              "{\"path\": \"more.txt\", \"published\": \"2017-02-02\"}\n");
    ASSERT_EQ(Run({"import", "--quiet", "--metadata", "m.jsonl", "in"}).status, 0);
  }

  std::string Asked(const Case& wanted) const {
    std::vector<std::string> arguments = {"facts", wanted.kind, "--format", "tsv", "--group-by", wanted.by};
    if (wanted.sum) arguments.insert(arguments.end(), {"--sum", wanted.sum});
    arguments.insert(arguments.end(), wanted.filter.begin(), wanted.filter.end());
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    return run.out.substr(run.out.find('\n') + 1);
  }

  std::string OfTheView(const Case& wanted) const {
    std::string keys, told_apart = wanted.own;
    for (const std::string& column : SplitColumns(wanted.by)) {
      keys += fmt::format("{}\"{}\"", keys.empty() ? "" : ", ", column);
      if (told_apart.find(column) == std::string::npos) told_apart += fmt::format(", \"{}\"", column);
    }
    const std::string sum =
        wanted.sum ? fmt::format(", sum({0}), sum({0} IS NULL)", wanted.sum) : std::string();
    return Rows(
        fmt::format("SELECT {0}{1}, count(*), count(DISTINCT origin) FROM (SELECT DISTINCT "
                    "coalesce(reprint_of, document) AS origin, {2} FROM {3} WHERE {4}) GROUP BY {0}",
                    keys, sum, told_apart, wanted.kind, wanted.where));
  }

  std::string Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare(sql);
    EXPECT_TRUE(rows) << sql;
    std::string out;
    while (rows && *rows->Step()) {
      for (int i = 0; i < rows->column_count(); ++i)
        out.append(i ? "\t" : "").append(ValueToText(rows->Get(i)));
      out += '\n';
    }
    return out;
  }

  void ExpectTheView() const {
    for (const Case& wanted : Cases()) {
      const std::string groups = OfTheView(wanted);
      EXPECT_FALSE(groups.empty()) << wanted.kind << wanted.by;
      EXPECT_EQ(SortedLines(Asked(wanted)), SortedLines(groups))
          << wanted.kind << " by " << wanted.by << testing::PrintToString(wanted.filter);
    }
  }
};

TEST_F(FactGroupsTest, CountWhatTheViewHolds) {
  ASSERT_EQ(Rows("SELECT count(*) FROM reprints"), "2\n");
  ExpectTheView();
}

// Columns of the document are its own, those of the article what it reprints.
TEST_F(FactGroupsTest, TheArticleOfAReprintIsTheOneItReprints) {
  const std::string groups = Rows(
      "SELECT substr(o.published, 1, 4), d.reprint_of, d.kind, count(*), count(DISTINCT o.id) FROM (SELECT "
      "DISTINCT coalesce(reprint_of, document) AS origin, reprint_of, edtf, start_date, end_date, kind, "
      "modifier "
      "FROM dates) AS d JOIN documents_imported AS o ON o.document = d.origin GROUP BY 1, 2, 3");
  ASSERT_NE(Rows("SELECT count(*) FROM dates AS d JOIN documents_imported AS o ON o.document = d.reprint_of "
                 "WHERE substr(o.published, 1, 4) <> substr(d.published, 1, 4)"),
            "0\n");
  EXPECT_EQ(SortedLines(Asked({"dates", kDates, "year,reprint_of,kind"})), SortedLines(groups));
}

// A fact that was made the same as another of its document is counted with it.
TEST_F(FactGroupsTest, SoTheyDoWherePeopleDecided) {
  const std::string two = Rows(
      "SELECT a.fact_id, a.document, b.edtf, b.start_date, b.end_date, b.kind FROM dates AS a JOIN dates AS "
      "b "
      "ON a.document = b.document AND a.edtf < b.edtf AND b.modifier IS NULL AND a.modifier IS NULL "
      "WHERE a.reprint_of IS NULL AND a.document NOT IN (SELECT reprint_of FROM documents WHERE "
      "reprint_of IS NOT NULL) LIMIT 1");
  std::vector<std::string> columns;
  std::istringstream cells(two.substr(0, two.find('\n')));
  for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
  ASSERT_EQ(columns.size(), 6u);
  ASSERT_EQ(Run({"review", "edit", columns[0], "edtf=" + columns[2], "start_date=" + columns[3],
                 "end_date=" + columns[4], "kind=" + columns[5], "--by", "Lan"})
                .status,
            0);
  const std::string rejected = Rows("SELECT fact_id FROM officials LIMIT 1");
  ASSERT_EQ(Run({"review", "reject", rejected.substr(0, rejected.size() - 1), "--by", "Lan"}).status, 0);
  ExpectTheView();
}

TEST_F(FactGroupsTest, TheLargestStandFirstOrAsTheFilterSays) {
  const auto counts = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"facts", "dates", "--format", "tsv", "--group-by", "kind"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::vector<int> facts;
    std::istringstream lines(Run(arguments).out);
    std::string kind, articles, header;
    std::getline(lines, header);
    for (int count = 0; lines >> kind >> count >> articles;) facts.push_back(count);
    return facts;
  };
  const auto largest = counts({}), smallest = counts({"--sort", "facts"});
  ASSERT_GT(largest.size(), 2u);
  EXPECT_TRUE(std::is_sorted(largest.rbegin(), largest.rend()));
  EXPECT_TRUE(std::is_sorted(smallest.begin(), smallest.end()));
  EXPECT_EQ(counts({"--limit", "1"}), std::vector<int>{largest[0]});
}

using FactTallyTest = FactGroupsTest;

// Of a column of text some numbers are whole, some are not.
TEST_F(FactTallyTest, SumsAreThoseOfSqlite) {
  const auto database = OpenForReading(Path("sulieu.db"));
  const std::string numbers =
      "(SELECT 'a' AS k, 1 AS n UNION ALL SELECT 'a', 2.5 UNION ALL SELECT 'A', 3 UNION ALL SELECT 'a', NULL "
      "UNION ALL SELECT 'b', 4 UNION ALL SELECT 'b', 5 UNION ALL SELECT 'c', NULL)";
  auto row = database->Prepare("SELECT k, n FROM " + numbers);
  FactTally tally(1, 1);
  while (*row->Step()) tally.Add({row->View(0), row->View(1)}, 7);
  std::vector<sulieu::Row> rows = tally.Rows();
  SortRows({{"sum", true}}, {"k", "sum", "without", "facts", "articles"}, rows.size(), &rows);
  const std::vector<sulieu::Row> expected = {
      {std::string("b"), int64_t{9}, int64_t{0}, int64_t{2}, int64_t{1}},
      {std::string("A"), 6.5, int64_t{1}, int64_t{4}, int64_t{1}},
      {std::string("c"), Value(), int64_t{1}, int64_t{1}, int64_t{1}},
  };
  EXPECT_EQ(rows, expected);
}

TEST_F(FactTallyTest, SumsBeyondWholeNumbersAreReal) {
  const auto database = OpenForReading(Path("sulieu.db"));
  auto row = database->Prepare("SELECT 'a', 9223372036854775807 UNION ALL SELECT 'a', 1");
  FactTally tally(1, 1);
  while (*row->Step()) tally.Add({row->View(0), row->View(1)}, 7);
  EXPECT_EQ(std::get<double>(tally.Rows()[0][1]), 9223372036854775808.0);
}

// However the facts are shared out, and whatever stands between: a sum of doubles alone would lose the ones.
TEST_F(FactTallyTest, TheOrderOfNumbersDoesNotShow) {
  const std::vector<ValueView> numbers = {1e16, 1.0, -1e16, 0.1, 0.2, int64_t{3}, 1.0, -0.3};
  for (size_t split = 0; split <= numbers.size(); ++split) {
    ColumnSum first, second;
    for (size_t i = 0; i < numbers.size(); ++i) (i < split ? first : second).Add(numbers[i]);
    second.Add(first);
    EXPECT_DOUBLE_EQ(std::get<double>(second.Total()), 5.0) << split;
  }
}

TEST_F(FactTallyTest, SumsBeyondAllNumbersAreInfinite) {
  ColumnSum sum;
  for (const ValueView& number : std::vector<ValueView>{1e308, 1e308, 1.0}) sum.Add(number);
  EXPECT_EQ(std::get<double>(sum.Total()), std::numeric_limits<double>::infinity());
}

// Facts of an article that was extracted anew stand behind those of later ones, those of one article on both
// sides of the halves.
TEST_F(FactTallyTest, AnArticleIsCountedOnceWhereverItsFactsStand) {
  const std::vector<int64_t> articles = {3, 3, 5, 9, 9, 5, 3, 11};
  for (size_t split = 0; split <= articles.size(); ++split) {
    FactTally first(1, 0), second(1, 0);
    for (size_t i = 0; i < articles.size(); ++i) {
      FactTally& tally = i < split ? first : second;
      tally.Add({std::string_view(i % 2 ? "Xã" : "xã")}, articles[i]);
      tally.Add({int64_t{7}}, static_cast<int64_t>(i / 2));
    }
    first.Add(second);
    std::vector<sulieu::Row> rows = first.Rows();
    SortRows({{"k", false}}, {"k", "facts", "articles"}, rows.size(), &rows);
    const std::vector<sulieu::Row> expected = {{int64_t{7}, int64_t{8}, int64_t{4}},
                                               {std::string("Xã"), int64_t{8}, int64_t{4}}};
    EXPECT_EQ(rows, expected) << split;
  }
}

// What articles told twice is counted beside what others told once, also where both halves were told it.
TEST_F(FactTallyTest, FactsToldTwiceAreCountedOnceInBothHalves) {
  const auto database = OpenForReading(Path("sulieu.db"));
  auto fact = database->Prepare("SELECT 'x'"), other = database->Prepare("SELECT 'y'");
  ASSERT_TRUE(*fact->Step() && *other->Step());
  FactTally first(1, 1), second(1, 1);
  for (const int64_t article : {2, 8, 1000}) first.Add({std::string_view("a"), int64_t{1}}, article);
  for (FactTally* tally : {&first, &second}) {
    tally->AddOnce({std::string_view("a"), int64_t{10}}, 4, *fact);
    tally->AddOnce({std::string_view("a"), int64_t{10}}, 4, *other);
    tally->AddOnce({std::string_view("a"), int64_t{10}}, 1, *fact);
  }
  first.Add(second);
  const std::vector<sulieu::Row> expected = {
      {std::string("a"), int64_t{33}, int64_t{0}, int64_t{6}, int64_t{5}}};
  EXPECT_EQ(first.Rows(), expected);
}

// Of two connections one may not commit while the other reads; where it cannot be had at once, one thread
// reads all, with the same result.
TEST_F(FactGroupsTest, AreTheSameBesideAnotherThatWaitsToWrite) {
  const Case wanted = {"quantities", kQuantities, "unit", "low"};
  const std::string alone = Asked(wanted);
  const auto writer = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
  const auto reader = OpenForReading(Path("sulieu.db"));
  ASSERT_TRUE(reader->Execute("BEGIN; SELECT 1 FROM runs"));
  EXPECT_TRUE(SecondReader(*reader));
  ASSERT_TRUE(writer->Execute("PRAGMA busy_timeout = 1; BEGIN IMMEDIATE; UPDATE runs SET id = id"));
  EXPECT_FALSE(writer->Execute("COMMIT"));  // it waits for the reader; who comes now waits for it
  EXPECT_FALSE(SecondReader(*reader));
  ASSERT_TRUE(writer->Execute("ROLLBACK"));
  EXPECT_EQ(Asked(wanted), alone);
  ASSERT_TRUE(reader->Execute("END"));
  ASSERT_TRUE(writer->Execute("PRAGMA journal_mode = WAL"));
  ASSERT_TRUE(reader->Execute("BEGIN; SELECT 1 FROM runs"));
  EXPECT_FALSE(SecondReader(*reader));
  EXPECT_EQ(Asked(wanted), alone);
}

TEST_F(FactTallyTest, RowsAreSortedAsSqliteSortsThem) {
  std::vector<sulieu::Row> rows = {
      {Value()},     {std::string("Đà")}, {std::string("ab")}, {2.5},
      {int64_t{10}}, {int64_t{2}},        {std::string("DA")}, {std::string("e")}};
  SortRows({{"x", false}}, {"x"}, rows.size(), &rows);
  const std::vector<sulieu::Row> up = {{int64_t{2}},        {2.5},
                                       {int64_t{10}},       {std::string("ab")},
                                       {std::string("DA")}, {std::string("Đà")},
                                       {std::string("e")},  {Value()}};
  EXPECT_EQ(rows, up);
  SortRows({{"x", true}}, {"x"}, rows.size(), &rows);
  std::vector<sulieu::Row> down(up.rbegin() + 1, up.rend());
  down.emplace_back(1, Value());
  EXPECT_EQ(rows, down);
  SortRows({{"x", false}}, {"x"}, 3, &rows);
  EXPECT_EQ(rows, std::vector<sulieu::Row>(up.begin(), up.begin() + 3));
}

}  // namespace
}  // namespace sulieu
