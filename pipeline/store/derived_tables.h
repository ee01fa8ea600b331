// The tables that follow from the facts of all documents together: places, organisations, people. They are
// made anew at the end of a run that changed documents, and made again by `verify` to be compared. Tested by
// tests/people_test.cc.
#ifndef SULIEU_PIPELINE_STORE_DERIVED_TABLES_H_
#define SULIEU_PIPELINE_STORE_DERIVED_TABLES_H_

#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace sulieu {

struct DerivedTable {
  std::string name, columns;  // with commas between
  std::vector<std::vector<Value>> rows;
};

// What the documents, their facts and the decisions give: every table, those that others refer to first. The
// same whatever the order of the imports, but for row ids of documents and facts.
Result<std::vector<DerivedTable>> ComputeDerivedTables(const Database& database);

// Replaces their rows. Requires: a transaction is open.
Status UpdateDerivedTables(const Database& database);

// The parts of ComputeDerivedTables: the units that documents and organisations name, and all around them.
Result<std::vector<DerivedTable>> ComputePlaceTables(const Database& database);
Result<std::vector<DerivedTable>> ComputePeopleTables(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_DERIVED_TABLES_H_
