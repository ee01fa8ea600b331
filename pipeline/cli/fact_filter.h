// The filters of `sulieu facts` and `sulieu export` as SQL over a public view.
#ifndef SULIEU_PIPELINE_CLI_FACT_FILTER_H_
#define SULIEU_PIPELINE_CLI_FACT_FILTER_H_

#include <string>
#include <vector>

#include "pipeline/cli/document_filter.h"
#include "pipeline/cli/fact_choice.h"
#include "pipeline/cli/fact_columns.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct FactFilter {
  std::string document, since, until;
  std::vector<std::string> where;  // COLUMN=VALUE, and so on
  std::string sort;                // COLUMN, COLUMN:desc with commas between; by place when empty
  DocumentFilter about;
  int64_t limit = -1;  // all
  // Whether it holds of some documents only.
  bool chooses_documents() const {
    return !document.empty() || !since.empty() || !until.empty() || !about.empty();
  }
};

// --document, --since, --until and --where, which `where` explains.
void AddFactFilterOptions(Command command, const std::string& where, FactFilter* filter);

// Whether the view is of a kind of fact.
bool IsKind(const std::string& view);

// The columns of a view, in order.
Result<std::vector<std::string>> ViewColumns(const Database& database, const std::string& view);

struct FactQuery {
  std::vector<Value> values;  // of the parameters; the statement refers to them
  Statement statement;
};

// The query, its parameters bound; rows by document and place in it, or as the filter says. Requires: `all`
// are the columns of the view; `columns` and the filter may also name article
// columns (fact_groups.h). Fails with kUsage, naming what is wrong with which filter;
// a view without a column `document` is of all documents together and takes no filter of documents.
Result<FactQuery> SelectFacts(const Database& database, const std::string& view,
                              const std::vector<std::string>& columns, const std::vector<std::string>& all,
                              const FactFilter& filter);

// The SQL functions that filters and sorting use; only this connection has them.
void AddFilterFunctions(const Database& database);

// The conditions of the filter; the columns they name are added to `needed`. The connection gets the SQL
// functions they use. Fails with kUsage.
Result<FactConditions> ReadConditions(const Database& database, const std::vector<std::string>& all,
                                      const FactFilter& filter, std::vector<std::string>* needed);

// The query with its parameters bound. `limit` < 0: all rows.
Result<FactQuery> PrepareFacts(const Database& database, SqlCondition query, int64_t limit);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_FILTER_H_
