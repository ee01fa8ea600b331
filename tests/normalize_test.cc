// Normalisation: what changes and what does not, and the properties of the offset map, exhaustively over a
// small nasty alphabet and at random over a larger one.
#include "pipeline/normalize/normalize.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace sulieu {
namespace {

// Each is one or more whole code points; together they meet every branch of the normaliser.
const std::vector<std::string> kAlphabet = {
    "a",           // plain
    "e",           // composes with the marks below
    "\u0302",      // combining circumflex
    "\u0323",      // combining dot below: reorders before the circumflex
    "\u200B",      // zero-width space
    "\u00AD",      // soft hyphen
    "\u00A0",      // no-break space
    "\r",          // alone and as part of CRLF
    "\n",          //
    "\u00D0",      // eth, read as Đ where the text is Vietnamese
    "ệ",           // makes the text Vietnamese
    "\U0001F600",  // outside the BMP
};

std::string NormalText(const std::string& raw) {
  const auto normalized = Normalize(raw);
  EXPECT_TRUE(normalized) << normalized.error().message;
  return normalized ? normalized->text : "";
}

TEST(Normalize, Table) {
  const struct {
    const char* raw;
    const char* text;
  } kCases[] = {
      {"Hội nghị", "Hội nghị"},
      {"He\u0323\u0302", "Hệ"},
      {"Ðồng chí", "Đồng chí"},
      {"HÐND tỉnh, ðại biểu", "HĐND tỉnh, đại biểu"},
      {"Ísland: Ð og ð", "Ísland: Ð og ð"},
      {"Phó\u00A0Giám đốc", "Phó Giám đốc"},
      {"a\tb\u3000c", "a b c"},
      {"một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"},
      {"\uFEFFa\u200Bb\u00ADc\x01", "abc"},
      {"e\u200B\u0302", "ê"},  // removed characters do not keep a mark from its letter
      {"hoà, hòa, UỶ", "hoà, hòa, UỶ"},
      {"", ""},
      {"\u200B\uFEFF", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(NormalText(c.raw), c.text) << c.raw;
}

TEST(Normalize, NamesTheFirstInvalidByte) {
  const struct {
    std::string raw;
    size_t offset;
  } kCases[] = {{"ab\xFF", 2},   {"\xC3", 0},          {"Hà \xE1\xBB", 4},  {"\xED\xA0\x80", 0},
                {"\xC0\x80", 0}, {"a\xF5\x80\x80", 1}, {"\xE0\x80\x80", 0}, {"ok \x80", 3}};
  for (const auto& c : kCases) {
    EXPECT_EQ(FindInvalidUtf8(c.raw), c.offset);
    const auto normalized = Normalize(c.raw);
    ASSERT_FALSE(normalized);
    EXPECT_EQ(normalized.error().code, ErrorCode::kEncoding);
    EXPECT_NE(normalized.error().message.find("offset " + std::to_string(c.offset)), std::string::npos);
  }
}

// Everything the offset map promises, for one input. Offsets are tried at code point boundaries.
void CheckProperties(const std::string& raw) {
  SCOPED_TRACE(testing::PrintToString(raw));
  const auto normalized = Normalize(raw);
  ASSERT_TRUE(normalized);
  const std::string& text = normalized->text;
  const OffsetMap& map = normalized->map;
  ASSERT_EQ(NormalText(text), text) << "not idempotent";
  const auto restored = RestoreRaw(text, EncodeEdits(*normalized, raw));
  ASSERT_TRUE(restored);
  ASSERT_EQ(*restored, raw) << "the original bytes are lost";
  if (text.empty()) return;
  const auto text_size = static_cast<uint32_t>(text.size());
  const auto raw_size = static_cast<uint32_t>(raw.size());
  ASSERT_EQ(map.ToRaw({0, text_size}), (RawSpan{0, raw_size})) << "whole text is not whole raw";
  ASSERT_EQ(map.ToText({0, raw_size}), (TextSpan{0, text_size})) << "whole raw is not whole text";
  for (uint32_t begin = 0; begin < text_size; ++begin) {
    RawSpan previous{};
    for (uint32_t end = begin + 1; end <= text_size; ++end) {
      const RawSpan there = map.ToRaw({begin, end});
      ASSERT_FALSE(there.empty()) << begin << ".." << end;
      ASSERT_LE(there.end, raw_size);
      ASSERT_TRUE(end == begin + 1 || (there.begin == previous.begin && there.end >= previous.end))
          << "not monotone";
      const TextSpan back = map.ToText(there);
      ASSERT_TRUE(back.Contains({begin, end})) << "the way back loses text";
      previous = there;
    }
  }
  for (uint32_t begin = 0; begin < raw_size; ++begin) {
    for (uint32_t end = begin + 1; end <= raw_size; ++end) {
      const TextSpan there = map.ToText({begin, end});
      ASSERT_FALSE(there.empty()) << "raw " << begin << ".." << end;
      ASSERT_LE(there.end, text_size);
      ASSERT_TRUE(map.ToRaw(there).Contains({begin, end})) << "the way back loses bytes";
    }
  }
}

TEST(NormalizeProperty, ExhaustiveOverANastyAlphabet) {
  std::vector<std::string> strings = {""};
  size_t begin = 0;
  for (int length = 0; length < 4; ++length) {
    const size_t end = strings.size();
    for (; begin < end; ++begin) {
      for (const std::string& unit : kAlphabet) strings.push_back(strings[begin] + unit);
    }
  }
  for (const std::string& raw : strings) {
    CheckProperties(raw);
    if (HasFatalFailure()) return;
  }
}

RC_GTEST_PROP(NormalizeProperty, RandomText, ()) {
  static const std::vector<std::string> kUnits = [] {
    std::vector<std::string> units = kAlphabet;
    for (const char* unit : {"UBND tỉnh", " ", "\u0301", "\u031B", "\uFEFF", "\t", "\u2028", "\u1100",
                             "\u1161", "\u212B", "đ", "1.101/1.251", "\u202E", "\u0085", "o"}) {
      units.emplace_back(unit);
    }
    return units;
  }();
  const auto picks = *rc::gen::container<std::vector<size_t>>(rc::gen::inRange<size_t>(0, kUnits.size()));
  std::string raw;
  for (size_t pick : picks) raw += kUnits[pick];
  if (raw.size() > 150) raw.clear();
  CheckProperties(raw);
  RC_ASSERT(!testing::Test::HasFatalFailure());
}

// Long runs are read in blocks: what is odd must be seen at every place of a block, and across two.
TEST(Normalize, FindsWhatIsOddAtEveryPlaceOfALongText) {
  const std::string before = "“Hội nghị – tổng kết” của UBND tỉnh Đắk Lắk… ở Ưng Hoà: ",
                    behind = "ế được tổ chức ở Mỹ Đức.";
  for (const char* odd :
       {"Ð", "ð", "\u00A0", "\t", "\x7F", "e\u0301", "\u2028", "\u00AD", "\uFEFF", "日", "é"}) {
    const auto alone = Normalize("ế" + std::string(odd) + "ế");
    ASSERT_TRUE(alone);
    for (size_t cut = 0; cut < before.size(); ++cut) {
      if ((static_cast<unsigned char>(before[cut]) & 0xC0) == 0x80) continue;
      const std::string left = before.substr(cut) + "ế";
      const auto whole = Normalize(left + odd + behind);
      ASSERT_TRUE(whole);
      EXPECT_EQ(whole->text, left + alone->text.substr(3, alone->text.size() - 6) + behind) << cut << odd;
    }
  }
}

TEST(Normalize, MapsAMentionToItsBytes) {
  const std::string raw = "Ð\u00A0a\r\nTa\u0323\u0302y Ninh";
  const auto normalized = Normalize(raw + " ệ");
  ASSERT_TRUE(normalized);
  const size_t at = normalized->text.find("Tậy");
  ASSERT_NE(at, std::string::npos);
  const TextSpan span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + std::string("Tậy").size())};
  EXPECT_EQ(normalized->map.ToRaw(span).In(raw), "Ta\u0323\u0302y");
}

TEST(RestoreRaw, RefusesEditsThatDoNotFit) {
  EXPECT_FALSE(RestoreRaw("abc", std::string("\x05\x01\x01x", 4)));
  EXPECT_FALSE(RestoreRaw("abc", std::string("\x00\x01\x7F", 3)));
  EXPECT_FALSE(RestoreRaw("abc", "\xFF\xFF\xFF\xFF\xFF"));
}

}  // namespace
}  // namespace sulieu
