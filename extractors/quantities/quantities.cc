#include "extractors/quantities/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "extractors/quantities/quantity_grammar.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

using Kind = QuantityUnit::Kind;

struct Reading {
  double low = 0;
  double high = 0;
  std::string unit;
  std::string_view qualifier;
};

std::string ValueOf(const Reading& reading) {
  const std::string low = FormatNumber(reading.low);
  return reading.high > reading.low ? fmt::format("{}/{}", low, FormatNumber(reading.high)) : low;
}

// `11,500 người` are thousands, `1,250 km` a decimal.
double Settled(const NumberPhrase& number, double value, bool measured) {
  return number.has_comma && !measured && number.scale == 1 ? value * 1000 : value;
}

Reading ReadMention(const QuantityUnits& units, const Mention& mention, std::string_view text) {
  Reading reading;
  const bool measured = mention.Get("measure").has_value();
  const auto read = [&](TextSpan span) { return *ReadNumberPhrase(SplitWords(text, span), 0); };
  const NumberPhrase number = read(*mention.Get("number"));
  reading.low = Settled(number, number.low, measured);
  reading.high = Settled(number, number.high, measured);
  if (const auto high = mention.Get("high")) {
    const NumberPhrase second = read(*high);
    reading.high = Settled(second, second.low, measured);
    // `5 đến 7 triệu` are both millions, `500.000 đồng đến 1 triệu đồng` are not.
    const double scaled = Multiply(reading.low, second.scale);
    if (number.scale == 1 && scaled <= reading.high) reading.low = scaled;
    if (reading.high < reading.low) std::swap(reading.low, reading.high);  // `từ 12 xuống 10`
  }
  if (const auto scale = mention.Get("scale")) {
    const double factor = ScaleOf(SplitWords(text, *scale));
    reading.low = Multiply(reading.low, factor);
    reading.high = Multiply(reading.high, factor);
  }
  if (const auto digits = mention.Get("fraction"))
    reading.low = reading.high = *ParseNumber(fmt::format("{},{}", reading.low, digits->In(text)));
  if (mention.Get("half")) reading.low = reading.high = reading.low + 0.5;
  reading.unit = "đồng";
  for (const std::string_view kind : {"thing", "measure", "money"}) {
    if (const auto unit = mention.Get(kind)) reading.unit = units.Canonical(unit->In(text));
  }
  reading.qualifier = number.vague ? "about" : BoundOf(mention);
  return reading;
}

// Of units folded for lookup.
bool SameUnit(std::string_view x, std::string_view y) {
  const std::string_view shorter = x.size() < y.size() ? x : y, longer = x.size() < y.size() ? y : x;
  if (!longer.starts_with(shorter)) return false;
  return longer.size() == shorter.size() || longer[shorter.size()] == ' ' || longer[shorter.size()] == ',';
}

// The first mention, of those by their begins and apart from one another, whose number overlaps the span;
// null.
const Mention* At(const std::vector<Mention>& mentions, TextSpan span) {
  const auto found = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return mention.Get("number")->end <= span.begin;
  });
  return found != mentions.end() && found->Get("number")->begin < span.end ? &*found : nullptr;
}

bool HasOwnUnit(const Mention& mention) {
  for (const std::string_view kind : {"thing", "measure", "money"}) {
    if (const auto unit = mention.Get(kind)) return unit->end <= mention.span.end;
  }
  return false;
}

// Marks the numbers of a ratio, unless both have a noun of their own: `trong 19 dự án có 13 dự án` counts
// twice.
void MarkRatios(const Extraction* ratios, const std::vector<Mention>& mentions, std::vector<bool>* out) {
  if (!ratios) return;
  for (const Mention& ratio : ratios->mentions) {
    const Mention* const pair[] = {At(mentions, *ratio.Get("numerator")),
                                   At(mentions, *ratio.Get("denominator"))};
    if (pair[0] && pair[1] && HasOwnUnit(*pair[0]) && HasOwnUnit(*pair[1])) continue;
    for (const Mention* mention : pair) {
      if (mention) (*out)[static_cast<size_t>(mention - mentions.data())] = true;
    }
  }
}

// Marks what is part of a date; not the days that are counted before they are named: `hai ngày 15 và 16/7`.
void MarkDates(const Extraction* dates, std::string_view text, const std::vector<Mention>& mentions,
               std::vector<bool>* out) {
  if (!dates) return;
  for (const Mention& date : dates->mentions) {
    const Mention* mention = At(mentions, date.span);
    for (; mention && mention != mentions.data() + mentions.size(); ++mention) {
      if (mention->Get("number")->begin >= date.span.end) break;
      const size_t behind = mention->span.end + 1;
      const bool named = mention->Get("number")->begin == date.span.begin &&
                         mention->span.end < date.span.end && behind < text.size() && text[behind] >= '0' &&
                         text[behind] <= '9';
      if (!named) (*out)[static_cast<size_t>(mention - mentions.data())] = true;
    }
  }
}

class Quantities : public Extractor {
 public:
  explicit Quantities(const RuleSet& rules)
      : grammar_(rules),
        money_(rules.Find("quantity.money")),
        duration_(rules.Find("quantity.duration")),
        measure_(rules.Find("quantity.measure")),
        counted_(rules.Find("quantity.counted")),
        in_words_(rules.Find("quantity.in_words")),
        vague_(rules.Find("quantity.vague")) {}

