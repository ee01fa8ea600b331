// Citations of facts: what they say, and that they read back as the database whatever the articles hold.
#include <nlohmann/json.hpp>

#include "pipeline/export/citation.h"
#include "pipeline/store/store.h"
#include "tests/payloads.h"

namespace sulieu {
namespace {

TEST(BibTexTest, WhatLatexWouldTakeForItsOwnIsEscaped) {
  EXPECT_EQ(EscapeBibTex("50% & {x}_1\n\\y"),
            "50\\% \\& \\textbraceleft{}x\\textbraceright{}\\_1 \\textbackslash{}y");
  EXPECT_EQ(EscapeBibTex("\xE2\x80\xAE"), "\\textless{}U+202E\\textgreater{}");
  EXPECT_EQ(EscapeBibTex("Đà Nẵng"), "Đà Nẵng");
}

class CiteTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/bai-1.txt", kArticle);
    WriteFile("meta.csv",
              "path,published,title,publisher,url,byline\n"
              "bai-1.txt,2019-03-15,Hội nghị tổng kết,Báo Quảng Bình,https://x.vn/bai 1,Minh Anh\n");
    ASSERT_EQ(Run({"import", "--metadata", "meta.csv", "in"}).status, 0);
    fact_ = Run({"facts", "ratios", "--format", "tsv", "--columns", "fact_id"}).out.substr(8, 20);
  }
  static constexpr char kArticle[] = "Hội nghị\nCó 122/159 xã đạt chuẩn.\n";
  std::string fact_;
};

TEST_F(CiteTest, TextHasArticleWordsPlaceAndDigests) {
  const Outcome run = Run({"cite", fact_.substr(0, 8), "--database-digest"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Begins(
      run.out,
      "“122/159 xã”. In: Minh Anh: Hội nghị tổng kết. Báo Quảng Bình. 2019-03-15. https://x.vn/bai 1\n"));
  const Outcome verified = Run({"verify"});
  const std::string digest = verified.out.substr(verified.out.find("content ") + 8, 64);
  EXPECT_TRUE(
      Contains(run.out, {"fact      " + fact_ + " (ratios: ", "lead, text bytes 17-28, file bytes 17-28",
                         "file      in/bai-1.txt\n", "read by   sulieu ", ", rule ratio", digest}));
  EXPECT_TRUE(Contains(run.out, {Run({"manifest"}).out.substr(0, 64)}));
}

TEST_F(CiteTest, CslJsonAndBibTex) {
  const auto items = nlohmann::json::parse(Run({"cite", fact_, "--format", "csl-json"}).out);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0]["issued"]["date-parts"], nlohmann::json::parse("[[2019,3,15]]"));
  EXPECT_EQ(items[0]["container-title"], "Báo Quảng Bình");
  EXPECT_EQ(items[0]["custom"]["mentions"][0]["quote"], "122/159 xã");
  EXPECT_TRUE(Contains(Run({"cite", fact_, "-f", "bibtex"}).out,
                       {"@misc{sulieu-" + fact_, "  title        = {{Hội nghị tổng kết}},\n",
                        "  month        = mar,\n", "  url          = {https://x.vn/bai%201},\n"}));
}

TEST_F(CiteTest, AFactThatIsNotThere) {
  EXPECT_EQ(Run({"cite", "0123456789"}).status, 1);
  EXPECT_EQ(Run({"cite", "xyz"}).status, 2);
  EXPECT_EQ(Run({"cite"}).status, 2);
  EXPECT_EQ(Run({"cite", fact_, "--format", "ris"}).status, 2);
}

class CitePayloadTest : public PayloadTest {};

TEST_F(CitePayloadTest, EveryFormatReadsBackAsTheDatabase) {
  const auto database = OpenForReading(Path("sulieu.db"));
  ASSERT_TRUE(database);
  auto facts = database->Prepare("SELECT fact_id FROM ratios ORDER BY document");
  ASSERT_TRUE(facts);
  std::vector<std::string> arguments = {"cite"};
  while (facts->Step().value_or(false)) arguments.emplace_back(facts->Text(0));
  ASSERT_EQ(arguments.size(), Payloads().size() + 1);
  for (const auto& [format, file] :
       {std::pair{"text", "facts.txt"}, {"bibtex", "facts.bib"}, {"csl-json", "csl.json"}}) {
    std::vector<std::string> cite = arguments;
    cite.insert(cite.end(), {"--format", format});
    const Outcome run = Run(cite);
    ASSERT_EQ(run.status, 0) << run.err;
    WriteFile(file, run.out);
  }
  const Outcome read = ReadBack("cite");
  EXPECT_EQ(read.status, 0) << read.err;
  EXPECT_EQ(read.out, "citations 224\n");
}

}  // namespace
}  // namespace sulieu
