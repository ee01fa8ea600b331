#include "extractors/ratios/ratios.h"

#include <fmt/format.h>

#include <map>

#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

class Ratios : public Extractor {
 public:
  std::string_view kind() const override { return "ratios"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {
        {"numerator"}, {"denominator"}, {"unit"}, {"outcome"}, {"kind"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<Fact> facts;
    std::map<std::string, size_t> by_value;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      const Mention& mention = mentions[i];
      const auto numerator = ParseNumber(mention.Get("numerator")->In(context.article.text));
      const auto denominator = ParseNumber(mention.Get("denominator")->In(context.article.text));
      if (!numerator || !denominator || *denominator == 0) continue;
      Fact fact;
      fact.value = fmt::format("{}/{}", *numerator, *denominator);
      const auto [known, added] = by_value.emplace(fact.value, facts.size());
      if (!added) {
        facts[known->second].mentions.push_back(i);
        continue;
      }
      fact.columns = {*numerator,
                      *denominator,
                      std::string(mention.Get("unit")->In(context.article.text)),
                      {},
                      std::string("count_of_total")};
      fact.mentions = {i};
      facts.push_back(std::move(fact));
    }
    return facts;
  }
};

}  // namespace

std::unique_ptr<Extractor> MakeRatios(const RuleSet&) { return std::make_unique<Ratios>(); }

}  // namespace sulieu
