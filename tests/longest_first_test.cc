// Which of overlapping mentions stay.
#include <gtest/gtest.h>

#include "pipeline/extract/extractor.h"

namespace sulieu {
namespace {

using Spans = std::vector<std::pair<uint32_t, uint32_t>>;

Spans Kept(const Spans& spans, const std::function<bool(const Mention&)>& accept) {
  static const Rule kRule;
  std::vector<Mention> mentions;
  for (const auto& [begin, end] : spans) mentions.push_back({&kRule, {begin, end}, 0, {}});
  Spans kept;
  for (const Mention& mention : LongestFirst(std::move(mentions), accept))
    kept.emplace_back(mention.span.begin, mention.span.end);
  return kept;
}

TEST(LongestFirst, KeepsTheLongestInTextOrder) {
  const auto all = [](const Mention&) { return true; };
  EXPECT_EQ(Kept({{0, 3}, {0, 8}, {6, 9}, {9, 11}}, all), (Spans{{0, 8}, {9, 11}}));
}

TEST(LongestFirst, WhatIsNotAcceptedHidesNothing) {
  const auto short_ones = [](const Mention& mention) { return mention.span.size() < 5; };
  EXPECT_EQ(Kept({{0, 3}, {0, 8}, {6, 9}}, short_ones), (Spans{{0, 3}, {6, 9}}));
}

TEST(LongestFirst, DoesNotAskOfWhatIsHidden) {
  std::vector<uint32_t> asked;
  const auto note = [&](const Mention& mention) {
    asked.push_back(mention.span.size());
    return true;
  };
  Kept({{0, 3}, {0, 8}, {6, 9}, {9, 11}}, note);
  EXPECT_EQ(asked, (std::vector<uint32_t>{8, 2}));
}

}  // namespace
}  // namespace sulieu
