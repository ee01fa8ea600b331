// The columns that `sulieu facts` knows by name, and what a query sorts by.
#ifndef SULIEU_PIPELINE_CLI_FACT_COLUMNS_H_
#define SULIEU_PIPELINE_CLI_FACT_COLUMNS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

// What a column of a fact says something of.
enum class ColumnOf {
  kKind,      // the fact, and only facts of its kind have the column
  kFact,      // the fact
  kMention,   // its first mention
  kDocument,  // the document that has it
  kArticle,   // the article, and the event it reports
};
ColumnOf FindColumn(std::string_view column);

// Whether all facts of a document have the same in it.
bool IsOfDocuments(std::string_view column);

// Whether it is a column of the event that an article reports.
bool IsOfMainEvent(std::string_view column);

// Of the columns of a kind's view those that are the kind's own.
std::vector<std::string> OwnColumns(const std::vector<std::string>& view_columns);

// The columns that may be named: those of a view, and those of the article, which every kind has beside.
std::vector<std::string> KnownColumns(std::vector<std::string> view_columns);

// SQL for the row of what a document reprints, or of itself; `row`: SQL for the row id of the document.
std::string OriginRow(std::string_view row);

// Whose columns of the article are meant: of the document itself, or of what it reprints.
enum class ArticleOf { kDocument, kOrigin };

// Whether all documents of a table are read, or some by their row ids.
enum class Documents { kAll, kSome };

// A table of all documents: their row ids `id`, their names `document`, and the columns of documents and
// articles among `needed`.
std::string DocumentTable(const std::vector<std::string>& needed, ArticleOf article, Documents read);

// The facts of a kind, and whether people decided about any fact.
struct KindTable {
  std::string kind;
  bool decided = false;

  // What has the kind's own columns, and the column `fact`. Where people decided nothing the table says what
  // its view does, at a quarter of the cost.
  std::string own() const { return (decided ? "shown_" : "fact_") + kind; }
};

// The row id of the document, as a column of a FactTable.
inline constexpr const char* kInDocument = "in_document";

// In which order the facts of a table are read: by their row ids, or of a given document.
enum class ReadBy { kFact, kDocument };

// A table of the facts of a kind: `fact`, the kind's own columns, and those among `needed`. The view has them
// all, and reads a page for each of fact, document, mention and rule; this reads only what it takes, and no
// texts of documents.
std::string FactTable(const KindTable& table, const std::vector<std::string>& needed, ReadBy order);

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

// As terms of ORDER BY; text by its letters without diacritics, what is empty last. `numbers`: columns known
// to have no text.
std::string OrderTerms(const SortTerm& term, const std::vector<std::string>& numbers);

// What `--sort` asks for; nothing when it is not given.
struct Sorting {
  std::vector<std::string> columns;
  std::vector<std::string> terms;  // of ORDER BY, for each column

  std::string Terms() const { return TermsAnd(""); }
  std::string TermsAnd(const std::string& place) const;  // of which nothing may be left

  // The columns it begins with that are of documents and articles.
  Sorting ByDocuments() const;
};

// What stands between commas, without spaces around.
std::vector<std::string> SplitColumns(const std::string& list);

bool IsIn(const std::vector<std::string>& list, std::string_view name);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_COLUMNS_H_
