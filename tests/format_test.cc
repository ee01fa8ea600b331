// From bytes to text: the same facts at the same words whatever the encoding, the raw spans in the original
// bytes.
#include "pipeline/formats/format.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "pipeline/base/sha256.h"
#include "pipeline/pipeline.h"

namespace sulieu {
namespace {

const Pipeline& BuiltIn() {
  static const std::unique_ptr<Pipeline> pipeline = std::move(*Pipeline::Create(EmbeddedRuleFiles()));
  return *pipeline;
}

constexpr std::string_view kArticle =
    "Hội nghị tổng kết phong trào thi đua năm 2019\n\n"
    "Sáng ngày 6/1/2020, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết. Dự hội nghị có đồng chí Trần Tiến "
    "Dũng, Phó "
    "Chủ tịch Ủy ban nhân dân tỉnh. Đến nay, có 122/159 xã đạt chuẩn, chiếm 76,7%; tặng Bằng khen cho 12 tập "
    "thể.\n";

std::unique_ptr<Analysis> Analyze(std::string raw, std::string encoding = "") {
  Document document;
  document.name = "a.txt";
  document.raw = std::move(raw);
  document.metadata.encoding = std::move(encoding);
  auto analysis = BuiltIn().Analyze(document);
  EXPECT_TRUE(analysis) << analysis.error().message;
  return analysis ? std::move(*analysis) : nullptr;
}

std::set<std::string> Values(const Analysis& analysis) {
  std::set<std::string> values;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) values.insert(std::string(extraction.kind) + " " + fact.value);
  }
  return values;
}

TEST(Encodings, TheSameFactsAtTheSameBytes) {
  const std::set<std::string> expected = Values(*Analyze(std::string(kArticle)));
  ASSERT_GE(expected.size(), 5u);
  for (const char* label :
       {"UTF-16LE", "UTF-16BE", "windows-1258", "VISCII", "VNI", "UTF-8/UTF-8", "UTF-8/VNI"}) {
    const std::string raw = *EncodeAs(kArticle, label);
    const auto analysis = Analyze(raw);
    ASSERT_TRUE(analysis);
    EXPECT_EQ(analysis->encoding.label, label);
    EXPECT_EQ(Values(*analysis), expected) << label;
    EXPECT_EQ(analysis->source_sha256, Sha256Hex(raw));
    EXPECT_EQ(*RestoreRaw(analysis->normalized.text, analysis->edits), raw) << label;
    for (const Extraction& extraction : analysis->extractions) {
      for (const Mention& mention : extraction.mentions) {
        const RawSpan span = analysis->normalized.map.ToRaw(mention.span);
        EXPECT_EQ(span.In(raw), *EncodeAs(mention.span.In(analysis->article.text), label)) << label;
      }
    }
  }
}

TEST(Encodings, TheCallerDecides) {
  const auto analysis = Analyze("H\xE9i nghÞ", "TCVN3");
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->encoding.source, EncodingDecision::Source::kOverride);
}

}  // namespace
}  // namespace sulieu
