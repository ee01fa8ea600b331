// The filters of `sulieu facts` and `sulieu search` by what documents are about: a place at its time, a
// person.
#ifndef SULIEU_PIPELINE_CLI_DOCUMENT_FILTER_H_
#define SULIEU_PIPELINE_CLI_DOCUMENT_FILTER_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/cli/command.h"
#include "pipeline/cli/sql_condition.h"

namespace sulieu {

struct DocumentFilter {
  std::string place, as_of, person;
  bool empty() const { return place.empty() && as_of.empty() && person.empty(); }
};

// --place, --as-of, --person.
void AddDocumentFilterOptions(Command command, DocumentFilter* filter);

// Queries that give the row ids of documents: those wanted are in all of them. A document is about a place
// when it names that unit or one within it. With a day, the unit is the one of that day, and with it count
// those it was made of. Fails with kUsage for a place that no list has, or that was not there on the day.
// Before a statement with them is prepared, AddDocumentFilterFunctions.
Result<std::vector<SqlCondition>> DocumentQueries(const DocumentFilter& filter);

void AddDocumentFilterFunctions(const Database& database);

// The documents that meet the filter; nothing when it is empty.
Result<std::optional<std::set<std::string>>> SelectDocuments(const Database& database,
                                                             const DocumentFilter& filter);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_DOCUMENT_FILTER_H_
