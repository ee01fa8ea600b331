// What people decide about facts: shown by every view, kept whatever becomes of rows, files, texts and rules.
#include <fmt/format.h>

#include "pipeline/review/decide.h"
#include "pipeline/store/store.h"
#include "pipeline/verify/verify.h"
#include "tests/command.h"

namespace sulieu {
namespace {

constexpr const char* kArticle =
    "Hội nghị tổng kết phong trào\n\n"
    "Ngày 05/08/2019, đồng chí Nguyễn Văn An, Chủ tịch UBND xã, chủ trì hội nghị tổng kết.\n\n"
    "Toàn tỉnh có 122/159 xã đạt chuẩn, 15% hộ nghèo và 7/9 huyện hoàn thành kế hoạch.\n\n"
    "Kết thúc hội nghị, chị Lò Thị Bích được tuyên dương trước toàn thể đại biểu.\n";

class ReviewTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/a.txt", kArticle);
    WriteFile("in/b.txt", "Sáng 5/9/2019, có 3/4 trường đạt chuẩn an toàn.\n");
    ASSERT_EQ(Run({"import", "in"}).status, 0);
  }

  std::vector<std::string> Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare(sql);
    EXPECT_TRUE(rows) << sql;
    std::vector<std::string> all;
    while (rows && rows->Step().value_or(false)) {
      std::string line;
      for (int i = 0; i < rows->column_count(); ++i)
        line += fmt::format("{}{}", i ? "|" : "", rows->IsNull(i) ? "-" : std::string(rows->Text(i)));
      all.push_back(line);
    }
    return all;
  }
  std::string Row(const std::string& sql) const {
    const auto rows = Rows(sql);
    return rows.empty() ? "" : rows.front();
  }
  std::string FactId(const std::string& view, const std::string& where) const {
    const std::string id = Row("SELECT fact_id FROM " + view + " WHERE " + where);
    EXPECT_NE(id, "") << view << " " << where;
    return id;
  }

  Outcome Review(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "review");
    arguments.insert(arguments.end(), {"--by", "Lan", "--at", "2026-01-02T03:04:05Z"});
    return Run(arguments);
  }
  void Verified() const {
    const Outcome verified = Run({"verify"});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
  }

  // Three edits, a rejection, an addition.
  void DecideFive() {
    EXPECT_EQ(
        Review({"edit", FactId("officials", "name LIKE 'Nguyễn Văn An'"), "position=Phó Chủ tịch UBND tỉnh"})
            .status,
        0);
    EXPECT_EQ(Review({"edit", FactId("ratios", "numerator = 122"), "numerator=123"}).status, 0);
    EXPECT_EQ(Review({"edit", FactId("percentages", "low = 15"), "unit=hộ cận nghèo"}).status, 0);
    EXPECT_EQ(Review({"reject", FactId("ratios", "numerator = 7"), "--because", "in sai trong báo"}).status,
              0);
    const Outcome added = Review({"add", "officials", "--document", "a.txt", "--quote", "chị Lò Thị Bích",
                                  "name=Lò Thị Bích", "honorific=chị"});
    EXPECT_EQ(added.status, 0) << added.err;
  }
  // What the views show of the five in the article with this name.
  void ExpectFive(const std::string& document) const {
    const std::string of = " AND document LIKE '%" + document + "'";
    EXPECT_EQ(Row("SELECT position, decided, quote FROM officials WHERE name = 'Nguyễn Văn An'" + of)
                  .substr(0, std::string("Phó Chủ tịch UBND tỉnh|edited").size()),
              "Phó Chủ tịch UBND tỉnh|edited");
    EXPECT_EQ(Rows("SELECT numerator, denominator, decided FROM ratios WHERE 1" + of),
              (std::vector<std::string>{"123.0|159.0|edited"}));
    EXPECT_EQ(Row("SELECT unit, decided FROM percentages WHERE 1" + of), "hộ cận nghèo|edited");
    EXPECT_EQ(Rows("SELECT name, honorific, position, decided, rule, quote FROM officials "
                   "WHERE name = 'Lò Thị Bích'" +
                   of),
              (std::vector<std::string>{"Lò Thị Bích|chị|-|added|review|chị Lò Thị Bích"}));
    EXPECT_EQ(Rows("SELECT action, state FROM decisions ORDER BY decision"),
              (std::vector<std::string>{"edit|applied", "edit|applied", "edit|applied", "reject|applied",
                                        "add|applied"}));
    Verified();
  }
};

