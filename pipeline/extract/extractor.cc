#include "pipeline/extract/extractor.h"

#include <algorithm>
#include <iterator>
#include <map>

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
  return LongestFirst(std::move(mentions), [](const Mention&) { return true; });
}

std::vector<Mention> LongestFirst(std::vector<Mention> mentions,
                                  const std::function<bool(const Mention&)>& accept) {
  std::vector<size_t> order(mentions.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const Mention& x = mentions[a];
    const Mention& y = mentions[b];
    if (x.span.size() != y.span.size()) return x.span.size() > y.span.size();
    return x.rule->line < y.rule->line;
  });
  std::vector<Mention> kept;
  std::map<uint32_t, uint32_t> taken;  // begin -> end of what is kept; they do not overlap
  for (size_t i : order) {
    const TextSpan span = mentions[i].span;
    const auto next = taken.lower_bound(span.begin);
    const bool hits_next = next != taken.end() && next->first < span.end;
    const bool hits_last = next != taken.begin() && std::prev(next)->second > span.begin;
    if (hits_next || hits_last || !accept(mentions[i])) continue;
    taken.emplace(span.begin, span.end);
    kept.push_back(std::move(mentions[i]));
  }
  std::sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return kept;
}

std::vector<Mention> Extractor::Read(const Article&, std::vector<Mention> matches) const {
  return LongestFirst(std::move(matches));
}

}  // namespace sulieu
