// The organisations as located, each once; what is read of them waits in a scratch database. Tested by
// tests/people_test.cc.
#ifndef SULIEU_PIPELINE_STORE_ORGANISATION_ROWS_H_
#define SULIEU_PIPELINE_STORE_ORGANISATION_ROWS_H_

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/people/organisation.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

class OrganisationRows {
 public:
  struct Row {
    int64_t number = 0;  // from 1, by the first fact that names it
    std::string key, name, level;
    UnitIndex unit = kNoUnit;
  };

  // Requires: `scratch` outlives this, which makes its tables there: `located (fact, organisation, basis)`
  // and `organisations (id, number, ...)`.
  static Result<OrganisationRows> Create(const Database& scratch);

  // Where the organisation of a fact is; `key` is its name spelled out and folded, empty where it has none.
  Status Add(int64_t fact, std::string_view fact_id, std::string_view organisation, std::string_view key,
             const OrganisationPlace& place);

  // Numbers them and calls `use` for each, in the order of the numbers. Call once, last.
  Status ForEach(const std::function<Status(const Row&)>& use);

 private:
  explicit OrganisationRows(const Database& scratch) : scratch_(&scratch) {}
  Result<int64_t> FindOrAdd(std::string_view fact_id, std::string_view key, const OrganisationPlace& place);

  const Database* scratch_;
  Statement find_, add_, set_first_, add_name_, add_located_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_ORGANISATION_ROWS_H_
