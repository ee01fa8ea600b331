#include "pipeline/normalize/offset_map.h"

#include <algorithm>

namespace sulieu {
namespace {

using Edit = OffsetMap::Edit;

// Translates [begin, end) from the `from` side of the edits to the `to` side.
template <auto from, auto to>
auto Translate(const std::vector<Edit>& edits, uint32_t begin, uint32_t end) {
  const auto shift = [&](std::vector<Edit>::const_iterator next, uint32_t offset) {
    return next == edits.begin() ? offset
                                 : offset - ((*std::prev(next)).*from).end + ((*std::prev(next)).*to).end;
  };
  // The first edit that ends after `begin`: it either contains `begin` or lies behind it.
  const auto first = std::upper_bound(edits.begin(), edits.end(), begin,
                                      [](uint32_t at, const Edit& e) { return at < (e.*from).end; });
  const bool inside_first = first != edits.end() && ((*first).*from).begin <= begin;
  // The first edit that ends at or after `end`.
  const auto last = std::lower_bound(edits.begin(), edits.end(), end,
                                     [](const Edit& e, uint32_t at) { return (e.*from).end < at; });
  const bool inside_last = last != edits.end() && ((*last).*from).begin < end;
  return std::pair(inside_first ? ((*first).*to).begin : shift(first, begin),
                   inside_last ? ((*last).*to).end : shift(last, end));
}

// Walks the edits of both steps along the middle text.
class Composition {
 public:
  Composition(const OffsetMap& first, const OffsetMap& second)
      : first_(first.edits()), second_(second.edits()) {}

  OffsetMap Run() {
    OffsetMap map;
    while (i_ < first_.size() || j_ < second_.size()) map.Add(NextEdit());
    return map;
  }

 private:
  // The edit at the front and all that overlap it, of both steps. A deletion of the first step stands before
  // what begins at the same place.
  Edit NextEdit() {
    const bool first_leads =
        j_ == second_.size() || (i_ < first_.size() && first_[i_].text.begin <= second_[j_].raw.begin);
    const uint32_t begin = first_leads ? first_[i_].text.begin : second_[j_].raw.begin;
    uint32_t end = begin;
    const Edit* last_first = nullptr;
    const Edit* last_second = nullptr;
    const uint32_t raw_begin = begin + raw_shift_, text_begin = begin + text_shift_;
    for (bool grew = true; grew;) {
      grew = false;
      if (i_ < first_.size() &&
          (first_[i_].text.begin < end || (!last_first && !last_second && first_leads))) {
        last_first = &first_[i_++];
        end = std::max(end, last_first->text.end);
        grew = true;
      } else if (j_ < second_.size() &&
                 (second_[j_].raw.begin < end || (!last_first && !last_second && !first_leads))) {
        last_second = &second_[j_++];
        end = std::max(end, last_second->raw.end);
        grew = true;
      }
    }
    if (last_first) raw_shift_ = last_first->raw.end - last_first->text.end;
    if (last_second) text_shift_ = last_second->text.end - last_second->raw.end;
    return {{raw_begin, end + raw_shift_}, {text_begin, end + text_shift_}};
  }

  const std::vector<Edit>& first_;
  const std::vector<Edit>& second_;
  size_t i_ = 0, j_ = 0;
  // What leads from the middle text to either side; differences wrap around, which unsigned arithmetic
  // undoes.
  uint32_t raw_shift_ = 0, text_shift_ = 0;
};

}  // namespace

RawSpan OffsetMap::ToRaw(TextSpan span) const {
  const auto [begin, end] = Translate<&Edit::text, &Edit::raw>(edits_, span.begin, span.end);
  return {begin, std::max(begin, end)};
}

TextSpan OffsetMap::ToText(RawSpan span) const {
  const auto [begin, end] = Translate<&Edit::raw, &Edit::text>(edits_, span.begin, span.end);
  return {begin, std::max(begin, end)};
}

OffsetMap Compose(const OffsetMap& first, const OffsetMap& second) {
  if (second.edits().empty()) return first;
  if (first.edits().empty()) return second;
  return Composition(first, second).Run();
}

}  // namespace sulieu
