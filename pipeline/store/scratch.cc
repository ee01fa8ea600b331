#include "pipeline/store/scratch.h"

namespace sulieu {

Result<Database> OpenScratch() {
  auto database = Database::Open("", Database::Mode::kReadWrite);  // the empty name: a temporary file
  SULIEU_RETURN_IF_ERROR(database);
  SULIEU_RETURN_IF_ERROR(database->Execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192; BEGIN"));
  return database;
}

}  // namespace sulieu
