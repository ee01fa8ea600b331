// Going over all facts or mentions by their row ids, on two threads where that is worth it. Tested by
// tests/fact_choice_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_SCAN_H_
#define SULIEU_PIPELINE_CLI_FACT_SCAN_H_

#include <string>
#include <vector>

#include "pipeline/cli/sql_condition.h"

namespace sulieu {

// Of more facts to look through, two threads are worth a second connection.
inline constexpr int64_t kWorthTwo = 20'000;

Result<bool> HasMoreThan(const Database& database, int64_t rows, const std::string& table);

// The numbers that a query gives in its first column.
Result<std::vector<int64_t>> ReadRows(Statement* query);
Result<std::vector<int64_t>> ReadRows(const Database& database, const SqlCondition& query);

// A query that goes over a table by its row ids, and what it still lacks.
struct Scan {
  SqlCondition query;  // ends in conditions
  std::string row;     // the column of the row ids
  std::string table;   // that gives the row ids
  std::string end;     // behind the conditions: an order, a limit
};

// What the query gives, read in two halves, each of which ends as the scan says; where a transaction is open
// on two threads (store/second_reader.h).
Result<std::vector<int64_t>> ReadInHalves(const Database& database, const Scan& scan);

// The largest row id of a table.
Result<int64_t> LastRow(const Database& database, const std::string& table);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_SCAN_H_
