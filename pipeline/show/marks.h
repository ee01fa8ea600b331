// The mentions of a document as marks on its text, cut into segments so that nested and crossing marks can be
// shown: each segment is covered by the same marks throughout. Tested by tests/show_test.cc.
#ifndef SULIEU_PIPELINE_SHOW_MARKS_H_
#define SULIEU_PIPELINE_SHOW_MARKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/store/queries.h"

namespace sulieu {

// One span of the text with a kind and all facts of that kind stated there.
struct Mark {
  TextSpan span;
  std::string kind;
  std::vector<size_t> facts;  // indexes into the facts of the document
};

struct Segment {
  TextSpan span;
  std::vector<size_t> marks;  // those that cover it, the widest first; empty for plain text
};

// Marks in text order, the wider first where they begin together. Spans outside `text_size` are left out.
std::vector<Mark> MakeMarks(const std::vector<StoredFact>& facts, size_t text_size);

// Segments that cover [0, text_size) without gaps.
std::vector<Segment> MakeSegments(const std::vector<Mark>& marks, size_t text_size);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_MARKS_H_
