// A filter of facts as one query over a public view.
#ifndef SULIEU_PIPELINE_CLI_FACT_QUERY_H_
#define SULIEU_PIPELINE_CLI_FACT_QUERY_H_

#include <string>
#include <vector>

#include "pipeline/cli/fact_filter.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// The columns of a view, in order.
Result<std::vector<std::string>> ViewColumns(const Database& database, const std::string& view);

struct FactQuery {
  std::vector<Value> values;  // of the parameters; the statement refers to them
  Statement statement;
};

// The query, its parameters bound; rows by document and place in it, or as the filter says. Where a
// transaction is open a second thread may help (store/second_reader.h). Requires: `all` are the columns of
// the view; `columns` and the filter may also name article columns (fact_columns.h). Fails with kUsage,
// naming what is wrong with which filter; a view without a column `document` is of all documents together
// and takes no filter of documents.
Result<FactQuery> SelectFacts(const Database& database, const std::string& view,
                              const std::vector<std::string>& columns, const std::vector<std::string>& all,
                              const FactFilter& filter);

// The query with its parameters bound. `limit` < 0: all rows.
Result<FactQuery> PrepareFacts(const Database& database, SqlCondition query, int64_t limit);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_QUERY_H_
