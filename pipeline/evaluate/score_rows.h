// The rows of an evaluation: what is compared of each kind of fact, and when two facts are the same.
#ifndef SULIEU_PIPELINE_EVALUATE_SCORE_ROWS_H_
#define SULIEU_PIPELINE_EVALUATE_SCORE_ROWS_H_

#include <span>
#include <string_view>

#include "pipeline/evaluate/evaluate.h"

namespace sulieu {

// How a field of the gold and the column of the view become a part of a key.
enum class PartType { kText, kNumber, kExact };  // folded, rounded, as it is

struct KeyPart {
  std::string_view field;  // of the gold annotation
  PartType type;
};

struct ScoreRow {
  std::string_view name;   // as printed
  std::string_view facts;  // the list in the gold document
  std::vector<KeyPart> parts;
  std::string_view query;  // document, then a column for each part
  bool (*same)(const Key& gold, const Key& found);
};

const std::vector<ScoreRow>& ScoreRows();

// The part of a key a value gives.
Value MakePart(PartType type, const Value& value);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EVALUATE_SCORE_ROWS_H_
