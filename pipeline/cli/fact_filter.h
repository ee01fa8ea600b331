// The filters of `sulieu facts` and `sulieu export`, and as SQL.
#ifndef SULIEU_PIPELINE_CLI_FACT_FILTER_H_
#define SULIEU_PIPELINE_CLI_FACT_FILTER_H_

#include <string>
#include <vector>

#include "pipeline/cli/document_filter.h"
#include "pipeline/cli/fact_columns.h"
#include "pipeline/cli/sql_condition.h"

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

// What a filter asks of the rows of a view, by what answers it.
struct FactConditions {
  std::vector<SqlCondition> own;        // on columns of the kind alone
  std::vector<SqlCondition> others;     // on any column of the view
  std::vector<SqlCondition> documents;  // queries that give the row ids of the documents
  std::vector<std::string> needed;      // the columns that `others` name

  // Of what `others` ask, again, where it can be asked elsewhere:
  std::vector<SqlCondition> rows;      // on `fact`, the row id of the fact
  std::vector<SqlCondition> mentions;  // on columns of mentions_made

  // Those on own and other columns, which say all but what is asked of documents.
  SqlCondition OnFacts() const;
};

// The SQL functions that filters and sorting use; only this connection has them.
void AddFilterFunctions(const Database& database);

// The conditions of the filter. The connection gets the SQL functions they use. Requires: `all` are the
// columns of the view. Fails with kUsage.
Result<FactConditions> ReadConditions(const Database& database, const std::string& view,
                                      const std::vector<std::string>& all, const FactFilter& filter,
                                      ArticleOf article);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_FILTER_H_
