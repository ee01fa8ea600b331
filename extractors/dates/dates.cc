#include "extractors/dates/dates.h"

namespace sulieu {
namespace {

class Dates : public Extractor {
 public:
  std::string_view kind() const override { return "dates"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {
        {"edtf"}, {"start_date"}, {"end_date"}, {"kind"}, {"modifier"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext&, const std::vector<Mention>&) const override { return {}; }
};

}  // namespace

std::unique_ptr<Extractor> MakeDates(const RuleSet&) { return std::make_unique<Dates>(); }

}  // namespace sulieu
