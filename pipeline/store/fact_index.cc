#include "pipeline/store/fact_index.h"

#include <fmt/format.h>

namespace sulieu {

Status LeaveOutFactIndex(const Database& database) {
  const auto any_fact = database.QueryInteger("SELECT EXISTS (SELECT 1 FROM facts)");
  SULIEU_RETURN_IF_ERROR(any_fact);
  return *any_fact != 0 ? Status{} : database.Execute(fmt::format("DROP INDEX IF EXISTS {}", kFactIndex));
}

Status MakeFactIndex(const Database& database) {
  // As schema/0022 has it: `verify` compares.
  return database.Execute(fmt::format("CREATE UNIQUE INDEX IF NOT EXISTS {} ON facts (fact_id)", kFactIndex));
}

}  // namespace sulieu
