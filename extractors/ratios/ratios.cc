#include "extractors/ratios/ratios.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <string>

#include "extractors/ratios/ratio_grammar.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

Value TextOf(const Mention& mention, std::string_view name, std::string_view text) {
  const auto span = mention.Get(name);
  if (!span) return {};
  return std::string(span->In(text));
}

bool IsPowerOfTen(double number) {
  const double exponent = std::log10(number);
  return exponent == std::floor(exponent);
}

// `9/100.000 trẻ đẻ sống` is a rate, `gần 3/5 kim ngạch` a fraction, anything else a count of a total.
std::string KindOf(const Mention& mention, double numerator, double denominator) {
  if (denominator >= 1000 && IsPowerOfTen(denominator) && numerator * 10 < denominator) return "rate";
  const bool simple = numerator < denominator && denominator <= 4 && numerator + 1 >= denominator / 2;
  if (mention.Get("fraction") || (simple && (numerator == 1 || denominator != 4 || numerator == 3)))
    return "fraction";
  return "count_of_total";
}

class Ratios : public Extractor {
 public:
  explicit Ratios(const RuleSet& rules) : grammar_(rules) {}

  std::string_view kind() const override { return "ratios"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {
        {"numerator"}, {"denominator"}, {"unit"}, {"outcome"}, {"kind"}};
    return kColumns;
  }

  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    return grammar_.Read(article, std::move(matches));
  }

  // Distinct by the two numbers, the unit in its fuller wording. Small fractions recur by chance: `2/3 kinh
  // phí` and `2/3 số xã` are two facts, the second with its unit in the value.
  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<Fact> facts;
    std::multimap<std::string, size_t> by_numbers;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      Fact fact = MakeFact(mentions[i], context.article.text);
      const auto [begin, end] = by_numbers.equal_range(fact.value);
      auto known = begin;
      while (known != end && !SameRatio(facts[known->second], fact)) ++known;
      if (known != end) {
        Merge(fact, &facts[known->second]);
        facts[known->second].mentions.push_back(i);
        continue;
      }
      by_numbers.emplace(fact.value, facts.size());
      if (begin != end) fact.value = fmt::format("{} {}", fact.value, FoldForLookup(UnitOf(fact)));
      fact.mentions = {i};
      facts.push_back(std::move(fact));
    }
    return facts;
  }

 private:
  static Fact MakeFact(const Mention& mention, std::string_view text) {
    const double numerator = *ReadCount(mention.Get("numerator")->In(text));
    const double denominator = *ReadCount(mention.Get("denominator")->In(text));
    Fact fact;
    fact.value = fmt::format("{}/{}", FormatNumber(numerator), FormatNumber(denominator));
    fact.columns = {numerator, denominator, TextOf(mention, "unit", text), TextOf(mention, "outcome", text),
                    KindOf(mention, numerator, denominator)};
    return fact;
  }

  static std::string UnitOf(const Fact& fact) {
    const auto* unit = std::get_if<std::string>(&fact.columns[2]);
    return unit ? *unit : std::string();
  }

  // Requires: the numbers are the same.
  static bool SameRatio(const Fact& a, const Fact& b) {
    if (std::get<double>(a.columns[1]) > 10) return true;
    const std::string x = FoldForLookup(UnitOf(a)), y = FoldForLookup(UnitOf(b));
    return x.starts_with(y) || y.starts_with(x);
  }

  static void Merge(const Fact& other, Fact* fact) {
    for (size_t column : {2, 3}) {
      const auto* known = std::get_if<std::string>(&fact->columns[column]);
      const auto* more = std::get_if<std::string>(&other.columns[column]);
      if (more && (!known || (more->size() > known->size() && more->starts_with(*known))))
        fact->columns[column] = *more;
    }
  }

  RatioGrammar grammar_;
};

}  // namespace

std::unique_ptr<Extractor> MakeRatios(const RuleSet& rules) { return std::make_unique<Ratios>(rules); }

}  // namespace sulieu