TEST_F(ReviewTest, TheViewsShowWhatWasDecidedAndSaySo) {
  DecideFive();
  ExpectFive("a.txt");
  EXPECT_EQ(Row("SELECT decided FROM ratios WHERE document LIKE '%b.txt'"), "-");
  EXPECT_EQ(Row("SELECT decided_at, decided_by, because, document FROM decisions WHERE action = 'reject'"),
            "2026-01-02T03:04:05Z|Lan|in sai trong báo|in/a.txt");
  // The words of the added fact in text and file.
  EXPECT_EQ(Row("SELECT substr(CAST(d.text AS BLOB), o.text_begin + 1, o.text_end - o.text_begin), "
                "o.raw_end - o.raw_begin FROM officials AS o JOIN documents AS d USING (document) WHERE "
                "o.decided = 'added'"),
            fmt::format("chị Lò Thị Bích|{}", std::string_view("chị Lò Thị Bích").size()));
  EXPECT_EQ(Row("SELECT count(*) FROM mentions WHERE kind = 'ratios' AND quote LIKE '7/9%'"), "0");
}

TEST_F(ReviewTest, TheFactsOfTheRulesStayAsTheyWere) {
  const auto facts = [&] {
    return Rows(
        "SELECT f.id, f.fact_id, f.value, k.numerator FROM facts AS f LEFT JOIN fact_ratios AS k ON k.fact "
        "= f.id WHERE f.decision IS NULL ORDER BY f.id");
  };
  const auto digests = [&] {
    return Rows(
        "SELECT d.facts_sha256, r.rows_sha256 FROM documents_imported AS d JOIN document_digests AS r "
        "ON r.document = d.id ORDER BY d.id");
  };
  const auto facts_before = facts(), digests_before = digests();
  DecideFive();
  EXPECT_EQ(facts(), facts_before);
  EXPECT_EQ(digests(), digests_before);
}

TEST_F(ReviewTest, SurvivesImportingAgain) {
  DecideFive();
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  ExpectFive("a.txt");
  WriteFile("meta.csv", "path,title\na.txt,Tên khác\n");  // the document is read again as a whole
  EXPECT_TRUE(Contains(Run({"import", "--metadata", "meta.csv", "in"}).out, {"imported 1"}));
  ExpectFive("a.txt");
}

