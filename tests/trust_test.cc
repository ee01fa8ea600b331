// Whose word counts for title and date: the metadata file, the file around the document, the document itself,
// the words of the page; and all of them are kept with their source.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace sulieu {
namespace {

struct Voice {
  const char* in_head;
  const char* in_body;
  const char* title;
  const char* published;
  const char* source;  // of the title
};

// The most trusted first. Each names a title and a day of its own.
const Voice kVoices[] = {
    {R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Hội nghị một","datePublished":"2020-01-01"}</script>)",
     "", "Hội nghị một", "2020-01-01", "JSON-LD headline"},
    {R"(<meta property="og:title" content="Hội nghị hai"><meta property="article:published_time" content="2020-01-02">)",
     "", "Hội nghị hai", "2020-01-02", "meta og:title"},
    {"", R"(<h1>Hội nghị ba</h1><time datetime="2020-01-03">3/1</time>)", "Hội nghị ba", "2020-01-03", "h1"},
};

std::string Page(size_t first_voice) {
  std::string head, body;
  for (size_t i = first_voice; i < std::size(kVoices); ++i) {
    head += kVoices[i].in_head;
    body += kVoices[i].in_body;
  }
  return fmt::format(
      "<html><head>{}</head><body><div>{}<p>Ngày 31/12/2019, Ủy ban nhân dân tỉnh tổ chức hội nghị tổng kết "
      "công tác năm 2019, triển khai nhiệm vụ năm 2020 trên địa bàn tỉnh.</p></div></body></html>",
      head, body);
}

Metadata Trusted(const Document& document, std::vector<MetadataClaim>* claims = nullptr) {
  static const auto pipeline = std::move(*Pipeline::Create(EmbeddedRuleFiles()));
  const auto analysis = pipeline->Analyze(document);
  EXPECT_TRUE(analysis) << analysis.error().message;
  if (!analysis) return {};
  if (claims) *claims = (*analysis)->claims;
  return (*analysis)->metadata;
}

TEST(Trust, TheDocumentsOwnClaimsInTheirOrder) {
  for (size_t first = 0; first < std::size(kVoices); ++first) {
    Document document;
    document.format = "html";
    document.raw = Page(first);
    std::vector<MetadataClaim> claims;
    const Metadata metadata = Trusted(document, &claims);
    EXPECT_EQ(metadata.title, kVoices[first].title);
    EXPECT_EQ(metadata.published, kVoices[first].published);
    // Those that do not count are there too, each with its source.
    std::vector<std::string> titles, expected;
    for (const MetadataClaim& claim : claims) {
      EXPECT_FALSE(claim.source.empty());
      EXPECT_FALSE(claim.around);
      if (claim.field == "title") titles.push_back(claim.value + " by " + claim.source);
    }
    for (size_t i = first; i < std::size(kVoices); ++i)
      expected.push_back(fmt::format("{} by {}", kVoices[i].title, kVoices[i].source));
    EXPECT_EQ(titles, expected);
  }
}

TEST(Trust, TheFileAroundItAndTheMetadataFile) {
  Document document;
  document.format = "html";
  document.raw = Page(0);
  document.claims = {{"title", "Của bản ghi", "JSON title"}, {"url", "http://a.vn/1", "WARC-Target-URI"}};
  std::vector<MetadataClaim> claims;
  Metadata metadata = Trusted(document, &claims);
  EXPECT_EQ(metadata.title, "Của bản ghi");
  EXPECT_EQ(metadata.url, "http://a.vn/1");
  EXPECT_EQ(metadata.published, "2020-01-01");  // about which the record says nothing
  ASSERT_GT(claims.size(), 2u);
  EXPECT_TRUE(claims[0].around && claims[1].around && !claims[2].around);
  document.metadata.title = "Của tệp siêu dữ liệu";
  document.metadata.published = "2021-02-03";
  metadata = Trusted(document);
  EXPECT_EQ(metadata.title, "Của tệp siêu dữ liệu");
  EXPECT_EQ(metadata.published, "2021-02-03");
  EXPECT_EQ(metadata.url, "http://a.vn/1");
}

}  // namespace
}  // namespace sulieu
