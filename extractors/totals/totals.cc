#include "extractors/totals/totals.h"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "extractors/phrases/counted_unit.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

struct Parts {
  double sum = 0;
  int count = 0;
};

// The numbers that open the items of a list `6 Xã, 2 Phường và 3 Cơ quan`.
std::optional<Parts> AddUp(std::string_view list) {
  Parts parts;
  for (const Word& word : SplitWords(list, {0, static_cast<uint32_t>(list.size())})) {
    if (word.kind != Word::Kind::kNumber) continue;
    const auto number = ParseNumber(word.span.In(list));
    if (!number) return std::nullopt;
    parts.sum += *number;
    ++parts.count;
  }
  return parts;
}

class Totals : public Extractor {
 public:
  explicit Totals(const RuleSet& rules) : units_(rules) {}

  std::string_view kind() const override { return "totals"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"total"}, {"unit"}, {"parts"}, {"parts_sum"}, {"adds_up"}};
    return kColumns;
  }

  // Adds the counted noun behind the total.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    std::vector<Mention> mentions = LongestFirst(std::move(matches));
    for (Mention& mention : mentions) {
      const uint32_t from = mention.Get("total")->end;
      const uint32_t to = mention.Get("parts")->begin;
      const auto unit = units_.Read(SplitWords(article.text, {from, to}), 0);
      if (unit) mention.captures.push_back({"unit", unit->span});
    }
    std::erase_if(mentions, [](const Mention& mention) { return !mention.Get("unit"); });
    return mentions;
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<Fact> facts;
    std::map<std::string, size_t> by_value;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      auto fact = MakeFact(mentions[i], context.article.text);
      if (!fact) continue;
      const auto [known, added] = by_value.emplace(fact->value, facts.size());
      if (added) facts.push_back(std::move(*fact));
      facts[known->second].mentions.push_back(i);
    }
    return facts;
  }

 private:
  static std::optional<Fact> MakeFact(const Mention& mention, std::string_view text) {
    const auto total = ParseNumber(mention.Get("total")->In(text));
    const std::string_view list = mention.Get("parts")->In(text);
    const std::string unit(mention.Get("unit")->In(text));
    const auto parts = AddUp(list);
    if (!total || !parts) return std::nullopt;
    Fact fact;
    fact.value = fmt::format("{} {} = {}", *total, unit, list);
    fact.columns = {*total, unit, std::string(list), parts->sum, int64_t{parts->sum == *total}};
    fact.basis = fmt::format("{} parts sum up to {}", parts->count, parts->sum);
    return fact;
  }

  UnitGrammar units_;
};

}  // namespace

std::unique_ptr<Extractor> MakeTotals(const RuleSet& rules) { return std::make_unique<Totals>(rules); }

}  // namespace sulieu