TEST_F(ReviewTest, SurvivesOtherRulesAndTheWayBack) {
  DecideFive();
  // Rules for dates only: no rule states what was decided about.
  std::filesystem::create_directories(Path("rules"));
  for (const char* const kind : {"dates", "phrases"}) {
    std::filesystem::copy(std::string(SULIEU_SOURCE_DIR) + "/extractors/" + kind,
                          Path(std::string("rules/") + kind));
  }
  const Outcome run = Run({"reextract", "--rules", "rules"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(Row("SELECT count(*) FROM facts WHERE kind = 'ratios' AND decision IS NULL"), "0");
  ExpectFive("a.txt");
  EXPECT_EQ(Run({"reextract"}).status, 0);
  ExpectFive("a.txt");
  EXPECT_EQ(Row("SELECT count(*) FROM facts WHERE decision IS NOT NULL"), "1");
}

TEST_F(ReviewTest, SurvivesAMovedFile) {
  DecideFive();
  std::filesystem::create_directories(Path("archive"));
  std::filesystem::rename(Path("in/a.txt"), Path("archive/bai.txt"));
  WriteFile("in/a.txt", "Bài khác, ngày 1/2/2020, có 1/2 xã đạt chuẩn.\n");
  EXPECT_EQ(Run({"import", "in", "archive"}).status, 0);
  ExpectFive("bai.txt");
  EXPECT_EQ(Row("SELECT decided FROM ratios WHERE document = 'in/a.txt'"), "-");
}

TEST_F(ReviewTest, SurvivesACorrectedText) {
  DecideFive();
  std::string text = kArticle;
  text.replace(text.find("hội nghị tổng kết."), std::string("hội nghị tổng kết.").size(),
               "hội nghị tổng kết năm.");
  text.insert(0, "Tin từ địa phương\n\n");
  text.replace(text.find("Kết thúc hội nghị"), std::string("Kết thúc hội nghị").size(), "Cuối hội nghị");
  WriteFile("in/a.txt", text);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  ExpectFive("a.txt");
}

// A misprint in the very words: the decision holds where the rules still read them as they did, or now as the
// person did; not where another number stands now.
TEST_F(ReviewTest, SurvivesACorrectedQuote) {
  DecideFive();
  std::string text = kArticle;
  const auto correct = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
  };
  correct("122/159 xã", "123/159 xã");
  correct("đồng chí Nguyễn Văn An, Chủ tịch", "đồng chí: Nguyễn Văn An là Chủ tịch");
  correct("7/9 huyện hoàn thành", "8/9 huyện hoàn thành");
  WriteFile("in/a.txt", text);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Row("SELECT state, rules FROM decisions WHERE decision = 2"), "applied|agree");
  EXPECT_EQ(Row("SELECT numerator FROM ratios WHERE denominator = 159"), "123.0");
  EXPECT_EQ(Row("SELECT state, reason FROM decisions WHERE decision = 4"), "orphaned|no_quote");
  EXPECT_EQ(Row("SELECT numerator, decided FROM ratios WHERE denominator = 9"), "8.0|-");
  Verified();
}

std::string Corrected() {
  std::string text = kArticle;
  text.insert(0, "Tin từ địa phương\n\n");
  text.replace(text.find("Kết thúc hội nghị"), std::string("Kết thúc hội nghị").size(), "Cuối hội nghị");
  return text;
}

// All of it one after the other. The old path still has the old bytes, for all the database knows.
TEST_F(ReviewTest, SurvivesImportRulesMoveAndCorrectionInTurn) {
  DecideFive();
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  std::filesystem::create_directories(Path("rules"));
  for (const char* const kind : {"dates", "phrases"}) {
    std::filesystem::copy(std::string(SULIEU_SOURCE_DIR) + "/extractors/" + kind,
                          Path(std::string("rules/") + kind));
  }
  EXPECT_EQ(Run({"reextract", "--rules", "rules"}).status, 0);
  std::filesystem::create_directories(Path("archive"));
  std::filesystem::rename(Path("in/a.txt"), Path("archive/bai.txt"));
  EXPECT_EQ(Run({"import", "."}).status, 0);
  WriteFile("archive/bai.txt", Corrected());
  EXPECT_EQ(Run({"import", "."}).status, 0);
  EXPECT_EQ(Run({"reextract"}).status, 0);
  for (const char* const document : {"in/a.txt", "archive/bai.txt"}) {
    const std::string of = fmt::format(" AND document = '{}'", document);
    EXPECT_EQ(Rows("SELECT numerator, decided FROM ratios WHERE 1" + of),
              (std::vector<std::string>{"123.0|edited"}))
        << document;
    EXPECT_EQ(Row("SELECT unit, decided FROM percentages WHERE 1" + of), "hộ cận nghèo|edited");
    EXPECT_EQ(
        Rows("SELECT name, position, decided FROM officials WHERE decided IS NOT NULL" + of +
             " ORDER BY text_begin"),
        (std::vector<std::string>{"Nguyễn Văn An|Phó Chủ tịch UBND tỉnh|edited", "Lò Thị Bích|-|added"}));
    EXPECT_EQ(Row("SELECT count(*) FROM decisions WHERE state = 'applied'" + of), "5");
  }
  EXPECT_EQ(Row("SELECT count(*) FROM decisions"), "10");
  Verified();
  // A sentence that vanished from the new text alone is listed, too.
  WriteFile("archive/bai.txt", Corrected().substr(0, Corrected().find("Cuối hội nghị")));
  EXPECT_EQ(Run({"import", "."}).status, 0);
  EXPECT_EQ(Rows("SELECT decision, document FROM decisions WHERE state = 'orphaned'"),
            (std::vector<std::string>{"5|archive/bai.txt"}));
  EXPECT_TRUE(Contains(Run({"review", "list", "--orphaned"}).out, {"archive/bai.txt", "chị Lò Thị Bích"}));
  Verified();
  // Decided again on the corrected text, and undone: wherever it counts.
  const std::string id = FactId("ratios", "document = 'archive/bai.txt'");
  EXPECT_EQ(Review({"edit", id, "numerator=124"}).status, 0);
  EXPECT_EQ(Rows("SELECT numerator FROM ratios WHERE denominator = 159"),
            (std::vector<std::string>{"124.0", "124.0"}));
  EXPECT_EQ(Review({"undo", id}).status, 0);
  EXPECT_EQ(Rows("SELECT numerator FROM ratios WHERE denominator = 159"),
            (std::vector<std::string>{"123.0", "123.0"}));
  Verified();
}

