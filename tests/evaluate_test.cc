// The comparison of facts and the counting, beside the scoring script they must agree with.
#include "pipeline/evaluate/evaluate.h"

#include <gtest/gtest.h>

#include "pipeline/evaluate/fold.h"

namespace sulieu {
namespace {

TEST(FoldForComparisonTest, OneSpelling) {
  const std::pair<const char*, const char*> kCases[] = {
      {"Phó Chủ tịch UBND TP. Huế", "phó chủ tịch uỷ ban nhân dân thành phố huế"},
      {"TP.HCM", "thành phố hồ chí minh"},
      {"tp Hoà Bình", "thành phố hoà bình"},
      {"Hòa thuận, thúy, ủy", "hoà thuận, thuý, uỷ"},
      {"Mặt trận TƯ", "mặt trận trung ương"},
      {"TW Đảng", "trung ương đảng"},
      {"T.Ư", "trung ương"},
      {"TƯỞNG", "tưởng"},
      {"“Đơn vị  quyết thắng”.", "đơn vị quyết thắng"},
      {"2015 – 2020", "2015-2020"},
      {"Ðắk Lắk", "đắk lắk"},
      {"CA tỉnh, ca hát", "công an tỉnh, công an hát"},
      {"ubndx", "ubndx"},
      {" .,;:-", ""},
  };
  for (const auto& [text, folded] : kCases) EXPECT_EQ(FoldForComparison(text), folded);
}

Database Facts(const char* rows) {
  auto database = Database::Open(":memory:", Database::Mode::kReadWrite);
  SULIEU_CHECK(database);
  const std::string tables =
      "CREATE TABLE documents (document); CREATE TABLE dates (document, start_date, end_date);"
      "CREATE TABLE officials (document, name, position); CREATE TABLE ratios (document, numerator, "
      "denominator, unit);"
      "CREATE TABLE percentages (document, low, high); CREATE TABLE awards (document, award, recipient, "
      "count, authority);"
      "CREATE TABLE legal_refs (document, number); CREATE TABLE events (document, kind, start_date, main);"
      "CREATE TABLE quantities (document, value, unit);";
  SULIEU_CHECK(database->Execute(tables + rows));
  return std::move(*database);
}

std::string ScoreText(const char* rows, const char* gold, const std::string& row) {
  const auto parsed = ParseGold("gold", gold);
  if (!parsed) return parsed.error().message;
  const auto scores = Evaluate(Facts(rows), *parsed);
  if (!scores) return scores.error().message;
  for (const Score& score : *scores) {
    if (score.row == row)
      return std::to_string(score.hit) + "/" + std::to_string(score.missed) + "/" +
             std::to_string(score.wrong);
  }
  return "no row";
}

TEST(EvaluateTest, OptionalCountsNeitherWay) {
  const char* gold =
      R"({"doc": "a.txt", "dates": [{"start": "1", "end": "1"}, {"start": "2", "end": "2", "optional": true}]})";
  EXPECT_EQ(ScoreText("INSERT INTO dates VALUES ('x/a.txt', '1', '1')", gold, "dates"), "1/0/0");
  EXPECT_EQ(ScoreText("INSERT INTO dates VALUES ('a.txt', '2', '2'), ('a.txt', '3', '3')", gold, "dates"),
            "0/1/1");
  EXPECT_EQ(ScoreText("INSERT INTO dates VALUES ('b.txt', '1', '1')", gold, "dates"), "0/1/0");
}

// Gold of before a kind was known says nothing about it.
TEST(EvaluateTest, AListThatIsMissingWasNotAnnotated) {
  const char* rows = "INSERT INTO quantities VALUES ('a', '46', 'mô hình'), ('b', '4/5', 'tiếng')";
  EXPECT_EQ(ScoreText(rows, R"({"doc": "a", "dates": []})", "quantities"), "no row");
  EXPECT_EQ(ScoreText(rows, R"({"doc": "a", "quantities": []})", "quantities"), "0/0/1");
  EXPECT_EQ(
      ScoreText(rows, R"({"doc": "b", "quantities": [{"value": "4/5", "unit": "tiếng"}]})", "quantities"),
      "1/0/0");
}

TEST(EvaluateTest, TheUnitOfAQuantityMayGoOn) {
  const char* gold = R"({"doc": "a", "quantities": [{"value": "98", "unit": "mô hình"}]})";
  const std::string row = "quantities (with unit)";
  EXPECT_EQ(ScoreText("INSERT INTO quantities VALUES ('a', '98', 'mô hình \"Dân vận khéo\"')", gold, row),
            "1/0/0");
  EXPECT_EQ(ScoreText("INSERT INTO quantities VALUES ('a', '98', 'mô')", gold, row), "1/0/0");
  EXPECT_EQ(ScoreText("INSERT INTO quantities VALUES ('a', '98', 'hộ')", gold, row), "0/1/1");
}

TEST(EvaluateTest, ALongerPostAnswersToAShorterOne) {
  const char* gold =
      R"({"doc": "a", "officials": [{"name": "Lê A", "positions": ["Phó Chủ tịch", "Bí thư"]}]})";
  EXPECT_EQ(
      ScoreText(
          "INSERT INTO officials VALUES ('a', 'Lê A', 'Phó chủ tịch UBND tỉnh'), ('a', 'Lê A', 'Bí thư')",
          gold, "officials (name, position)"),
      "2/0/0");
  EXPECT_EQ(ScoreText("INSERT INTO officials VALUES ('a', 'Lê A', 'Phó chủ tịchx'), ('a', 'Lê B', 'Bí thư')",
                      gold, "officials (name, position)"),
            "0/2/2");
  EXPECT_EQ(ScoreText("INSERT INTO officials VALUES ('a', 'Lê A', NULL)", gold, "officials (name)"), "1/0/0");
}

TEST(EvaluateTest, AwardsByTheirParts) {
  const char* gold =
      R"({"doc": "a", "awards": [{"award": "Bằng khen", "recipient": "tập thể", "count": 2, "authority": "Chủ tịch UBND tỉnh"}]})";
  const char* rows = "INSERT INTO awards VALUES ('a', 'Bằng khen', 'tập thể', 2, 'UBND tỉnh')";
  EXPECT_EQ(ScoreText(rows, gold, "awards (award, recipient, count)"), "1/0/0");
  EXPECT_EQ(ScoreText(rows, gold, "awards (with authority)"), "1/0/0");  // one ends like the other
  EXPECT_EQ(ScoreText("INSERT INTO awards VALUES ('a', 'Bằng khen', 'tập thể', 3, 'UBND tỉnh')", gold,
                      "awards (award, recipient, count)"),
            "0/1/1");
}

TEST(EvaluateTest, EventsAreOneOrNoneAndLawsNeedNumbers) {
  const char* gold =
      R"({"doc": "a", "event": {"kind": "hội nghị", "date": null}, "legal_refs": [{"kind": "Luật", "number": null}]})";
  EXPECT_EQ(ScoreText("INSERT INTO events VALUES ('a', 'Hội nghị', NULL, 1), ('a', 'lễ', NULL, 0)", gold,
                      "main event (kind, date)"),
            "1/0/0");
  EXPECT_EQ(ScoreText("INSERT INTO legal_refs VALUES ('a', NULL)", gold, "legal references"), "0/0/0");
  EXPECT_EQ(ScoreText("", R"({"doc": "a", "event": null})", "main event (kind, date)"), "0/0/0");
}

}  // namespace
}  // namespace sulieu
