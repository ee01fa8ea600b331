// `sulieu facts KIND --group-by`: how many facts there are of each value, and sums of what they count. A fact
// that reprints repeat is counted once: facts of an article and of those that reprint it, which are the same
// in all columns of the kind, are one; `giấy khen` and `Giấy khen` are one group. Tested by
// tests/questions_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_GROUPS_H_
#define SULIEU_PIPELINE_CLI_FACT_GROUPS_H_

#include <string>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

struct FactGroups {
  std::vector<std::string> by;   // columns
  std::vector<std::string> sum;  // columns; of each also the facts that give none are counted

  // The columns of the result: those of `by`, sum_X and without_X for each sum, facts, articles.
  std::vector<std::string> Columns() const;
  // What stands before and behind the conditions of a query over `source`. `distinct`: the columns that tell
  // one fact from another.
  std::string Head(const std::string& source, const std::vector<std::string>& distinct) const;
  std::string Tail() const;
};

// The columns that every kind has beside its own: those of the article and of the event it reports. Not those
// that the view has itself.
std::vector<std::string> ArticleColumns(const std::vector<std::string>& view_columns);

// The view, with the article columns among `needed`; of a reprint those of its origin when `of_origin`.
std::string WithArticleColumns(const std::string& view, const std::vector<std::string>& needed,
                               bool of_origin);

// A column name as SQL: one of them is called `check`.
std::string QuotedColumn(const std::string& column);

// `COLUMN, COLUMN:desc` as ORDER BY terms; text by its letters without diacritics, what is empty last. Fails
// with kUsage.
Result<std::string> OrderTerms(const std::string& sort, const std::vector<std::string>& columns);

// What stands between commas, without spaces around.
std::vector<std::string> SplitColumns(const std::string& list);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_GROUPS_H_