// Corrected where it was, then moved, then corrected there.
TEST_F(ReviewTest, FollowsATextThroughSeveralCorrectionsAndMoves) {
  DecideFive();
  std::string text = Corrected();
  WriteFile("in/a.txt", text);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  ExpectFive("a.txt");
  WriteFile("archive/bai.txt", text);
  EXPECT_EQ(Run({"import", "archive"}).status, 0);
  WriteFile("archive/bai.txt", text + "\nTheo báo tỉnh.\n");
  EXPECT_EQ(Run({"import", "archive"}).status, 0);
  EXPECT_EQ(Row("SELECT count(*) FROM decisions WHERE state = 'applied' AND document = 'archive/bai.txt'"),
            "5");
  WriteFile("in/a.txt", "Bài khác hẳn, không có gì chung.\n");
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  ExpectFive("archive/bai.txt");
}

TEST_F(ReviewTest, ADecisionWhoseSentenceVanishedIsListed) {
  DecideFive();
  std::string text = kArticle;
  text.resize(text.find("Kết thúc hội nghị"));
  WriteFile("in/a.txt", text);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Rows("SELECT decision, state, reason FROM decisions WHERE state <> 'applied'"),
            (std::vector<std::string>{"5|orphaned|no_quote"}));
  const Outcome list = Run({"review", "list", "--orphaned", "--format", "csv"});
  EXPECT_TRUE(Contains(list.out, {"5,2026-01-02T03:04:05Z,Lan,add", "chị Lò Thị Bích", "no_quote"}));
  EXPECT_EQ(Row("SELECT count(*) FROM officials WHERE name = 'Lò Thị Bích'"), "0");
  Verified();
  // The sentence comes back, and so does the fact.
  WriteFile("in/a.txt", kArticle);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  ExpectFive("a.txt");
}

TEST_F(ReviewTest, OfADocumentThatIsGoneTheyAreListed) {
  DecideFive();
  WriteFile("in/a.txt", "Bài khác hẳn, không có gì chung.\n");
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Row("SELECT count(*), min(reason) FROM decisions WHERE state = 'orphaned'"), "5|no_quote");
  Verified();
}

TEST_F(ReviewTest, UndoIsADecisionToo) {
  const std::string id = FactId("ratios", "numerator = 122");
  EXPECT_EQ(Review({"edit", id, "numerator=123"}).status, 0);
  EXPECT_EQ(Review({"reject", id}).status, 0);
  EXPECT_EQ(Row("SELECT count(*) FROM ratios WHERE denominator = 159"), "0");
  EXPECT_EQ(Review({"undo", id}).status, 0);
  EXPECT_EQ(Row("SELECT numerator, decided FROM ratios WHERE denominator = 159"), "123.0|edited");
  EXPECT_EQ(Review({"accept", id}).status, 0);
  EXPECT_EQ(Row("SELECT numerator, decided FROM ratios WHERE denominator = 159"), "123.0|edited");
  EXPECT_EQ(Review({"undo", id}).status, 0);
  EXPECT_EQ(Review({"undo", id}).status, 0);
  EXPECT_EQ(Row("SELECT numerator, decided FROM ratios WHERE denominator = 159"), "122.0|-");
  const Outcome nothing = Review({"undo", id});
  EXPECT_EQ(nothing.status, 2);
  EXPECT_TRUE(Contains(nothing.err, {"nobody has decided anything"}));
  EXPECT_EQ(Rows("SELECT action, state FROM decisions ORDER BY decision"),
            (std::vector<std::string>{"edit|undone", "reject|undone", "undo|applied", "accept|undone",
                                      "undo|applied", "undo|applied"}));
  Verified();
}

