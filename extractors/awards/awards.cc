#include "extractors/awards/awards.h"

namespace sulieu {
namespace {

class Awards : public Extractor {
 public:
  std::string_view kind() const override { return "awards"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"award"},     {"authority"}, {"recipient"}, {"count"},
                                                 {"occasions"}, {"reason"},    {"period"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext&, const std::vector<Mention>&) const override { return {}; }
};

}  // namespace

std::unique_ptr<Extractor> MakeAwards(const RuleSet&) { return std::make_unique<Awards>(); }

}  // namespace sulieu
