#include "pipeline/store/work_left.h"

#include <future>
#include <memory>
#include <utility>

#include "pipeline/store/derived_tables.h"
#include "pipeline/store/fact_index.h"
#include "pipeline/store/people_facts.h"
#include "pipeline/store/reprint_rows.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

using PeopleRead = Result<std::unique_ptr<PeopleFacts>>;

// What facts say of people, read from what is committed, on a thread and a connection of its own. It begins
// to read here: where pages of the writer must go to the file, that waits for the reading to end, but it
// could not begin then.
Result<std::future<PeopleRead>> ReadPeopleBeside(const std::string& path) {
  auto opened = OpenForReading(path);
  SULIEU_RETURN_IF_ERROR(opened);
  SULIEU_RETURN_IF_ERROR(opened->Execute("BEGIN; SELECT 1 FROM runs"));
  return std::async(std::launch::async, [database = std::move(*opened)]() mutable -> PeopleRead {
    const Database committed = std::move(database);  // closed when all is read
    return ReadPeopleFacts(committed);
  });
}

}  // namespace

Result<bool> HasWorkLeft(const Database& database) {
  const auto any = database.QueryInteger("SELECT EXISTS (SELECT 1 FROM work_left)");
  SULIEU_RETURN_IF_ERROR(any);
  return *any != 0;
}

Status DoWorkLeft(const Database& database) {
  auto reading = ReadPeopleBeside(database.path());
  SULIEU_RETURN_IF_ERROR(reading);
  SULIEU_RETURN_IF_ERROR(UpdateReprints(database));
  SULIEU_RETURN_IF_ERROR(MakeFactIndex(database));
  const auto people = reading->get();
  SULIEU_RETURN_IF_ERROR(people);
  SULIEU_RETURN_IF_ERROR(UpdateDerivedTables(database, people->get()));
  return database.Execute("DELETE FROM work_left");
}

}  // namespace sulieu
