// Words found again in a text that has changed around or under them.
#include "pipeline/review/anchor.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace sulieu {
namespace {

constexpr std::string_view kText =
    "Hội nghị tổng kết công tác năm 2018\n\n"
    "Phát biểu tại hội nghị, đồng chí Nguyễn Văn An, Chủ tịch UBND xã, biểu dương 12 xã đạt chuẩn năm 2018.\n"
    "Năm 2019, toàn tỉnh phấn đấu có thêm 5 xã đạt chuẩn, giữ vững kết quả đã có.\n";

Anchor AnchorOf(std::string_view quote, size_t from = 0) {
  const auto begin = static_cast<uint32_t>(kText.find(quote, from));
  return MakeAnchor(kText, {begin, begin + static_cast<uint32_t>(quote.size())});
}

std::string Found(std::string_view text, const Anchor& anchor) {
  const Place place = FindAnchor(text, anchor);
  if (place.ambiguous) return "ambiguous";
  if (!place.span) return "none";
  return fmt::format("{}{}", place.altered ? "~" : "", place.span->In(text));
}

TEST(AnchorTest, FindsItselfInTheSameText) {
  for (const char* const quote :
       {"năm 2018", "thêm 5 xã", "Nguyễn Văn An", "12 xã đạt chuẩn", "kết quả đã có."}) {
    const Anchor anchor = AnchorOf(quote);
    const Place place = FindAnchor(kText, anchor);
    ASSERT_TRUE(place.span) << quote;
    EXPECT_EQ(place.span->begin, anchor.begin) << quote;
  }
}

TEST(AnchorTest, EveryOccurrenceFindsItsOwnPlaceAfterAShift) {
  const std::string moved = "Tin trong ngày\n\n" + std::string(kText);
  for (size_t at = kText.find("năm 2018"); at != std::string_view::npos;
       at = kText.find("năm 2018", at + 1)) {
    const Place place = FindAnchor(moved, AnchorOf("năm 2018", at));
    ASSERT_TRUE(place.span);
    EXPECT_EQ(place.span->begin, at + moved.size() - kText.size());
  }
}

struct Case {
  const char* what;
  const char* quote;
  const char* from;
  const char* to;
  const char* found;
};

TEST(AnchorTest, ACorrectedText) {
  const Case cases[] = {
      {"the words around", "Nguyễn Văn An", "biểu dương 12 xã", "khen ngợi 16 xã", "Nguyễn Văn An"},
      {"a word before", "Nguyễn Văn An", "đồng chí Nguyễn", "ông Nguyễn", "Nguyễn Văn An"},
      {"the case of the quote", "Chủ tịch UBND xã", "Chủ tịch UBND", "chủ tịch UBND", "chủ tịch UBND xã"},
      {"the tone of the quote", "12 xã đạt chuẩn", "12 xã đạt chuẩn", "12 xa đạt  chuẩn", "12 xa đạt  chuẩn"},
      {"within a longer word", "5 xã", "thêm 5 xã", "thêm 25 xã", "~25 xã"},
      {"the quote itself", "Nguyễn Văn An", "Nguyễn Văn An", "Trần Văn An", "~Trần Văn An"},
      {"the whole quote", "Nguyễn Văn An", "Nguyễn Văn An", "Trần Thị Bình", "none"},
      {"one word of four", "12 xã đạt chuẩn", "12 xã đạt chuẩn", "12 xã đã đạt chuẩn", "~12 xã đã đạt chuẩn"},
      {"two words of four", "12 xã đạt chuẩn", "12 xã đạt chuẩn", "14 phường đạt chuẩn", "none"},
      {"a word more", "đồng chí Nguyễn Văn An, Chủ tịch UBND xã", "chí Nguyễn", "chí cô Nguyễn",
       "~đồng chí cô Nguyễn Văn An, Chủ tịch UBND xã"},
      {"a name in a long quote", "đồng chí Nguyễn Văn An, Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Văn Út",
       "~đồng chí Nguyễn Văn Út, Chủ tịch UBND xã"},
      {"the sentence is gone", "Nguyễn Văn An",
       "Phát biểu tại hội nghị, đồng chí Nguyễn Văn An, Chủ tịch UBND xã, biểu dương 12 xã đạt chuẩn năm "
       "2018.",
       "", "none"},
      {"the same words elsewhere are others", "năm 2018.",
       "Phát biểu tại hội nghị, đồng chí Nguyễn Văn An, Chủ tịch UBND xã, biểu dương 12 xã đạt chuẩn năm "
       "2018.",
       "", "none"},
  };
  for (const Case& c : cases) {
    std::string text(kText);
    text.replace(text.find(c.from), std::string_view(c.from).size(), c.to);
    EXPECT_EQ(Found(text, AnchorOf(c.quote)), c.found) << c.what;
  }
}

TEST(AnchorTest, TwoEquallyGoodPlacesAreNone) {
  const std::string twice = std::string(kText) + "\n" + std::string(kText);
  EXPECT_EQ(Found("Một.\n" + twice, AnchorOf("Nguyễn Văn An")), "ambiguous");
}

TEST(AnchorTest, AWholeDocumentAndNothing) {
  EXPECT_EQ(Found("Ngày 5/8", MakeAnchor("Ngày 5/8", {0, 9})), "Ngày 5/8");
  EXPECT_EQ(Found("", AnchorOf("năm 2018")), "none");
}

}  // namespace
}  // namespace sulieu
