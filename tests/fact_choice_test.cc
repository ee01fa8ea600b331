// What `sulieu facts` lists is what the view holds, in its order, whichever way the query goes: over the few
// facts that its conditions leave, through the documents by name, or by what it sorts by. More facts than are
// ever read one by one.
#include "pipeline/cli/fact_choice.h"

#include <fmt/format.h>

#include "pipeline/cli/few_facts.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

constexpr int kDocuments = 400;

constexpr const char* kLatestEvent =
    "(SELECT start_date FROM events AS e WHERE e.document = dates.document AND e.main = 1) IS NULL, "
    "(SELECT start_date FROM events AS e WHERE e.document = dates.document AND e.main = 1) DESC";
constexpr const char* kEventPlaceAndTitle =
    "NOT EXISTS (SELECT 1 FROM events AS e WHERE e.document = dates.document AND e.main = 1), title IS NULL, "
    "title";

// What a query is asked by, and the same of the view.
struct Case {
  std::vector<std::string> filter;
  const char* where = "true";
  const char* order = "true";  // before the place
};

const std::vector<Case>& Cases() {
  static const std::vector<Case> cases = {
      {{}},
      {{"--where", "kind=day"}, "kind = 'day'"},
      {{"--where", "kind=year"}, "kind = 'year'"},
      {{"--where", "kind=decade"}, "kind = 'decade'"},
      {{"--where", "edtf~2012"}, "edtf LIKE '%2012%'"},
      {{"--where", "passage=title"}, "passage = 'title'"},
      {{"--where", "kind=month", "--where", "mentions=2"}, "kind = 'month' AND mentions = 2"},
      {{"--where", "year=2015"}, "published LIKE '2015%'"},
      {{"--since", "2012-07"}, "published >= '2012-07'"},
      {{"--since", "2012-07", "--until", "2012"}, "published >= '2012-07' AND published < '2013'"},
      {{"--since", "2030"}, "false"},
      {{"--until", "2011", "--where", "kind=month"}, "published < '2012' AND kind = 'month'"},
      {{"--place", "Hà Nội"}, "document LIKE '%7.txt'"},
      {{"--place", "Hà Nội", "--where", "kind!=day"}, "document LIKE '%7.txt' AND kind != 'day'"},
      {{"--document", "in/107.txt"}, "document = 'in/107.txt'"},
      {{"--sort", "kind"}, "true", "kind"},
      {{"--sort", "kind:desc,start_date"}, "true", "kind DESC, start_date"},
      {{"--sort", "modifier"}, "true", "modifier IS NULL, modifier"},
      {{"--sort", "edtf", "--where", "kind=day"}, "kind = 'day'", "edtf"},
      {{"--sort", "kind", "--since", "2018"}, "published >= '2018'", "kind"},
      {{"--sort", "published:desc"}, "true", "published IS NULL, published DESC"},
      {{"--sort", "kind", "--where", "passage=title"}, "passage = 'title'", "kind"},
      {{"--where", "rule=date.full"}, "rule = 'date.full'"},
      {{"--where", "rule!=date.full", "--where", "kind=day"}, "rule != 'date.full' AND kind = 'day'"},
      {{"--where", "quote~cuối tháng"}, "quote LIKE '%cuối tháng%'"},
      {{"--where", "title~2015"}, "title LIKE '%2015%'"},
      {{"--where", "title="}, "title IS NULL"},
      {{"--where", "reprint_of=", "--where", "text_begin<5"}, "reprint_of IS NULL AND text_begin < 5"},
      {{"--where", "document=in/7.txt"}, "document = 'in/7.txt'"},
      {{"--where", "mentions>=2"}, "mentions >= 2"},
      {{"--where", "mentions>2"}, "mentions > 2"},
      {{"--where", "decided=rejected"}, "decided = 'rejected'"},
      {{"--where", "decided=edited"}, "decided = 'edited'"},
      {{"--where", "fact_id=none"}, "false"},
      {{"--where", "publisher="}, "true"},
      {{"--where", "event_name~none"}, "false"},
      {{"--where", "year>=2018", "--where", "kind=month"}, "published >= '2018' AND kind = 'month'"},
      {{"--sort", "document:desc"}, "true", "document DESC"},
      {{"--sort", "year:desc,title"}, "true", "substr(published, 1, 4) DESC, title IS NULL, title"},
      {{"--sort", "published", "--where", "quote~cuoi thang"}, "quote LIKE '%cuối tháng%'", "published"},
      {{"--sort", "rule,kind"}, "true", "rule, kind"},
      {{"--sort", "text_begin:desc"}, "true", "text_begin DESC"},
      {{"--sort", "event_date:desc"}, "true", kLatestEvent},
      {{"--sort", "event_place,title", "--where", "kind=day"}, "kind = 'day'", kEventPlaceAndTitle},
      {{"--where", "event_date>=2015"},
       "document IN (SELECT document FROM events WHERE main = 1 AND start_date >= '2015')"},
      {{"--sort", "mentions:desc", "--since", "2018"}, "published >= '2018'", "mentions DESC"},
      {{"--sort", "published:desc,kind"}, "true", "published IS NULL, published DESC, kind"},
      {{"--sort", "year,kind:desc"}, "true", "substr(published, 1, 4), kind DESC"},
      {{"--sort", "year:desc,text_begin:desc"}, "true", "substr(published, 1, 4) DESC, text_begin DESC"},
      {{"--sort", "title,published:desc,rule", "--until", "2015"},
       "published < '2016'",
       "title IS NULL, title, published DESC, rule"},
      {{"--sort", "published,edtf", "--where", "rule=date.full"}, "rule = 'date.full'", "published, edtf"},
      {{"--sort", "reprint_of,published,start_date:desc", "--where", "kind=day"},
       "kind = 'day'",
       "reprint_of IS NULL, reprint_of, published, start_date DESC"},
      {{"--sort", "text_begin", "--where", "title~2015", "--where", "kind!=year"},
       "title LIKE '%2015%' AND kind != 'year'",
       "text_begin"},
      {{"--sort", "kind", "--where", "event_date>=2015"},
       "document IN (SELECT document FROM events WHERE main = 1 AND start_date >= '2015')",
       "kind"},
      {{"--sort", "kind", "--place", "Hà Nội", "--since", "2014"},
       "document LIKE '%7.txt' AND published >= '2014'",
       "kind"},
      {{"--sort", "fact_id", "--where", "kind=year"}, "kind = 'year'", "fact_id"},
      {{"--sort", "fact_id"}, "true", "fact_id"},
      {{"--where", "fact_id>=ff"}, "fact_id >= 'ff'"},
      {{"--where", "quote~17/12"}, "quote LIKE '%17/12%'"},
      {{"--where", "edtf~2014", "--where", "edtf~-17", "--where", "text_begin>70"},
       "edtf LIKE '2014%-17' AND text_begin > 70"},
  };
  return cases;
}

class FactChoiceTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    // Later names first: row ids are not in the order of names, in neither half of them.
    Import(250, kDocuments);
    Import(100, 250);
    Import(0, 100);
  }

  // Documents whose numbers are from `begin` on, before `end`.
  void Import(int begin, int end) {
    std::string metadata;
    for (int i = 0; i < kDocuments; ++i) {
      const int number = (i * 37) % kDocuments, year = 2011 + i % 9, month = 1 + i % 12;
      if (number < begin || number >= end) continue;
      const std::string name = fmt::format("{}.txt", number);
      WriteFile("in/" + name,
                fmt::format(
                    "Tổng kết năm {0}\n\nNgày {1}/{2}/{0}, {3}. Đến cuối tháng {2}/{0} và ngày {1}/12/{0} sẽ "
                    "xong, từ tháng {2}/{0}.\n{4}\n",
                    year, 1 + i % 28, month,
                    number % 10 == 7 ? "Hội nghị tổng kết diễn ra tại Hà Nội" : "hội nghị họp", number));
      metadata += fmt::format("{{\"path\": \"{}\", \"published\": \"{}-{:02}-28\"}}\n", name, year, month);
    }
    WriteFile("m.jsonl", metadata);
    ASSERT_EQ(Run({"import", "--quiet", "--metadata", "m.jsonl", "in"}).status, 0);
  }

  std::vector<std::string> Asked(const std::vector<std::string>& filter, int limit) const {
    std::vector<std::string> arguments = {"facts", "dates", "--format", "tsv"};
    arguments.insert(arguments.end(), filter.begin(), filter.end());
    if (limit >= 0) arguments.insert(arguments.end(), {"--limit", std::to_string(limit)});
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    std::vector<std::string> lines;
    std::istringstream out(run.out);
    for (std::string line; std::getline(out, line);) lines.push_back(line);
    if (!lines.empty()) lines.erase(lines.begin());  // the header
    return lines;
  }

  std::vector<std::string> OfTheView(const Case& wanted, int limit) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare(
        fmt::format("SELECT * FROM dates WHERE {} ORDER BY {}, document, text_begin, text_end, raw_begin, "
                    "fact_id LIMIT {}",
                    wanted.where, wanted.order, limit));
    EXPECT_TRUE(rows) << wanted.where;
    std::vector<std::string> lines;
    while (rows && *rows->Step()) {
      std::string line(rows->Text(0));
      for (int i = 1; i < rows->column_count(); ++i) line.append("\t").append(rows->Text(i));
      lines.push_back(std::move(line));
    }
    return lines;
  }

  void ExpectTheView(std::initializer_list<int> limits) const {
    for (const Case& wanted : Cases()) {
      for (const int limit : limits) {
        EXPECT_EQ(Asked(wanted.filter, limit), OfTheView(wanted, limit))
            << testing::PrintToString(wanted.filter) << " limit " << limit;
      }
    }
  }
};

