// Going over all facts or mentions by their row ids, on two threads where that is worth it. Tested by
// tests/fact_choice_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_SCAN_H_
#define SULIEU_PIPELINE_CLI_FACT_SCAN_H_

#include <functional>
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

// Row ids that were read, as a query for them.
SqlCondition ListOf(const std::vector<int64_t>& rows);

// A query for a range of row ids, inclusive.
using RowRange = std::function<SqlCondition(int64_t first, int64_t last)>;

// Of a query that ends in conditions: with one on the column `row` behind them, and `end` behind that.
RowRange WithRows(SqlCondition query, std::string row, std::string end);

// What the query gives of the lower half of the row ids of a table, then of the upper one; where a
// transaction is open on two threads (store/second_reader.h).
Result<std::vector<int64_t>> ReadInHalves(const Database& database, const std::string& table,
                                          const RowRange& query);

// The largest row id of a table.
Result<int64_t> LastRow(const Database& database, const std::string& table);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_SCAN_H_
