#include "pipeline/show/marks.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sulieu {

std::vector<Mark> MakeMarks(const std::vector<StoredFact>& facts, size_t text_size) {
  std::map<std::tuple<uint32_t, int64_t, std::string>, Mark> by_place;
  for (size_t i = 0; i < facts.size(); ++i) {
    for (const StoredMention& mention : facts[i].mentions) {
      const TextSpan span = mention.text;
      if (span.begin >= span.end || span.end > text_size) continue;
      Mark& mark = by_place[{span.begin, -int64_t{span.end}, facts[i].kind}];
      mark.span = span;
      mark.kind = facts[i].kind;
      if (mark.facts.empty() || mark.facts.back() != i) mark.facts.push_back(i);
    }
  }
  std::vector<Mark> marks;
  for (auto& [place, mark] : by_place) marks.push_back(std::move(mark));
  return marks;
}

std::vector<Segment> MakeSegments(const std::vector<Mark>& marks, size_t text_size) {
  std::set<uint32_t> cuts = {0, static_cast<uint32_t>(text_size)};
  for (const Mark& mark : marks) cuts.insert({mark.span.begin, mark.span.end});
  std::vector<Segment> segments;
  std::vector<size_t> open;
  size_t next = 0;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
    const TextSpan span{*cut, *std::next(cut)};
    std::erase_if(open, [&](size_t mark) { return marks[mark].span.end <= span.begin; });
    while (next < marks.size() && marks[next].span.begin == span.begin) open.push_back(next++);
    segments.push_back({span, open});
    std::stable_sort(segments.back().marks.begin(), segments.back().marks.end(),
                     [&](size_t a, size_t b) { return marks[a].span.size() > marks[b].span.size(); });
  }
  return segments;
}

}  // namespace sulieu
