#include "extractors/percentages/percentages.h"

namespace sulieu {
namespace {

class Percentages : public Extractor {
 public:
  std::string_view kind() const override { return "percentages"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"low"}, {"high"}, {"bound"}, {"unit"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext&, const std::vector<Mention>&) const override { return {}; }
};

}  // namespace

std::unique_ptr<Extractor> MakePercentages(const RuleSet&) { return std::make_unique<Percentages>(); }

}  // namespace sulieu
