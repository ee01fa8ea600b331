#include "pipeline/cli/fact_scan.h"

#include <fmt/format.h>

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

Result<bool> HasMoreThan(const Database& database, int64_t rows, const std::string& table) {
  const auto more =
      database.QueryInteger(fmt::format("SELECT EXISTS (SELECT 1 FROM {} LIMIT 1 OFFSET {})", table, rows));
  SULIEU_RETURN_IF_ERROR(more);
  return *more != 0;
}

Result<int64_t> LastRow(const Database& database, const std::string& table) {
  return database.QueryInteger(fmt::format("SELECT coalesce(max(id), 0) FROM {}", table));
}

Result<std::vector<int64_t>> ReadInHalves(const Database& database, const Scan& scan) {
  const auto last = LastRow(database, scan.table);
  SULIEU_RETURN_IF_ERROR(last);
  auto [rows, rest] = ReadHalves(
      database, *last, AddFilterFunctions, [&](const Database& reader, int64_t begin, int64_t end) {
        SqlCondition half = scan.query;
        half.sql += fmt::format(" AND {} BETWEEN {} AND {} {}", scan.row, begin, end, scan.end);
        return ReadRows(reader, half);
      });
  SULIEU_RETURN_IF_ERROR(rows);
  SULIEU_RETURN_IF_ERROR(rest);
  rows->insert(rows->end(), rest->begin(), rest->end());
  return std::move(rows);
}

}  // namespace sulieu
