// Letters, the two foldings, numbers and words.
#include "pipeline/text/letters.h"

#include <gtest/gtest.h>

#include "pipeline/text/numbers.h"
#include "pipeline/text/words.h"

namespace sulieu {
namespace {

constexpr std::string_view kSmall =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
constexpr std::string_view kCapital =
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ";
constexpr std::string_view kPlain =
    "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooooooooopqrstuuuuuuuuuuuuvxyyyyyy";

TEST(Letters, FoldsTheWholeAlphabet) {
  EXPECT_EQ(FoldForLookup(kCapital), kSmall);
  EXPECT_EQ(FoldForSearch(kCapital), kPlain);
  EXPECT_EQ(FoldForSearch(kSmall), kPlain);
}

TEST(Letters, FoldsTonePlacement) {
  const std::pair<const char*, const char*> kCases[] = {
      {"hòa", "hoà"}, {"Hoà", "hoà"},   {"ỦY BAN", "uỷ ban"}, {"Uỷ", "uỷ"},        {"khỏe", "khoẻ"},
      {"quý", "quý"}, {"Thúy", "thuý"}, {"Ðại", "đại"},       {"xã hội", "xã hội"}};
  for (const auto& [text, key] : kCases) EXPECT_EQ(FoldForLookup(text), key);
}

TEST(Letters, SearchFoldKeepsOnlyLettersAndDigits) {
  EXPECT_EQ(FoldForSearch("“Đà Nẵng”, 31/01/2018"), " da nang   31 01 2018");
}

TEST(Numbers, AsThePressWritesThem) {
  const std::pair<const char*, double> kCases[] = {
      {"1.251", 1251},        {"86,4", 86.4},         {"05", 5},          {"97.5", 97.5},
      {"1.203.455", 1203455}, {"2,031,115", 2031115}, {"1.234,5", 1234.5}};
  for (const auto& [text, value] : kCases) EXPECT_EQ(ParseNumber(text), value) << text;
  for (const char* text : {"", "x", "1.2.3", "1,", "12.3456", "1..2", "."})
    EXPECT_FALSE(ParseNumber(text)) << text;
}

TEST(Numbers, InWords) {
  const std::pair<const char*, int64_t> kCases[] = {{"hai", 2},
                                                    {"mười lăm", 15},
                                                    {"hai mươi mốt", 21},
                                                    {"một trăm linh năm", 105},
                                                    {"Ba nghìn hai trăm", 3200},
                                                    {"chín mươi", 90}};
  for (const auto& [text, value] : kCases) EXPECT_EQ(ParseNumberWords(text), value) << text;
  for (const char* text : {"", "các", "hai cá", "hai ba"}) EXPECT_FALSE(ParseNumberWords(text)) << text;
}

TEST(Words, SplitsAsTheGrammarsNeed) {
  const std::string text = "TP.HCM, H'Hen Niê (1.101/1.251) Tường-Phó Khăm-phay T.Ư 86,4%.";
  std::vector<std::string> words;
  for (const Word& word : SplitWords(text, {0, static_cast<uint32_t>(text.size())})) {
    words.emplace_back(word.span.In(text));
  }
  EXPECT_EQ(words, (std::vector<std::string>{"TP.HCM", ",", "H'Hen", "Niê", "(", "1.101", "/", "1.251", ")",
                                             "Tường", "-", "Phó", "Khăm-phay", "T.Ư", "86,4", "%", "."}));
}

// Whether a key is part of the text or folded beside it, it is the fold of its word and moves with the words.
TEST(Words, KeysAreFoldsOfTheirWords) {
  const std::string text = std::string(kSmall) + " " + std::string(kCapital) +
                           " Hòa hoà ỦY uỷ khỏe thủy òa Ðại ðại ȺȺȺȺȺȺ đô ȺȺ “–” 1.251 H’Hen T.Ư Ⱥ";
  TextWords split = SplitWords(text, {0, static_cast<uint32_t>(text.size())});
  const TextWords words = std::move(split);
  ASSERT_EQ(words.size(), 21u);
  for (const Word& word : words) {
    EXPECT_EQ(word.key, FoldForLookup(word.span.In(text)));
    EXPECT_EQ(word.hash, HashWord(word.key));
    EXPECT_EQ(word.dotted, word.key == "t.ư");
  }
}

}  // namespace
}  // namespace sulieu
