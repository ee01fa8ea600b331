// A piece of SQL with the values of its parameters, in the order they stand in it.
#ifndef SULIEU_PIPELINE_CLI_SQL_CONDITION_H_
#define SULIEU_PIPELINE_CLI_SQL_CONDITION_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace sulieu {

struct SqlCondition {
  std::string sql;
  std::vector<Value> values;

  // Puts it behind the others, with `between` between them when there are any.
  void Append(std::string_view between, const SqlCondition& more) {
    if (!sql.empty()) sql += between;
    sql += more.sql;
    values.insert(values.end(), more.values.begin(), more.values.end());
  }
};

// All of them, with AND between; `true` when there are none.
inline SqlCondition AllOf(const std::vector<SqlCondition>& conditions) {
  SqlCondition all;
  for (const SqlCondition& condition : conditions) all.Append(" AND ", condition);
  if (all.sql.empty()) all.sql = "true";
  return all;
}

// That a column of row ids is in all of the queries; `true` when there are none.
inline SqlCondition InAll(std::string_view column, const std::vector<SqlCondition>& queries) {
  std::vector<SqlCondition> all;
  for (const SqlCondition& query : queries)
    all.push_back({std::string(column).append(" IN (").append(query.sql).append(")"), query.values});
  return AllOf(all);
}

// Binds the values from parameter 1 on; they must outlive the statement.
inline void BindAll(const std::vector<Value>& values, Statement* statement) {
  int index = 0;
  for (const Value& value : values) statement->BindValue(++index, value);
}

// As a statement, its values bound; they must outlive it.
inline Result<Statement> Prepare(const Database& database, const SqlCondition& query) {
  auto statement = database.Prepare(query.sql);
  if (statement) BindAll(query.values, &*statement);
  return statement;
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_SQL_CONDITION_H_
