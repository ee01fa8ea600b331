// The set of patterns against RE2: every pattern over every text, whole and from each letter on.
#include "pipeline/rules/pattern_set.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

namespace sulieu {
namespace {

const std::vector<PatternSet::Pattern>& Patterns() {
  static const std::vector<PatternSet::Pattern> kPatterns = {
      {"(?i)(?:các|những) (?:kỳ |buổi )?$", {}},
      {"(?i)trước đó|năm (?:ngoái|trước)", {}},
      {"(?i)(?:^|[^\\pL])(?:tại|trong)(?: (?:một|\\d+))* ?$", {}},
      {"(?i)(?:sẽ|dự kiến)(?: [^ ,;.]+){0,4} (?:tổ chức|mở)[^,;.]{0,8}$",
       {"(?i:sẽ|dự kiến)", "(?i: (?:tổ chức|mở))"}},
      {"PV[^.;]{0,3}$", {"PV"}},
  };
  return kPatterns;
}

bool InRe2(const std::string& regex, std::string_view text) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), RE2(regex));
}

TEST(PatternSet, AnswersAsRe2Does) {
  const PatternSet set(Patterns());
  for (const std::string_view text :
       {"", "các ", "Các kỳ ", "nghỉ các", "TẠI 12 ", "hiện tại", "x tại một ", "trước đó", "Năm ngoái, tại ",
        "Sở SẼ sớm tổ chức ", "tổ chức rồi sẽ ", "sẽ a b c d e mở ", "dự kiến mở, sẽ ",
        "sẽ mở nhiều lần rồi ", "PV ở ", "PV ở đây ", "phóng viên"}) {
    const PatternSet::Words words(set, text);
    for (size_t i = 0; i < Patterns().size(); ++i)
      EXPECT_EQ(words.Match(i), InRe2(Patterns()[i].regex, text)) << i << ": " << text;
  }
}

TEST(PatternSet, CountsOnlyInLongWords) {
  const std::string words = "(?i:sau|trước)";
  const PatternSet set({{words + "[^,]{0,4}$", {words}, words + "[^,]*$", 4}});
  for (const std::string_view text : {"sau", "sau đó", "sau đây ạ", "Trước", "trước đâu ạ", "sau, đó",
                                      "sau đó, sau", "đó", "rất lâu sau đó"})
    EXPECT_EQ(PatternSet::Words(set, text).Match(0), InRe2(words + "[^,]{0,4}$", text)) << text;
}

TEST(PatternSet, MatchesFromAByteOn) {
  const PatternSet set(Patterns());
  const std::string_view text = "Hôm qua dự kiến, nay SẼ sớm mở, PV sẽ tổ chức trước đó ";
  const PatternSet::Words words(set, text);
  for (size_t begin = 0; begin <= text.size(); ++begin) {
    if (begin < text.size() && (text[begin] & 0xC0) == 0x80) continue;
    for (const size_t i : {0, 1, 3, 4})
      EXPECT_EQ(words.MatchFrom(begin, i), InRe2(Patterns()[i].regex, text.substr(begin)))
          << i << ": " << begin;
  }
}

}  // namespace
}  // namespace sulieu
