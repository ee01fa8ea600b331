#include "pipeline/store/work_left.h"

#include <future>
#include <memory>
#include <utility>

#include "pipeline/store/derived_tables.h"
#include "pipeline/store/fact_index.h"
#include "pipeline/store/people_facts.h"
#include "pipeline/store/reprint_rows.h"
#include "pipeline/store/row_queue.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

// Reads from what is committed what facts say of people, and then makes the rows that follow, on a thread and
// a connection of its own. It begins to read here: where pages of the writer must go to the file, that waits
// for the reading to end, but it could not begin then. Where no `origins` come there is an exception.
Result<std::future<Status>> MakePeopleBeside(const std::string& path, std::future<Origins> origins,
                                             RowQueue* rows) {
  auto opened = OpenForReading(path);
  SULIEU_RETURN_IF_ERROR(opened);
  SULIEU_RETURN_IF_ERROR(opened->Execute("BEGIN; SELECT 1 FROM runs"));
  return std::async(std::launch::async,
                    [=, database = std::make_unique<Database>(std::move(*opened)),
                     origins = std::move(origins)]() mutable -> Status {
                      const RowQueue::Closing closing(rows);
                      const auto people = ReadPeopleFacts(*database);
                      database.reset();
                      SULIEU_RETURN_IF_ERROR(people);
                      return MakePeopleRows(
                          origins.get(), people->get(),
                          [&](size_t table, const std::vector<Value>& row) { return rows->Add(table, row); });
                    });
}

// The work of the writer, meanwhile; the rows last, as they come.
Status Write(const Database& database, std::promise<Origins> origins, RowQueue* rows) {
  const RowQueue::Closing closing(rows);
  SULIEU_RETURN_IF_ERROR(UpdateReprints(database));
  auto known = ReadOrigins(database);
  SULIEU_RETURN_IF_ERROR(known);
  origins.set_value(std::move(*known));
  SULIEU_RETURN_IF_ERROR(MakeFactIndex(database));
  return ReplaceDerivedRows(database, [&](const DerivedRows& add) -> Status {
    SULIEU_RETURN_IF_ERROR(MakePlaceRows(database, add));
    return rows->ForEach(add);
  });
}

}  // namespace

Result<bool> HasWorkLeft(const Database& database) {
  const auto any = database.QueryInteger("SELECT EXISTS (SELECT 1 FROM work_left)");
  SULIEU_RETURN_IF_ERROR(any);
  return *any != 0;
}

Status DoWorkLeft(const Database& database) {
  RowQueue rows;
  std::promise<Origins> origins;
  auto making = MakePeopleBeside(database.path(), origins.get_future(), &rows);
  SULIEU_RETURN_IF_ERROR(making);
  SULIEU_RETURN_IF_ERROR(Write(database, std::move(origins), &rows));
  SULIEU_RETURN_IF_ERROR(making->get());
  return database.Execute("DELETE FROM work_left");
}

}  // namespace sulieu
