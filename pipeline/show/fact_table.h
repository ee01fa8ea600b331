// The tables of a page: one per kind, a row per fact, each linked with its marks in the text.
#ifndef SULIEU_PIPELINE_SHOW_FACT_TABLE_H_
#define SULIEU_PIPELINE_SHOW_FACT_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/queries.h"

namespace sulieu {

// The kinds in the order of the registry, each with the number of its colour.
class KindNumbers {
 public:
  explicit KindNumbers(const std::vector<StoredFact>& facts);
  size_t Of(std::string_view kind) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

std::string FactTables(const std::vector<StoredFact>& facts, const KindNumbers& kinds);

// `D` for dates; `Legal refs` for legal_refs.
char KindLetter(std::string_view kind);
std::string KindTitle(std::string_view kind);

// The id of the mark of a kind at a span: `m2-120-135`.
std::string MarkId(size_t kind, TextSpan span);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_FACT_TABLE_H_
