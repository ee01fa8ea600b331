// Two types of offset on purpose: a RawSpan counts bytes of the original file, a TextSpan bytes of the
// normalised text. They do not convert into each other; only NormalizedText (normalize/normalized_text.h) can
// translate.
#ifndef SULIEU_PIPELINE_BASE_SPAN_H_
#define SULIEU_PIPELINE_BASE_SPAN_H_

#include <compare>
#include <cstdint>
#include <string_view>

namespace sulieu {

// Half-open byte range [begin, end) of some text.
template <typename Tag>
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // Requires: end <= text.size().
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }
};

using RawSpan = Span<struct RawTag>;
using TextSpan = Span<struct TextTag>;

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_SPAN_H_
