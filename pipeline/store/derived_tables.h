// The tables that follow from the facts of all documents together: places, organisations, people. They are
// made anew at the end of a run that changed documents, and made again by `verify` to be compared. Memory
// does not grow with the documents: what does waits in a scratch database. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_STORE_DERIVED_TABLES_H_
#define SULIEU_PIPELINE_STORE_DERIVED_TABLES_H_

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/store/reprint_rows.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct DerivedTable {
  std::string_view name, columns;  // with commas between
};

// Those that others refer to first.
enum DerivedTableIndex : size_t {
  kPlaceUnits,
  kPlaceSuccessors,
  kOrganisationsMade,
  kPeopleMade,
  kPostsMade,
  kJoinsMade,
  kNamesakesMade,
  kDerivedTableCount
};
std::span<const DerivedTable> DerivedTables();

// Takes a row for one of DerivedTables().
using DerivedRows = std::function<Status(size_t table, const std::vector<Value>& row)>;

struct PeopleFacts;  // people_facts.h

// What the documents, their facts and the decisions give: the rows of every table, each after those it refers
// to. The same whatever the order of the imports, but for row ids of documents and facts. Uses up `people`.
// Requires: the reprints are known.
Status MakeDerivedRows(const Database& database, PeopleFacts* people, const DerivedRows& add);

// Its parts, in their order: the units that documents and organisations name, and all around them; people,
// posts and organisations, for which no database is read but that of `people`.
Status MakePlaceRows(const Database& database, const DerivedRows& add);
Status MakePeopleRows(const Origins& origins, PeopleFacts* people, const DerivedRows& add);

// Replaces the rows of all tables by those that `make` adds. Requires: a transaction is open.
Status ReplaceDerivedRows(const Database& database, const std::function<Status(const DerivedRows&)>& make);
// By what ReadPeopleFacts gives.
Status UpdateDerivedTables(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_DERIVED_TABLES_H_