TEST_F(FactChoiceTest, ListsWhatTheViewHoldsInItsOrder) {
  ASSERT_GT(OfTheView({}, -1).size(), static_cast<size_t>(kFewFacts));
  ExpectTheView({-1, 0, 1, 20, 350, 1500});
}

// So many that two threads read them, and that mentions are read in their order.
TEST_F(FactChoiceTest, SoItDoesOfALargeCorpus) {
  const auto larger = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite)->Execute(R"(
      CREATE TEMP TABLE more AS
      WITH RECURSIVE copy (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM copy WHERE n < 55)
      SELECT row_number() OVER () + (SELECT max(id) FROM facts) AS id, f.id AS old, n
      FROM copy CROSS JOIN facts AS f WHERE f.kind = 'dates';
      INSERT INTO facts (id, document, kind, fact_id, value)
      SELECT m.id, f.document, f.kind, f.fact_id || (99 - m.n), f.value FROM more AS m JOIN facts AS f ON f.id = m.old;
      INSERT INTO fact_dates SELECT m.id, k.edtf, k.start_date, k.end_date, k.kind, k.modifier
      FROM more AS m JOIN fact_dates AS k ON k.fact = m.old;
      INSERT INTO fact_mentions SELECT m.id, n.seq, n.mention
      FROM more AS m JOIN fact_mentions AS n ON n.fact = m.old;)");
  ASSERT_TRUE(larger) << larger.error().message;
  const auto database = OpenForReading(Path("sulieu.db"));
  ASSERT_GT(*database->QueryInteger("SELECT count(*) FROM fact_dates"), 60'000);
  ExpectTheView({20});
}

TEST_F(FactChoiceTest, SoItDoesWherePeopleDecided) {
  std::vector<std::string> days;  // the ids of the first three
  for (const std::string& line : Asked({"--where", "kind=day"}, 3))
    days.push_back(line.substr(0, line.find('\t')));
  ASSERT_EQ(days.size(), 3u);
  ASSERT_EQ(Run({"review", "reject", days[0], "--by", "Lan"}).status, 0);
  ASSERT_EQ(Run({"review", "edit", days[1], "edtf=2012", "kind=year", "start_date=2012-01-01",
                 "end_date=2012-12-31", "--by", "Lan"})
                .status,
            0);
  EXPECT_FALSE(Asked({"--where", "kind=day"}, 1)[0].starts_with(days[0]));
  ExpectTheView({-1, 1, 20, 350});
}

}  // namespace
}  // namespace sulieu
