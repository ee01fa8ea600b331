#include "extractors/events/events.h"

namespace sulieu {
namespace {

class Events : public Extractor {
 public:
  std::string_view kind() const override { return "events"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"kind"},      {"name"},  {"start_date"}, {"end_date"},
                                                 {"organiser"}, {"place"}, {"main"}};
    return kColumns;
  }

  std::vector<Fact> Resolve(const ResolveContext&, const std::vector<Mention>&) const override { return {}; }
};

}  // namespace

std::unique_ptr<Extractor> MakeEvents(const RuleSet&) { return std::make_unique<Events>(); }

}  // namespace sulieu
