// `sulieu facts KIND --group-by`: how many facts there are of each value, and sums of what they count. A fact
// that reprints repeat is counted once: facts of an article and of those that reprint it, which are the same
// in all columns of the kind, are one; `giấy khen` and `Giấy khen` are one group. Tested by
// tests/fact_groups_test.cc and tests/questions_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_GROUPS_H_
#define SULIEU_PIPELINE_CLI_FACT_GROUPS_H_

#include <string>
#include <vector>

#include "pipeline/cli/fact_filter.h"
#include "pipeline/export/value.h"

namespace sulieu {

struct FactGroups {
  std::vector<std::string> by;   // columns
  std::vector<std::string> sum;  // columns; of each also the facts that give none are counted

  // The columns of the result: those of `by`, sum_X and without_X for each sum, facts, articles.
  std::vector<std::string> Columns() const;
};

// The groups of the facts that the filter leaves, the largest first or as the filter says, then by their
// values; article columns are those of the origin. Where a transaction is open a second thread may help
// (store/second_reader.h). Requires: `all` are the columns of the view. Fails with kUsage, naming what is
// wrong with which filter.
Result<std::vector<Row>> CountGroups(const Database& database, const std::string& kind,
                                     const std::vector<std::string>& all, const FactGroups& groups,
                                     const FactFilter& filter);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_GROUPS_H_
