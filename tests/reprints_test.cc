// Reprints: what an editor does to a release does not hide it; what only sounds alike is no reprint.
#include "pipeline/reprints/reprints.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace sulieu {
namespace {

// `count` sentences of random syllables: nothing in common with a text of another seed.
std::vector<std::string> Sentences(unsigned seed, int count) {
  std::mt19937 random(seed);
  std::vector<std::string> sentences;
  for (int i = 0; i < count; ++i) {
    std::string sentence;
    for (int word = 0; word < 15; ++word) sentence += fmt::format("w{} ", random() % 5000);
    sentences.push_back(sentence + ".");
  }
  return sentences;
}

SketchedDocument Make(int64_t id, const std::string& published, const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += sentence + " ";
  SketchMaker sketch;
  sketch.Add(text);
  SketchedDocument document;
  document.id = id;
  document.path = fmt::format("doc{}", id);
  document.published = published;
  document.text_bytes = text.size();
  document.sketch = sketch.Finish();
  return document;
}

using FigureReader = std::function<Figures(int64_t id)>;
Figures NoFigures(int64_t) { return {}; }

std::vector<Reprint> FindReprints(std::vector<SketchedDocument> documents, const FigureReader& figures) {
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  const SketchReader reader{static_cast<uint32_t>(documents.size()),
                            [&](const SketchReader::Use& use) -> Status {
                              for (uint32_t i = 0; i < documents.size(); ++i)
                                SULIEU_RETURN_IF_ERROR(use(i, documents[i].sketch));
                              return {};
                            },
                            [&](uint32_t i) { return documents[i].sketch; },
                            [&](uint32_t i) { return documents[i]; }, figures};
  auto reprints = sulieu::FindReprints(reader);
  EXPECT_TRUE(reprints);
  return std::move(*reprints);
}

TEST(Reprints, CutReorderedAndLengthenedCopiesFindTheirOrigin) {
  const auto original = Sentences(1, 30);
  auto cut = original;
  cut.resize(15);
  auto reordered = original;
  std::shuffle(reordered.begin(), reordered.end(), std::mt19937(7));
  auto longer = original;
  for (const std::string& sentence : Sentences(2, 4)) longer.push_back(sentence);
  const auto reprints = FindReprints(
      {Make(1, "2019-03-14", original), Make(2, "2019-03-15", cut), Make(3, "2019-03-16", reordered),
       Make(4, "2019-03-17", longer), Make(5, "2019-03-14", Sentences(9, 30))},
      NoFigures);
  ASSERT_EQ(reprints.size(), 3u);
  for (const Reprint& reprint : reprints) {
    EXPECT_EQ(reprint.origin, 1);
    EXPECT_EQ(reprint.reason, "published earlier (2019-03-14)");
    EXPECT_GE(reprint.containment, 0.8);
  }
}

TEST(Reprints, ALongArticleIsComparedWithinItsCap) {
  const auto original = Sentences(3, 400);
  auto cut = original;
  cut.resize(40);
  const auto reprints = FindReprints({Make(1, "", original), Make(2, "", cut)}, NoFigures);
  ASSERT_EQ(reprints.size(), 1u);
  EXPECT_EQ(reprints[0].id, 2);
  EXPECT_EQ(reprints[0].reason, "the longer text");
}

TEST(Reprints, SharedBoilerplateIsNoReprint) {
  const auto common = Sentences(4, 5);
  std::vector<SketchedDocument> documents;
  for (unsigned i = 0; i < 50; ++i) {
    auto sentences = Sentences(100 + i, 20);
    sentences.insert(sentences.end(), common.begin(), common.end());
    documents.push_back(Make(i, "", sentences));
  }
  EXPECT_TRUE(FindReprints(documents, NoFigures).empty());
}

TEST(Reprints, ASourceNamedOutweighsAnEarlierDate) {
  auto copy = Make(1, "2019-03-14", Sentences(5, 30));
  copy.names_source = true;
  const auto reprints = FindReprints({copy, Make(2, "2019-03-15", Sentences(5, 30))}, NoFigures);
  ASSERT_EQ(reprints.size(), 1u);
  EXPECT_EQ(reprints[0].id, 1);
  EXPECT_EQ(reprints[0].reason, "the reprint names a source");
}

TEST(Reprints, TheOrderOfDocumentsDoesNotMatter) {
  std::vector<SketchedDocument> documents;
  for (int i = 0; i < 20; ++i) documents.push_back(Make(i, "", Sentences(static_cast<unsigned>(i % 5), 20)));
  const auto key = [](std::vector<Reprint> reprints) {
    std::vector<std::pair<int64_t, int64_t>> pairs;
    for (const Reprint& reprint : reprints) pairs.emplace_back(reprint.id, reprint.origin);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  };
  const auto expected = key(FindReprints(documents, NoFigures));
  EXPECT_EQ(expected.size(), 15u);
  std::shuffle(documents.begin(), documents.end(), std::mt19937(3));
  EXPECT_EQ(key(FindReprints(documents, NoFigures)), expected);
}

TEST(Reprints, ThisYearsReportOnLastYearsTemplateIsNoReprint) {
  const std::vector<SketchedDocument> documents = {Make(1, "2018-01-05", Sentences(7, 30)),
                                                   Make(2, "2019-01-04", Sentences(7, 30))};
  const auto telling = [&](const char* first, const char* second) {
    return FindReprints(documents, [=](int64_t id) { return FiguresOf(id == 1 ? first : second); }).size();
  };
  EXPECT_EQ(telling("năm 2018: 1.101/1.251 xã, 136 lượt, ngày 05/01",
                    "năm 2019: 1.180/1.251 xã, 98 lượt, ngày 04/01"),
            0u);
  EXPECT_EQ(telling("năm 2018: 1.101/1.251 xã, 136 lượt, ngày 05/01", "1.101 xã, 136 lượt, 5.1.2018"), 1u);
  EXPECT_EQ(telling("năm 2018: 12 xã", "năm 2019: 13 xã"), 1u) << "three figures say nothing";
}

TEST(Reprints, FiguresAreRunsOfDigits) {
  EXPECT_EQ(FiguresOf("05/02/2018 và 5.2.2018: 1.101/1.251, số 00"),
            (Figures{"0", "1", "101", "2", "2018", "251", "5"}));
  EXPECT_EQ(FiguresOf("không có"), Figures{});
}

TEST(Sketch, KnowsASourceLine) {
  for (const char* line :
       {"tin anh mai hoa   theo kimson ninhbinh gov vn ", "nguon  lamthao phutho gov vn"}) {
    EXPECT_TRUE(NamesSource(line)) << line;
  }
  for (const char* line : {"xuan thu", "theo", "bai va anh  thanh thien"})
    EXPECT_FALSE(NamesSource(line)) << line;
}

TEST(Sketch, SurvivesStorage) {
  const Sketch sketch = Make(1, "", Sentences(6, 30)).sketch;
  EXPECT_GT(sketch.size(), 20u);
  EXPECT_EQ(DecodeSketch(EncodeSketch(sketch)), sketch);
}

}  // namespace
}  // namespace sulieu
