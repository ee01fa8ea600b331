// What a person decided about a fact: accept, reject, edit, add, or undo one of these. A decision keeps the
// words it is about with their surroundings, so that it outlives the rows it was made on.
#ifndef SULIEU_PIPELINE_REVIEW_DECISION_H_
#define SULIEU_PIPELINE_REVIEW_DECISION_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/extract/mention.h"
#include "pipeline/review/anchor.h"

namespace sulieu {

// The columns of a kind with their values, in the order of its view.
using FactColumns = std::vector<std::pair<std::string, Value>>;

struct Decision {
  int64_t id = 0;
  std::string decided_at;  // UTC, ISO 8601
  std::string decided_by, because;
  std::string action;   // `accept`, `reject`, `edit`, `add`, `undo`
  int64_t subject = 0;  // the first decision about the same fact
  int64_t undoes = 0;   // 0: none
  std::string kind, fact_id, value;
  std::string rule, rule_set;  // empty when a person had stated the fact
  std::string source_sha256, document;
  Anchor anchor;
  std::optional<FactColumns> before, after;  // none: no such fact
};

// The decisions about one fact, oldest first.
using Thread = std::vector<Decision>;

// The one that counts: the last that is not undone. Null when all are.
const Decision* Effective(const Thread& thread);

// What the views say of the fact: `accepted`, `edited`, `added`, `rejected`. Requires: one counts.
std::string_view DecidedName(const Thread& thread);

// Equal in all columns; 1 and 1.0 are.
bool SameColumns(const FactColumns& a, const FactColumns& b);
// How many columns have the same value and are not NULL in both.
size_t CommonColumns(const FactColumns& a, const FactColumns& b);

// JSON as it is stored. What cannot be read gives nothing.
nlohmann::ordered_json ColumnsToJson(const FactColumns& columns);
std::string ColumnsJson(const FactColumns& columns);
std::optional<FactColumns> ParseColumnsJson(std::string_view json);

// The values as one text, `Nguyễn Văn A | Chủ tịch`: the canonical value of a fact a person stated.
std::string ColumnsText(const FactColumns& columns);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_DECISION_H_