TEST_F(ReviewTest, AnAddedFactCanBeEditedRejectedAndCalledBack) {
  ASSERT_EQ(Review({"add", "ratios", "--document", "b.txt", "--quote", "3/4 trường", "numerator=3",
                    "denominator=5", "kind=count_of_total"})
                .status,
            0);
  const std::string id = FactId("ratios", "decided = 'added'");
  EXPECT_EQ(Review({"edit", id, "unit=lớp"}).status, 0);
  EXPECT_EQ(Row("SELECT unit, decided FROM ratios WHERE fact_id = '" + id + "'"), "lớp|added");
  EXPECT_EQ(Review({"reject", id}).status, 0);
  EXPECT_EQ(Row("SELECT count(*) FROM ratios WHERE fact_id = '" + id + "'"), "0");
  EXPECT_EQ(Review({"undo", id}).status, 0);
  EXPECT_EQ(Row("SELECT unit, decided FROM ratios WHERE fact_id = '" + id + "'"), "lớp|added");
  Verified();
}

// A person adds what a later rule states: one fact, not two.
TEST_F(ReviewTest, ARuleThatStatesAnAddedFactMakesNoSecondOne) {
  std::filesystem::create_directories(Path("rules"));
  for (const char* const kind : {"dates", "phrases"}) {
    std::filesystem::copy(std::string(SULIEU_SOURCE_DIR) + "/extractors/" + kind,
                          Path(std::string("rules/") + kind));
  }
  const std::string by_rule =
      Row("SELECT numerator, denominator, unit, outcome, kind FROM ratios WHERE numerator = 3");
  ASSERT_EQ(Run({"reextract", "--rules", "rules"}).status, 0);
  ASSERT_EQ(Review({"add", "ratios", "--document", "b.txt", "--quote", "3/4 trường", "numerator=3",
                    "denominator=4", "unit=trường", "outcome=đạt chuẩn an toàn", "kind=fraction"})
                .status,
            0);
  ASSERT_EQ(Run({"reextract"}).status, 0);
  EXPECT_EQ(by_rule, "3.0|4.0|trường|đạt chuẩn an toàn|fraction");
  EXPECT_EQ(Rows("SELECT r.decided, d.rules FROM ratios AS r JOIN decisions AS d USING (fact_id) WHERE "
                 "r.document LIKE '%b.txt'"),
            (std::vector<std::string>{"added|agree"}));
  Verified();
}

// People and their posts follow from what is decided, not from what the rules had said.
TEST_F(ReviewTest, PeopleHoldThePostsThatWereDecided) {
  const auto posts = [&] { return Rows("SELECT person, post, decided FROM posts ORDER BY person"); };
  EXPECT_EQ(Row("SELECT posts.post FROM posts WHERE person = 'Nguyễn Văn An'"), "Chủ tịch UBND xã");
  DecideFive();
  // A decision about another kind makes the added fact anew, and its post with it.
  EXPECT_EQ(Review({"accept", FactId("ratios", "numerator = 123")}).status, 0);
  Verified();
  EXPECT_EQ(posts(),
            (std::vector<std::string>{"Lò Thị Bích|-|added", "Nguyễn Văn An|Phó Chủ tịch UBND tỉnh|edited"}));
  EXPECT_TRUE(Contains(Run({"people", "lo thi bich"}).out, {"Lò Thị Bích", "(no post)"}));
  EXPECT_EQ(Review({"reject", FactId("officials", "name = 'Nguyễn Văn An'")}).status, 0);
  EXPECT_EQ(posts(), (std::vector<std::string>{"Lò Thị Bích|-|added"}));
  EXPECT_EQ(Rows("SELECT name FROM people"), (std::vector<std::string>{"Lò Thị Bích"}));
  EXPECT_EQ(Row("SELECT count(*) FROM work_left"), "0");
  Verified();
  EXPECT_EQ(Run({"reextract"}).status, 0);
  EXPECT_EQ(posts(), (std::vector<std::string>{"Lò Thị Bích|-|added"}));
  Verified();
}

