// Where the words of a decision stand: kept as the quote and the words around it, and found again in a text
// that may have been corrected since. A place counts when three fifths of the words of quote and surroundings
// are there, a quarter of those on each side; when two places are equally good, neither does. Tested by
// tests/anchor_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_ANCHOR_H_
#define SULIEU_PIPELINE_REVIEW_ANCHOR_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/span.h"

namespace sulieu {

struct Anchor {
  std::string quote, prefix, suffix;
  uint32_t begin = 0;  // of the quote in the text it was taken from, in bytes
  bool operator==(const Anchor&) const = default;
};

// Requires: a span of whole characters within the text.
Anchor MakeAnchor(std::string_view text, TextSpan span);

struct Place {
  std::optional<TextSpan> span;
  bool ambiguous = false;  // several places are as good; then there is no span
  bool altered = false;    // not all the words of the quote stand there
};

// The same words at the same place; else the best of the places that have the quote as it is; else the best
// of those that have its words whatever their case, diacritics and punctuation; else the best of those where
// one word, at most a quarter of them, is another, missing, or new.
Place FindAnchor(std::string_view text, const Anchor& anchor);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_ANCHOR_H_
