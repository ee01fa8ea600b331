#include "extractors/percentages/percentages.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "extractors/percentages/percentage_grammar.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

struct Reading {
  double low = 0;
  double high = 0;
  std::string bound = "exact";
  std::string unit;
};

Reading ReadMention(const Mention& mention, std::string_view text) {
  Reading reading;
  reading.low = reading.high = *ReadPercentage(mention.Get("low")->In(text));
  if (const auto high = mention.Get("high")) reading.high = *ReadPercentage(high->In(text));
  reading.bound = BoundOf(mention);
  if (const auto unit = mention.Get("unit")) reading.unit = unit->In(text);
  return reading;
}

std::string ValueOf(const Reading& reading) {
  const std::string low = FormatNumber(reading.low);
  const std::string range =
      reading.high == reading.low ? low : fmt::format("{}..{}", low, FormatNumber(reading.high));
  return reading.unit.empty() ? range : fmt::format("{} {}", range, FoldForLookup(reading.unit));
}

// One wording of what is measured continues the other, or one says nothing.
bool SameUnit(std::string_view a, std::string_view b) {
  const std::string x = FoldForLookup(a), y = FoldForLookup(b);
  return x.starts_with(y) || y.starts_with(x);
}

class Percentages : public Extractor {
 public:
  explicit Percentages(const RuleSet& rules) : grammar_(rules) {}

  std::string_view kind() const override { return "percentages"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"low"}, {"high"}, {"bound"}, {"unit"}};
    return kColumns;
  }

  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    return grammar_.Read(article, std::move(matches));
  }

  // Distinct by the numbers and the unit: `100% xã` and `100% hộ` are two facts; a caption that repeats
  // `100%` with a shorter unit, or none, is the same.
  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<Reading> readings;
    std::vector<Fact> facts;
    std::multimap<std::pair<double, double>, size_t> by_numbers;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      Reading reading = ReadMention(mentions[i], context.article.text);
      const std::pair numbers(reading.low, reading.high);
      const auto [begin, end] = by_numbers.equal_range(numbers);
      auto known = begin;
      while (known != end && !SameUnit(readings[known->second].unit, reading.unit)) ++known;
      if (known == end) {
        by_numbers.emplace(numbers, facts.size());
        readings.push_back(std::move(reading));
        facts.emplace_back().mentions = {i};
      } else {
        Reading& kept = readings[known->second];
        facts[known->second].mentions.push_back(i);
        if (reading.unit.size() > kept.unit.size()) kept.unit = reading.unit;
      }
    }
    for (size_t i = 0; i < facts.size(); ++i) Fill(readings[i], &facts[i]);
    return facts;
  }

 private:
  static void Fill(const Reading& reading, Fact* fact) {
    fact->value = ValueOf(reading);
    fact->columns = {reading.low, reading.high, reading.bound, {}};
    if (!reading.unit.empty()) fact->columns[3] = reading.unit;
  }

  PercentageGrammar grammar_;
};

}  // namespace

std::unique_ptr<Extractor> MakePercentages(const RuleSet& rules) {
  return std::make_unique<Percentages>(rules);
}

}  // namespace sulieu