// The first documents are those whose facts are shown, not those where all are rejected.
TEST_F(ReviewTest, WhatIsRejectedTakesNoPlaceInALimit) {
  for (const char* const numerator : {"122", "7"})
    EXPECT_EQ(Review({"reject", FactId("ratios", fmt::format("numerator = {}", numerator))}).status, 0);
  EXPECT_TRUE(Contains(Run({"facts", "ratios", "--limit", "1", "--format", "csv"}).out, {"in/b.txt"}));
  EXPECT_FALSE(Contains(Run({"search", "huyện", "--kind", "ratios", "--format", "csv"}).out, {"in/a.txt"}));
  EXPECT_TRUE(Contains(Run({"search", "huyện", "--kind", "officials", "--format", "csv"}).out, {"in/a.txt"}));
  EXPECT_EQ(Run({"report", "--out", "r.html"}).status, 0);
  EXPECT_FALSE(Contains(Slurp(Path("r.html")), {"122 | 159"}));
}

TEST_F(ReviewTest, NobodyChangesADecision) {
  DecideFive();
  const auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
  for (const char* const sql :
       {"UPDATE decisions_made SET because = 'x' WHERE id = 1", "DELETE FROM decisions_made WHERE id = 5",
        "INSERT OR REPLACE INTO decisions_made SELECT * FROM decisions_made WHERE id = 2"}) {
    const Status changed = database->Execute(sql);
    ASSERT_FALSE(changed) << sql;
    EXPECT_TRUE(Contains(changed.error().message, {"a decision is never"})) << sql;
  }
}

TEST_F(ReviewTest, VerifySeesEveryChangeBehindIt) {
  DecideFive();
  const std::pair<const char*, const char*> changes[] = {
      {"DROP TRIGGER decisions_are_not_changed; UPDATE decisions_made SET decided_by = 'x' WHERE id = 1",
       "decision 1: does not have its stored digest"},
      {"UPDATE decided_ratios SET numerator = 124", "decision 2: what the views show is not what it says"},
      {"DELETE FROM decided_facts WHERE decision = 4", "decision 4: what the views show"},
      {"UPDATE decision_states SET state = 'overruled' WHERE decision = 3", "decision 3: "},
      {"UPDATE fact_officials SET rank = 'x' WHERE fact = (SELECT id FROM facts WHERE decision = 5)",
       "decision 5: what the views show"},
      {"UPDATE mentions_made SET sentence_begin = sentence_begin - 1 WHERE decision = 5", "decision 5: "},
      {"UPDATE facts SET decision = NULL WHERE decision = 5", "its facts do not have their stored digest"},
      {"INSERT INTO decided_facts SELECT id, 1, 'rejected' FROM facts WHERE id NOT IN (SELECT fact FROM "
       "decided_facts) LIMIT 1",
       "decision 1: is said to be about a fact it is not about"},
  };
  const std::string whole = Slurp(Path("sulieu.db"));
  for (const auto& [sql, difference] : changes) {
    WriteFile("sulieu.db", whole);
    {
      const auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
      ASSERT_TRUE(database->Execute(sql)) << sql;
    }
    const Outcome verified = Run({"verify"});
    EXPECT_EQ(verified.status, 1) << sql;
    EXPECT_TRUE(Contains(verified.out, {difference})) << sql;
  }
}

