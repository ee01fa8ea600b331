#include "extractors/dates/dates.h"

#include <fmt/format.h>

#include <map>

#include "extractors/dates/calendar.h"
#include "extractors/dates/grammar.h"
#include "extractors/dates/resolve.h"

namespace sulieu {
namespace {

using dates::Dated;
using dates::Period;

// A decade is written as such; `khoảng` makes the date approximate.
std::string EdtfColumn(const Dated& dated) {
  const int year = dates::YearOf(dated.period.start);
  if (dated.kind == "decade") return fmt::format("{}X", year / 10);
  return dates::Edtf(dated.period) + (dated.modifier == "about" ? "~" : "");
}

class Dates : public Extractor {
 public:
  explicit Dates(const RuleSet& rules) : rules_(rules) {}

  std::string_view kind() const override { return "dates"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {
        {"edtf"}, {"start_date"}, {"end_date"}, {"kind"}, {"modifier"}};
    return kColumns;
  }

  bool reads_bylines() const override { return true; }  // the day of publication

  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    return dates::ReadMentions(article, rules_, std::move(matches));
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    const auto resolved = dates::ResolveMentions(context.article, rules_, context.reference, mentions);
    std::vector<Fact> facts;
    std::map<Period, size_t> by_period;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      for (const Dated& dated : resolved[i]) {
        const auto [known, added] = by_period.emplace(dated.period, facts.size());
        if (added) {
          facts.push_back(MakeFact(dated, i));
        } else {
          Join(dated, i, &facts[known->second]);
        }
      }
    }
    return facts;
  }

 private:
  static constexpr size_t kEdtf = 0, kModifier = 4;

  static Fact MakeFact(const Dated& dated, uint32_t mention) {
    Fact fact;
    fact.value = dates::Edtf(dated.period);
    fact.columns = {EdtfColumn(dated), dates::IsoDay(dated.period.start), dates::IsoDay(dated.period.end),
                    std::string(dated.kind), dated.modifier.empty() ? Value() : Value(dated.modifier)};
    fact.mentions = {mention};
    fact.basis = dated.basis;
    return fact;
  }

  // `cuối năm 2018` and `năm 2018` are one fact; its modifier is what all mentions have. A date that the text
  // gives in full needs no basis.
  static void Join(const Dated& dated, uint32_t mention, Fact* fact) {
    if (fact->mentions.back() != mention) fact->mentions.push_back(mention);
    if (dated.basis.empty()) fact->basis.clear();
    const auto* modifier = std::get_if<std::string>(&fact->columns[kModifier]);
    if (!modifier || *modifier == dated.modifier) return;
    fact->columns[kModifier] = {};
    if (auto* edtf = std::get_if<std::string>(&fact->columns[kEdtf]); edtf && edtf->ends_with('~'))
      edtf->pop_back();
  }

  const RuleSet& rules_;
};

}  // namespace

std::unique_ptr<Extractor> MakeDates(const RuleSet& rules) { return std::make_unique<Dates>(rules); }

}  // namespace sulieu
