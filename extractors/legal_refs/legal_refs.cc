#include "extractors/legal_refs/legal_refs.h"

namespace sulieu {
namespace {

class LegalRefs : public Extractor {
 public:
  std::string_view kind() const override { return "legal_refs"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {
        {"kind"}, {"number"}, {"issued_date"}, {"issuer"}, {"subject"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext&, const std::vector<Mention>&) const override { return {}; }
};

}  // namespace

std::unique_ptr<Extractor> MakeLegalRefs(const RuleSet&) { return std::make_unique<LegalRefs>(); }

}  // namespace sulieu
