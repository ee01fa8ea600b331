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

}  // namespace

RawSpan OffsetMap::ToRaw(TextSpan span) const {
  const auto [begin, end] = Translate<&Edit::text, &Edit::raw>(edits_, span.begin, span.end);
  return {begin, std::max(begin, end)};
}

TextSpan OffsetMap::ToText(RawSpan span) const {
  const auto [begin, end] = Translate<&Edit::raw, &Edit::text>(edits_, span.begin, span.end);
  return {begin, std::max(begin, end)};
}

}  // namespace sulieu
