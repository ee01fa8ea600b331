#include "pipeline/cli/fact_scan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/cli/fact_filter.h"
#include "pipeline/store/second_reader.h"

namespace sulieu {

Result<std::vector<int64_t>> ReadRows(Statement* query) {
  std::vector<int64_t> rows;
  SULIEU_RETURN_IF_ERROR(ForEachRow(query, [&](const Statement& row) { rows.push_back(row.Integer(0)); }));
  return rows;
}

Result<std::vector<int64_t>> ReadRows(const Database& database, const SqlCondition& query) {
  auto read = Prepare(database, query);
  SULIEU_RETURN_IF_ERROR(read);
  return ReadRows(&*read);
}

SqlCondition ListOf(const std::vector<int64_t>& rows) {
  return {"SELECT value FROM json_each(?)", {fmt::format("[{}]", fmt::join(rows, ","))}};
}

Result<bool> HasMoreThan(const Database& database, int64_t rows, const std::string& table) {
  const auto more =
      database.QueryInteger(fmt::format("SELECT EXISTS (SELECT 1 FROM {} LIMIT 1 OFFSET {})", table, rows));
  SULIEU_RETURN_IF_ERROR(more);
  return *more != 0;
}

Result<int64_t> LastRow(const Database& database, const std::string& table) {
  return database.QueryInteger(fmt::format("SELECT coalesce(max(id), 0) FROM {}", table));
}

RowRange WithRows(SqlCondition query, std::string row, std::string end) {
  return [query = std::move(query), row = std::move(row), end = std::move(end)](int64_t first, int64_t last) {
    SqlCondition part = query;
    part.sql += fmt::format(" AND {} BETWEEN {} AND {} {}", row, first, last, end);
    return part;
  };
}

Result<std::vector<int64_t>> ReadInHalves(const Database& database, const std::string& table,
                                          const RowRange& query) {
  const auto last = LastRow(database, table);
  SULIEU_RETURN_IF_ERROR(last);
  auto [rows, rest] = ReadHalves(database, *last, AddFilterFunctions,
                                 [&](const Database& reader, int64_t begin, int64_t end) {
                                   return ReadRows(reader, query(begin, end));
                                 });
  SULIEU_RETURN_IF_ERROR(rows);
  SULIEU_RETURN_IF_ERROR(rest);
  rows->insert(rows->end(), rest->begin(), rest->end());
  return std::move(rows);
}

}  // namespace sulieu
