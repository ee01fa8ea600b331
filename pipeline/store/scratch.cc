#include "pipeline/store/scratch.h"

namespace sulieu {

Result<Database> OpenScratch() {
  auto database = Database::Open("", Database::Mode::kReadWrite);  // the empty name: a temporary file
  SULIEU_RETURN_IF_ERROR(database);
  SULIEU_RETURN_IF_ERROR(database->Execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192; BEGIN"));
  return database;
}

Result<Standing> FindStanding(Statement* find, std::initializer_list<ValueView> keys,
                              std::string_view fact_id) {
  int index = 0;
  for (const ValueView& key : keys) find->BindView(++index, key);
  const auto row = find->Step();
  SULIEU_RETURN_IF_ERROR(row);
  Standing standing;
  if (*row) standing = {find->Integer(0), fact_id < find->Text(1)};
  find->Reset();
  return standing;
}

}  // namespace sulieu
