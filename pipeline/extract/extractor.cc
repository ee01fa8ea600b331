#include "pipeline/extract/extractor.h"

#include <algorithm>

namespace sulieu {

const char* PassageName(PassageKind kind) {
  switch (kind) {
    case PassageKind::kTitle:
      return "title";
    case PassageKind::kLead:
      return "lead";
    case PassageKind::kParagraph:
      return "paragraph";
    case PassageKind::kCaption:
      return "caption";
    case PassageKind::kByline:
      return "byline";
    case PassageKind::kFurniture:
      return "furniture";
  }
  return "paragraph";
}

std::vector<Mention> LongestFirst(std::vector<Mention> mentions) {
  std::vector<size_t> order(mentions.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const Mention& x = mentions[a];
    const Mention& y = mentions[b];
    if (x.span.size() != y.span.size()) return x.span.size() > y.span.size();
    return x.rule->line < y.rule->line;
  });
  std::vector<Mention> kept;
  for (size_t i : order) {
    const bool free = std::none_of(kept.begin(), kept.end(), [&](const Mention& other) {
      return other.span.Overlaps(mentions[i].span);
    });
    if (free) kept.push_back(std::move(mentions[i]));
  }
  std::sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return kept;
}

std::vector<Mention> Extractor::Read(const Article&, std::vector<Mention> matches) const {
  return LongestFirst(std::move(matches));
}

}  // namespace sulieu
