// The filters of `sulieu facts` and `sulieu search` by what documents are about: a place at its time, a
// person.
#ifndef SULIEU_PIPELINE_CLI_DOCUMENT_FILTER_H_
#define SULIEU_PIPELINE_CLI_DOCUMENT_FILTER_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace sulieu {

struct DocumentFilter {
  std::string place, as_of, person;
  bool empty() const { return place.empty() && as_of.empty() && person.empty(); }
};

// --place, --as-of, --person.
void AddDocumentFilterOptions(CLI::App* command, DocumentFilter* filter);

// A condition on the column `document`, with the values of its parameters. A document is about a place when
// it names that unit or one within it. With a day, the unit is the one of that day, and with it count those
// it was made of. Fails with kUsage for a place that no list has, or that was not there on the day.
struct DocumentCondition {
  std::string sql;
  std::vector<Value> values;
};
// Before a statement with them is prepared, AddDocumentFilterFunctions.
Result<std::vector<DocumentCondition>> ConditionsOf(const DocumentFilter& filter);

void AddDocumentFilterFunctions(const Database& database);

// The documents that meet the filter; nothing when it is empty.
Result<std::optional<std::set<std::string>>> SelectDocuments(const Database& database,
                                                             const DocumentFilter& filter);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_DOCUMENT_FILTER_H_
