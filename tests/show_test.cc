// Marks that nest and cross, and the page they become.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <map>
#include <set>

#include "pipeline/show/html.h"
#include "pipeline/show/marks.h"
#include "pipeline/show/text.h"
#include "pipeline/store/store.h"
#include "tests/payloads.h"

namespace sulieu {
namespace {

StoredFact MakeFact(const std::string& kind, const std::string& value, std::vector<TextSpan> spans) {
  StoredFact fact;
  fact.fact_id = "0123456789abcdef0123";
  fact.kind = kind;
  fact.value = value;
  for (TextSpan span : spans) {
    StoredMention mention;
    mention.text = span;
    mention.quote = "q";
    fact.mentions.push_back(mention);
  }
  return fact;
}

std::string SegmentsText(const std::vector<Mark>& marks, size_t size) {
  std::string out;
  for (const Segment& segment : MakeSegments(marks, size)) {
    out += std::to_string(segment.span.begin) + "-" + std::to_string(segment.span.end) + ":";
    for (size_t mark : segment.marks) out += std::to_string(mark);
    out += " ";
  }
  return out;
}

TEST(MarksTest, SegmentsOfNestedCrossingAndTouchingMarks) {
  const auto marks = [](std::vector<TextSpan> spans) {
    std::vector<StoredFact> facts;
    for (TextSpan span : spans) facts.push_back(MakeFact("dates", std::to_string(span.begin), {span}));
    return MakeMarks(facts, 100);
  };
  EXPECT_EQ(SegmentsText({}, 5), "0-5: ");
  EXPECT_EQ(SegmentsText(marks({{2, 8}, {4, 6}}), 10), "0-2: 2-4:0 4-6:01 6-8:0 8-10: ");
  EXPECT_EQ(SegmentsText(marks({{2, 6}, {4, 8}}), 10), "0-2: 2-4:0 4-6:01 6-8:1 8-10: ");
  EXPECT_EQ(SegmentsText(marks({{0, 5}, {5, 10}}), 10), "0-5:0 5-10:1 ");
  EXPECT_EQ(SegmentsText(marks({{0, 5}, {0, 10}}), 10), "0-5:01 5-10:0 ");
}

TEST(MarksTest, FactsAtOnePlaceShareAMark) {
  const std::vector<StoredFact> facts = {MakeFact("dates", "a", {{1, 3}}),
                                         MakeFact("dates", "b", {{1, 3}, {200, 300}})};
  const auto marks = MakeMarks(facts, 100);
  ASSERT_EQ(marks.size(), 1u);  // what lies outside the text is left out
  EXPECT_EQ(marks[0].facts, (std::vector<size_t>{0, 1}));
}

TEST(TextTest, EveryMarkSaysWhereItEnds) {
  StoredDocument document;
  document.text = "ab cd ef";
  const std::vector<StoredFact> facts = {MakeFact("dates", "x", {{0, 5}}), MakeFact("ratios", "y", {{3, 8}})};
  EXPECT_EQ(RenderText(document, facts, false).substr(0, 32), "[D1 ab [R2 cd D1] ef R2]\n\nD1    ");
}

// Every tag that opens closes in order, ids are unique, links lead somewhere.
void CheckPage(const std::string& html) {
  static const RE2 kTag(R"(<(/?)([a-z0-9]+)([^>]*)>)");
  std::vector<std::string> open;
  std::set<std::string> ids, targets;
  re2::StringPiece rest(html);
  std::string closing, name, attributes;
  while (RE2::FindAndConsume(&rest, kTag, &closing, &name, &attributes)) {
    std::string id;
    if (RE2::PartialMatch(attributes, R"re(\bid="([^"]*)")re", &id)) {
      EXPECT_TRUE(ids.insert(id).second) << id;
    }
    if (RE2::PartialMatch(attributes, R"re(href="#([^"]*)")re", &id)) targets.insert(id);
    if (name == "meta" || name == "input" || name == "br") continue;
    if (closing.empty()) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
  for (const std::string& target : targets) EXPECT_TRUE(ids.contains(target)) << target;
}

TEST(HtmlTest, IsWellFormedAndEscaped) {
  StoredDocument document;
  document.name = "a\"<b>.txt";
  document.title = "Tiêu đề <script>alert(1)</script>";
  document.url = "javascript:alert(1)";
  document.text = document.title + "\nMột <b> & \"hai\"\nba bốn năm\n";
  const auto size = static_cast<uint32_t>(document.text.size());
  std::vector<StoredFact> facts = {MakeFact("dates", "<i>", {{2, 20}}), MakeFact("ratios", "y", {{10, 30}}),
                                   MakeFact("events", "z", {{0, size}, {12, 14}}),
                                   MakeFact("dates", "w", {{2, 20}})};
  facts[0].columns = {{"edtf", std::string("2018<")}, {"modifier", {}}};
  facts[3].columns = {{"edtf", {}}, {"modifier", {}}};
  const std::string html = RenderHtml(document, facts);
  CheckPage(html);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("href=\"javascript"), std::string::npos);
  EXPECT_EQ(html.find("<i>"), std::string::npos);
  EXPECT_EQ(html.find(" style="), std::string::npos);  // the policy would refuse it
  EXPECT_NE(html.find("default-src 'none'; style-src 'sha256-"), std::string::npos);
}

TEST(HtmlTest, NoFactsNoTitle) {
  StoredDocument document;
  document.name = "a.txt";
  document.text = "x";
  CheckPage(RenderHtml(document, {}));
}

class ShowPayloadTest : public PayloadTest {};

// Control characters would command the terminal, others turn its lines around.
bool CommandsTheTerminal(const std::string& text) {
  for (const char* const raw : {"\x1B", "\x07", "\x01", "\x7F", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6"}) {
    if (text.find(raw) != std::string::npos) return true;
  }
  return false;
}

TEST_F(ShowPayloadTest, NoArticleCommandsTheTerminal) {
  const auto database = OpenForReading(Path("sulieu.db"));
  ASSERT_TRUE(database);
  auto facts = database->Prepare("SELECT fact_id FROM ratios ORDER BY document");
  ASSERT_TRUE(facts);
  for (size_t i = 0; facts->Step().value_or(false); ++i) {
    if (i % 7 != 0) continue;
    EXPECT_FALSE(CommandsTheTerminal(Run({"explain", std::string(facts->Text(0))}).out)) << i;
  }
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"search", "xã", "--limit", "300"}, {"facts", "ratios"}, {"ledger"}, {"people", "xã"}}) {
    EXPECT_FALSE(CommandsTheTerminal(Run(command).out)) << command.front();
  }
}

TEST_F(ShowPayloadTest, StaysTextInEveryArticle) {
  const auto database = OpenForReading(Path("sulieu.db"));
  ASSERT_TRUE(database);
  auto documents = database->Prepare("SELECT source_sha256 FROM documents ORDER BY document");
  ASSERT_TRUE(documents);
  size_t shown = 0;
  for (; documents->Step().value_or(false); ++shown) {
    if (shown % 7 != 0) continue;  // every danger once
    for (const char* const format : {"html", "text"}) {
      const Outcome run = Run({"show", std::string(documents->Text(0)), "--format", format});
      ASSERT_EQ(run.status, 0) << run.err;
      EXPECT_FALSE(CommandsTheTerminal(run.out)) << shown << format;
      if (std::string_view(format) != "html") continue;
      for (const char* const markup : {"<script", "<b onclick"}) {
        EXPECT_EQ(run.out.find(markup), std::string::npos) << shown;
      }
    }
  }
  EXPECT_EQ(shown, Payloads().size());
}

}  // namespace
}  // namespace sulieu
