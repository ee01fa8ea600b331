// The ranges of letters against RE2's own `\pL`, over all code points for which they are exact.
#include "pipeline/rules/letter_class.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

TEST(LetterClass, MatchesWhatRe2Does) {
  for (const std::string pattern :
       {R"(^\pL$)", R"(^\p{L}$)", R"(^[\pL\d]$)", R"(^[^\pL]$)", R"(^[^]\pL]$)", R"((?i)^[\pL]$)"}) {
    const RE2 own(pattern), ranges(WithLetterRanges(pattern));
    ASSERT_TRUE(ranges.ok()) << pattern;
    for (char32_t c = 1; c < 0x2C00; c = c == 0x52F ? 0x1E00 : c + 1) {
      std::string text;
      AppendUtf8(c, &text);
      EXPECT_EQ(RE2::PartialMatch(text, ranges), RE2::PartialMatch(text, own))
          << pattern << " U+" << std::hex << static_cast<uint32_t>(c);
    }
  }
}

TEST(LetterClass, LeavesTheRestAsItIs) {
  for (const std::string_view pattern :
       {R"(\\pL)", R"([\\pL])", R"(\[x\]\d{1,2})", R"(\p{Lu}\pM)", "", "[]a]"})
    EXPECT_EQ(WithLetterRanges(pattern), pattern);
  const std::string escaped = WithLetterRanges(R"(\[\pL)");
  EXPECT_TRUE(escaped.starts_with(R"(\[[\x)")) << escaped;
}

}  // namespace
}  // namespace sulieu
