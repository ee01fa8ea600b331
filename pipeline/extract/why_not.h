// Why a text gave no fact: for each rule how far its pattern got. Tested by tests/why_not_test.cc.
#ifndef SULIEU_PIPELINE_EXTRACT_WHY_NOT_H_
#define SULIEU_PIPELINE_EXTRACT_WHY_NOT_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"

namespace sulieu {

enum class Obstacle {
  kNone,       // it made a fact
  kTrigger,    // a trigger of it is not in the text
  kPattern,    // a part of its pattern did not match
  kBoundary,   // the pattern matched, but not at a boundary
  kOverlap,    // it matched, but another mention was preferred or hid it
  kNoFact,     // it made a mention, but the mention asserts nothing
  kFurniture,  // it matched in a line that makes no facts
};

struct Attempt {
  const Rule* rule = nullptr;
  Obstacle obstacle = Obstacle::kPattern;
  size_t matched_parts = 0, parts = 0;  // of the pattern's sequence
  std::string matched_pattern;          // the part as written that still matched
  std::string failed_part;              // the first part that did not
  std::string matched_text;             // the words matched so far

  // What share of the pattern was found, for sorting.
  double share() const { return parts ? static_cast<double>(matched_parts) / static_cast<double>(parts) : 0; }
};

// One attempt per rule of `kind` (of all kinds when it is empty), the nearest first. Fails when the text is
// no document.
Result<std::vector<Attempt>> WhyNot(const Pipeline& pipeline, std::string_view text, std::string_view kind,
                                    std::string_view published);

// The top-level parts of a pattern as written or expanded: a group, class, escape, fragment, space or literal
// character, each with its repetition. Alternatives at the top level make the whole pattern one part.
std::vector<std::string_view> SplitPattern(std::string_view pattern);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_WHY_NOT_H_