TEST_F(ReviewTest, WrongRequestsChangeNothing) {
  const std::string id = FactId("officials", "name = 'Nguyễn Văn An'");
  const std::string before = Slurp(Path("sulieu.db"));
  const std::pair<std::vector<std::string>, std::vector<std::string>> cases[] = {
      {{"edit", id, "postion=x"}, {"no column `postion`", "position"}},
      {{"edit", id, "role=boss"}, {"officials take no such value", "'chair'"}},
      {{"edit", id, "name="}, {"officials need a value of `name`"}},
      {{"acept", id}, {"`acept` is no kind of fact; did you mean `accept`?"}},
      {{"edit", id, "name=Nguyễn Văn An"}, {"has these values already"}},
      {{"edit", id, "name"}, {"write COLUMN=VALUE"}},
      {{"edit", FactId("ratios", "numerator = 122"), "numerator=nhiều"},
       {"`numerator=nhiều`: write a number"}},
      {{"edit", FactId("dates", "edtf = '2019-08-05'"), "start_date=05/08/2019"}, {"write the date as"}},
      {{"accept", "zz"}, {"`zz` is no fact id"}},
      {{"accept", "0000000000"}, {"no fact `0000000000`"}},
      {{"add", "ratio", "--document", "a.txt", "--quote", "x", "numerator=1"}, {"did you mean `ratios`"}},
      {{"add", "ratios", "--document", "a.txt", "--quote", "không có", "numerator=1"}, {"has no such words"}},
      {{"add", "ratios", "--document", "a.txt", "--quote", "xã", "numerator=1"},
       {"stands at bytes", "--at-byte"}},
      {{"add", "ratios", "--document", "a.txt", "--quote", "7/9", "numerator=1"},
       {"ratios need a value of `denominator`"}},
      {{"add", "ratios", "--document", "z.txt", "--quote", "7/9", "numerator=1"}, {"no document is called"}},
  };
  for (const auto& [arguments, messages] : cases) {
    const Outcome run = Review(arguments);
    EXPECT_NE(run.status, 0) << arguments[1];
    EXPECT_TRUE(Contains(run.err, messages)) << arguments[0];
  }
  EXPECT_EQ(Row("SELECT count(*) FROM decisions"), "0");
  EXPECT_EQ(Slurp(Path("sulieu.db")), before);
}

TEST_F(ReviewTest, ACopyAndACompactFileKeepThem) {
  DecideFive();
  EXPECT_EQ(Run({"backup", "copy.db"}).status, 0);
  EXPECT_EQ(Run({"verify", "--db", "copy.db"}).status, 0);
  EXPECT_EQ(Run({"finalize"}).status, 0);
  ExpectFive("a.txt");
}

// Every kind can be edited, and its view says so: a new kind needs its table decided_<kind>.
TEST_F(ReviewTest, EveryKindHasItsTableAndColumn) {
  const auto database = OpenForReading(Path("sulieu.db"));
  for (const std::string& kind : Kinds()) {
    EXPECT_TRUE(database->Prepare(fmt::format("SELECT decided FROM {}", kind))) << kind;
    EXPECT_EQ(Row(fmt::format("SELECT group_concat(name) FROM pragma_table_info('shown_{}')", kind)),
              Row(fmt::format("SELECT group_concat(name) FROM pragma_table_info('fact_{}')", kind)));
    EXPECT_EQ(Row(fmt::format("SELECT group_concat(name) FROM pragma_table_info('decided_{}')", kind)),
              Row(fmt::format("SELECT group_concat(name) FROM pragma_table_info('fact_{}')", kind)));
  }
}

// SQLite must begin with the documents, the fact's id or the kind's own table, never with all facts.
TEST_F(ReviewTest, ViewsAreReadByTheirIndexes) {
  for (const std::string& kind : Kinds()) {
    const auto plan = [&](const std::string& where) {
      std::string all;
      const auto database = OpenForReading(Path("sulieu.db"));
      auto rows = database->Prepare(fmt::format("EXPLAIN QUERY PLAN SELECT * FROM {} {}", kind, where));
      while (rows->Step().value_or(false)) all += std::string(rows->Text(3)) + "\n";
      return all;
    };
    EXPECT_TRUE(Begins(plan("WHERE document = 'x'"), "SEARCH d USING INDEX")) << kind;
    EXPECT_TRUE(Begins(plan("WHERE fact_id = 'x'"), "SEARCH f USING INDEX")) << kind;
    EXPECT_TRUE(Begins(plan(""), "SCAN k")) << kind;
  }
}

}  // namespace
}  // namespace sulieu
