#include "pipeline/extract/masks.h"

#include <algorithm>
#include <optional>

namespace sulieu {
namespace {

// A capture of the mention; its whole span when the name is empty.
std::optional<TextSpan> PartOf(const Mention& mention, std::string_view capture) {
  return capture.empty() ? std::optional(mention.span) : mention.Get(capture);
}

// The spans that hide others, by their begins, each with the farthest end up to it: what overlaps one of them
// is found by one search.
class HiddenSpans {
 public:
  HiddenSpans(const Mask& mask, const std::vector<Mention>& masking) {
    for (const Mention& mention : masking) {
      if (const auto span = PartOf(mention, mask.capture)) spans_.push_back(*span);
    }
    std::sort(spans_.begin(), spans_.end());
    for (size_t i = 1; i < spans_.size(); ++i) spans_[i].end = std::max(spans_[i].end, spans_[i - 1].end);
  }

  bool Overlap(TextSpan other) const {
    const auto behind = std::partition_point(spans_.begin(), spans_.end(),
                                             [&](TextSpan span) { return span.begin < other.end; });
    return behind != spans_.begin() && std::prev(behind)->end > other.begin;
  }

 private:
  std::vector<TextSpan> spans_;
};

}  // namespace

void ApplyMasks(std::span<const Mask> masks, std::vector<Extraction>* extractions) {
  for (const Mask& mask : masks) {
    const auto by = [&](std::string_view kind) {
      return std::find_if(extractions->begin(), extractions->end(),
                          [&](const Extraction& e) { return e.kind == kind; });
    };
    const auto masking = by(mask.kind), hidden = by(mask.hidden);
    if (masking == extractions->end() || hidden == extractions->end()) continue;
    const HiddenSpans spans(mask, masking->mentions);
    std::erase_if(hidden->mentions, [&](const Mention& other) {
      return spans.Overlap(PartOf(other, mask.hidden_capture).value_or(other.span));
    });
  }
}

}  // namespace sulieu
