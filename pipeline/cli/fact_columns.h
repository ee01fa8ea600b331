// The columns that `sulieu facts` knows by name, and what a query sorts by.
#ifndef SULIEU_PIPELINE_CLI_FACT_COLUMNS_H_
#define SULIEU_PIPELINE_CLI_FACT_COLUMNS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

// The columns that every kind has beside its own: those of the article and of the event it reports. Not those
// that the view has itself.
std::vector<std::string> ArticleColumns(const std::vector<std::string>& view_columns);

// `, ... AS year`: the article columns among `needed`, for the list of a SELECT. `row`: SQL for the row id of
// the article.
std::string SelectArticleColumns(const std::vector<std::string>& needed, std::string_view row);

// The view, with the article columns among `needed`.
std::string WithArticleColumns(const std::string& view, const std::vector<std::string>& needed);

// A column name as SQL: one of them is called `check`.
std::string QuotedColumn(const std::string& column);

struct SortTerm {
  std::string column;
  bool descending = false;
};

// `COLUMN, COLUMN:desc`. Fails with kUsage.
Result<std::vector<SortTerm>> ParseSort(const std::string& sort, const std::vector<std::string>& columns);

// As ORDER BY terms; text by its letters without diacritics, what is empty last.
std::string OrderTerms(const std::vector<SortTerm>& terms);

// What stands between commas, without spaces around.
std::vector<std::string> SplitColumns(const std::string& list);

bool IsIn(const std::vector<std::string>& list, std::string_view name);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_COLUMNS_H_
