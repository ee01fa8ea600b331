// Facts of a kind as a CSV table for a spreadsheet, and the decisions its rows come back with: all of them,
// or none when any row cannot be done. Tested by tests/review_table_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_TABLE_H_
#define SULIEU_PIPELINE_REVIEW_TABLE_H_

#include <string>
#include <string_view>

#include "pipeline/review/decide.h"

namespace sulieu {

// Columns: action, because, kind, fact_id, document, decided, quote, and those of the kind. The first two are
// empty. `document` 0: facts of all documents.
Result<std::string> ExportTable(const Database& database, const std::string& kind, int64_t document);

struct TableReport {
  int accepted = 0, rejected = 0, edited = 0, added = 0, undone = 0, unchanged = 0;
};

// Of each row: the action in it; without one an edit where its values differ from those of the fact. A row
// without a fact id adds a fact: it needs document and quote. `name` is what messages call the file. Fails
// with kUsage, listing all rows that cannot be done as `name:line: message`. Requires: a transaction is open,
// which the caller gives up when it fails.
Result<TableReport> ImportTable(const Database& database, const Reviewer& reviewer, const std::string& name,
                                std::string_view csv);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_TABLE_H_
