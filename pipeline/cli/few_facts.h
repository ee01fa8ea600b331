// Whether the conditions of a query leave few facts, or few documents: these are then read one by one. Tested
// by tests/fact_choice_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FEW_FACTS_H_
#define SULIEU_PIPELINE_CLI_FEW_FACTS_H_

#include <optional>
#include <vector>

#include "pipeline/cli/fact_filter.h"

namespace sulieu {

// So many facts are read one by one; of more, an order is followed instead.
inline constexpr int64_t kFewFacts = 1000;

// The facts of so many documents are read document by document; of more, in their own order.
inline constexpr size_t kFewDocuments = 3000;

// Row ids; nothing when they are not few.
using FewRows = std::optional<std::vector<int64_t>>;

// The rows of the facts that meet the conditions, or of those that meet some. Documents are not asked.
Result<FewRows> FewFacts(const Database& database, const KindTable& table, const FactConditions& conditions);

// Those of the documents that the conditions on documents leave; nothing where there are none.
Result<FewRows> FewDocuments(const Database& database, const FactConditions& conditions);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FEW_FACTS_H_