  std::string_view kind() const override { return "quantities"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"value"}, {"low"}, {"high"}, {"unit"}, {"qualifier"}};
    return kColumns;
  }

  // The grammar finds the quantities, a rule only confirms the shape of one.
  bool asks_rules() const override { return true; }

  std::vector<Mention> Read(const Article& article, std::vector<Mention> candidates) const override {
    std::vector<Mention> mentions;
    std::vector<const Rule*> possible;
    for (size_t i = 0; i < candidates.size();) {
      const uint32_t sentence = candidates[i].sentence;
      possible.clear();
      for (; i < candidates.size() && candidates[i].sentence == sentence; ++i)
        possible.push_back(candidates[i].rule);
      ReadSentence(article, sentence, possible, &mentions);
    }
    return mentions;
  }

  // Distinct by the number and the unit in its fuller wording.
  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<Fact> facts;
    std::vector<Reading> readings;
    std::vector<std::string> units;  // of each reading, folded
    // By number and the first word of the unit, which the same unit shares: long articles repeat numbers
    // often.
    std::multimap<std::tuple<double, double, std::string>, size_t> by_number;
    facts.reserve(mentions.size());
    readings.reserve(mentions.size());
    units.reserve(mentions.size());
    std::vector<bool> others(mentions.size());  // part of a ratio or a date
    MarkRatios(context.Earlier("ratios"), mentions, &others);
    MarkDates(context.Earlier("dates"), context.article.text, mentions, &others);
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      if (others[i]) continue;
      Reading reading = ReadMention(grammar_.units(), mentions[i], context.article.text);
      std::string unit = FoldForLookup(reading.unit);
      const std::tuple key(reading.low, reading.high, unit.substr(0, unit.find_first_of(" ,")));
      const auto [begin, end] = by_number.equal_range(key);
      auto known = begin;
      while (known != end && !SameUnit(units[known->second], unit)) ++known;
      if (known != end) {
        facts[known->second].mentions.push_back(i);
        continue;
      }
      by_number.emplace(key, facts.size());
      readings.push_back(std::move(reading));
      units.push_back(std::move(unit));
      facts.emplace_back().mentions = {i};
    }
    for (size_t i = 0; i < facts.size(); ++i) Fill(readings[i], &facts[i]);
    return facts;
  }

 private:
  void ReadSentence(const Article& article, uint32_t sentence, const std::vector<const Rule*>& possible,
                    std::vector<Mention>* mentions) const {
    const auto is_possible = [&](const Rule* rule) {
      return rule && std::find(possible.begin(), possible.end(), rule) != possible.end();
    };
    // Number words are read where a rule of theirs matches: elsewhere `tầng một - 19 ghế` would be a range.
    const std::string_view text = article.sentences[sentence].span.In(article.text);
    const auto matches = [&](const Rule* rule) { return is_possible(rule) && rule->MatchesIn(text); };
    const TextWords& words = article.words(sentence);
    for (Quantity& quantity : grammar_.Read(words, matches(in_words_) || matches(vague_))) {
      const Rule* const rule = RuleOf(quantity);
      if (!is_possible(rule)) continue;
      Mention mention = MakeMention(words, std::move(quantity));
      if (!rule->MatchesIn(mention.span.In(article.text))) continue;
      mention.rule = rule;
      mention.sentence = sentence;
      mentions->push_back(std::move(mention));
    }
  }

  const Rule* RuleOf(const Quantity& quantity) const {
    if (quantity.number.vague) return vague_;
    if (quantity.number.in_words) return in_words_;
    if (!quantity.unit || quantity.unit->kind == Kind::kMoney) return money_;
    if (quantity.unit->kind == Kind::kThing) return counted_;
    return quantity.unit->kind == Kind::kMeasure ? measure_ : duration_;
  }

  static Mention MakeMention(const TextWords& words, Quantity quantity) {
    Mention mention = std::move(quantity.mention);
    const TextSpan number{words[quantity.begin].span.begin, words[quantity.number.end - 1].span.end};
    mention.captures.push_back({"number", number});
    if (quantity.high) mention.captures.push_back({"high", *quantity.high});
    if (quantity.scale) mention.captures.push_back({"scale", *quantity.scale});
    if (quantity.fraction) mention.captures.push_back({"fraction", *quantity.fraction});
    if (quantity.half) mention.captures.push_back({"half", *quantity.half});
    if (quantity.unit) {
      const Kind kind = quantity.unit->kind;
      mention.captures.push_back(
          {kind == Kind::kThing ? "thing" : (kind == Kind::kMoney ? "money" : "measure"),
           quantity.unit->span});
    }
    return mention;
  }

  static void Fill(const Reading& reading, Fact* fact) {
    const std::string value = ValueOf(reading);
    fact->value = fmt::format("{} {}", value, FoldForLookup(reading.unit));
    fact->columns = {value, reading.low, reading.high, reading.unit, std::string(reading.qualifier)};
  }

  QuantityGrammar grammar_;
  const Rule* money_;
  const Rule* duration_;
  const Rule* measure_;
  const Rule* counted_;
  const Rule* in_words_;
  const Rule* vague_;
};

}  // namespace

std::unique_ptr<Extractor> MakeQuantities(const RuleSet& rules) {
  return std::make_unique<Quantities>(rules);
}

}  // namespace sulieu
