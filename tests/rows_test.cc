// Columns of a terminal and values as text and JSON.
#include "pipeline/cli/rows.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "pipeline/cli/display.h"
#include "pipeline/cli/suggest.h"
#include "pipeline/import/progress_line.h"

namespace sulieu {
namespace {

TEST(DisplayTest, WidthIsInColumns) {
  EXPECT_EQ(DisplayWidth("Đà Nẵng"), 7u);
  EXPECT_EQ(DisplayWidth("Da\xCC\x80"), 2u);  // a combining mark takes none
  EXPECT_EQ(DisplayWidth("漢字"), 4u);
  EXPECT_EQ(Pad("ộ", 3), "ộ  ");
  EXPECT_EQ(Pad("ộ", 3, true), "  ộ");
}

TEST(DisplayTest, ShortenCutsAtCharacters) {
  EXPECT_EQ(Shorten("Đà Nẵng", 7), "Đà Nẵng");
  EXPECT_EQ(Shorten("Đà Nẵng", 6), "Đà Nẵ…");
  EXPECT_EQ(Shorten("a\n\t b", 9), "a b");
}

TEST(ValueTest, WholeNumbersHaveNoFraction) {
  EXPECT_EQ(ValueToText(1101.0), "1101");
  EXPECT_EQ(ValueToText(86.4), "86.4");
  EXPECT_EQ(DumpJson(ValueToJson(1101.0)), "1101");
  EXPECT_EQ(DumpJson(ValueToJson(86.4)), "86.4");
  EXPECT_EQ(DumpJson(ValueToJson({})), "null");
  EXPECT_EQ(DumpJson(ValueToJson(std::string("ộ\xFF\n"))), "\"ộ\xEF\xBF\xBD\\n\"");
}

TEST(ValueTest, AppendedJsonIsThatOfTheDump) {
  for (const Value& value :
       {Value(), Value(int64_t{-7}), Value(1101.0), Value(86.4), Value(std::string("“Đà Nẵng” \"a\\b\" ß")),
        Value(std::string("a\nb\tc\x7F")), Value(std::string("ộ\xFF")), Value(std::string("\xE2\x80\xAEx")),
        Value(std::string())}) {
    std::string appended = "[";
    AppendJsonValue(value, &appended);
    EXPECT_EQ(appended, "[" + DumpJson(ValueToJson(value)));
  }
}

TEST(SuggestTest, NearestOrAll) {
  EXPECT_EQ(EditDistance("improt", "import"), 1u);
  EXPECT_EQ(EditDistance("", "abc"), 3u);
  EXPECT_EQ(Suggest("date", {"dates", "awards"}), "; did you mean `dates`?");
  EXPECT_EQ(Suggest("qqqqqq", {"dates", "awards"}), "; known are: dates, awards");
}

TEST(ProgressTest, RateAndTimeLeft) {
  EXPECT_EQ(ProgressText({0, 10, 0, 1000000}, 1), "0/10 files");
  EXPECT_EQ(ProgressText({5, 10, 2000000, 8000000}, 30),
            "5/10 files, 25%, 0 files/s, 0.1 MB/s, 1 min 30 s left");
}

}  // namespace
}  // namespace sulieu
