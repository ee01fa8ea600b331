#include "extractors/registry.h"

#include "extractors/awards/awards.h"
#include "extractors/dates/dates.h"
#include "extractors/events/events.h"
#include "extractors/legal_refs/legal_refs.h"
#include "extractors/officials/officials.h"
#include "extractors/percentages/percentages.h"
#include "extractors/quantities/quantities.h"
#include "extractors/ratios/ratios.h"
#include "extractors/totals/totals.h"

namespace sulieu {
namespace {

constexpr ExtractorEntry kRegistry[] = {
    {"dates", MakeDates},          {"ratios", MakeRatios},       {"percentages", MakePercentages},
    {"legal_refs", MakeLegalRefs}, {"officials", MakeOfficials}, {"awards", MakeAwards},
    {"events", MakeEvents},        {"totals", MakeTotals},       {"quantities", MakeQuantities},
};

constexpr Mask kMasks[] = {
    {"legal_refs", "number", "ratios"},
    {"legal_refs", "number", "dates"},
    {"legal_refs", "number", "percentages"},
    {"ratios", "numerator", "dates"},
    {"ratios", "denominator", "dates"},  // not a term between them: `trong 12 chỉ tiêu nhiệm kỳ 2016 - 2021
                                         // có 10`
    {"percentages", "low", "quantities", "number"},
    {"percentages", "high", "quantities", "number"},
    {"legal_refs", "number", "quantities", "number"},
};

}  // namespace

std::span<const ExtractorEntry> Registry() { return kRegistry; }
std::span<const Mask> Masks() { return kMasks; }

}  // namespace sulieu
