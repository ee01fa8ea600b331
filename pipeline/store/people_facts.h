// What the facts of officials and the decisions of people say about who is who, read document by document. It
// waits in a scratch database, so that memory does not grow with the documents. Tested by
// tests/people_test.cc.
#ifndef SULIEU_PIPELINE_STORE_PEOPLE_FACTS_H_
#define SULIEU_PIPELINE_STORE_PEOPLE_FACTS_H_

#include <memory>
#include <optional>
#include <utility>

#include "pipeline/store/organisation_rows.h"
#include "pipeline/store/people_linker.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// Stays where it was made: its parts refer to the scratch database.
struct PeopleFacts {
  explicit PeopleFacts(Database file) : scratch(std::move(file)) {}
  const Database scratch;
  std::optional<OrganisationRows> organisations;
  std::optional<PeopleLinker> linker;
};

Result<std::unique_ptr<PeopleFacts>> ReadPeopleFacts(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_PEOPLE_FACTS_H_
