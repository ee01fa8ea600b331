// How byte offsets of a raw file and of its normalised text correspond. The text equals the raw bytes except
// in a few edits (an NBSP read as a space, `ê` composed from two code points); the map keeps only those, in
// order, and everything between two edits is shifted by a constant. An edit is atomic: a span that touches
// part of it covers all of it on the other side, so that no span ever becomes empty. Tested by
// tests/normalize_test.cc (properties).
#ifndef SULIEU_PIPELINE_NORMALIZE_OFFSET_MAP_H_
#define SULIEU_PIPELINE_NORMALIZE_OFFSET_MAP_H_

#include <vector>

#include "pipeline/base/span.h"

namespace sulieu {

class OffsetMap {
 public:
  struct Edit {
    RawSpan raw;
    TextSpan text;
    bool operator==(const Edit&) const = default;
  };

  // Requires: a raw span that is not empty, ascending order, nothing that overlaps what was added before. An
  // empty text span is a deletion: no span of the text reaches into its bytes.
  void Add(Edit edit) { edits_.push_back(edit); }

  const std::vector<Edit>& edits() const { return edits_; }

  // The smallest raw span that covers what `span` was made of. Requires: `span` within the text.
  RawSpan ToRaw(TextSpan span) const;
  // The smallest text span that covers what came of `span`. Requires: `span` within the raw bytes.
  TextSpan ToText(RawSpan span) const;

 private:
  std::vector<Edit> edits_;
};

// The map of two steps in one: `first` leads from the raw bytes to a middle text, `second` from there to the
// text. Edits that share bytes of the middle text become one. Linear in the number of edits.
OffsetMap Compose(const OffsetMap& first, const OffsetMap& second);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_NORMALIZE_OFFSET_MAP_H_
