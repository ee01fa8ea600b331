// The articles of a report with their facts, read quickly in a row, and what they become: the text with its
// marks, and a row of a table for each fact. Tested by tests/report_test.cc.
#ifndef SULIEU_PIPELINE_REPORT_ARTICLES_H_
#define SULIEU_PIPELINE_REPORT_ARTICLES_H_

#include <map>
#include <string>
#include <vector>

#include "pipeline/show/fact_table.h"
#include "pipeline/store/queries.h"

namespace sulieu {

// Statements prepared once for all articles.
class ArticleReader {
 public:
  // Requires: Select has been called for `database`, which outlives the reader.
  static Result<ArticleReader> Create(const Database& database);

  Result<StoredDocument> ReadDocument(int64_t number);
  // The chosen facts of an article in the order of the text, with the mentions' spans, quotes and rules.
  Result<std::vector<StoredFact>> ReadFacts(int64_t document);

 private:
  ArticleReader(const Database& database, Statement documents, Statement facts)
      : database_(&database), documents_(std::move(documents)), facts_(std::move(facts)) {}
  Status ReadColumns(int64_t row, StoredFact* fact);

  const Database* database_;
  Statement documents_, facts_;
  std::map<std::string, Statement> columns_;  // by kind, prepared when the first fact of it comes
};

// The address of an article and of a mark in it, within the page: `a12`, `a12m7`.
std::string ArticleId(int64_t number);
std::string MarkAddress(int64_t number, size_t mark);

struct ArticlePart {
  std::string html;                // heading, metadata, text
  std::vector<std::string> marks;  // for each fact the address of its first mark; empty when it has none
};

// `first_row`: the row of the first fact; the others follow.
ArticlePart RenderArticle(int64_t number, const StoredDocument& document,
                          const std::vector<StoredFact>& facts, const KindNumbers& kinds, int64_t first_row);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_ARTICLES_H_
