// Rows in the order their columns are asked in. Tested by tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_CLI_ROW_ORDER_H_
#define SULIEU_PIPELINE_CLI_ROW_ORDER_H_

#include <string>
#include <vector>

#include "pipeline/cli/fact_columns.h"
#include "pipeline/export/value.h"

namespace sulieu {

// Sorts rows of these columns: text by its letters without diacritics, what is empty last. Only the first
// `limit` are left.
void SortRows(const std::vector<SortTerm>& terms, const std::vector<std::string>& columns, size_t limit,
              std::vector<Row>* rows);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_ROW_ORDER_H_
