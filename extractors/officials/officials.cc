#include "extractors/officials/officials.h"

namespace sulieu {
namespace {

class Officials : public Extractor {
 public:
  std::string_view kind() const override { return "officials"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"name"},     {"honorific"},    {"rank"},
                                                 {"position"}, {"organisation"}, {"role"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext&, const std::vector<Mention>&) const override { return {}; }
};

}  // namespace

std::unique_ptr<Extractor> MakeOfficials(const RuleSet&) { return std::make_unique<Officials>(); }

}  // namespace sulieu
