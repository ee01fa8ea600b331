#include "pipeline/store/second_reader.h"

namespace sulieu {

std::optional<Database> SecondReader(const Database& first) {
  if (sqlite3_get_autocommit(first.handle()) != 0) return std::nullopt;
  auto mode = first.Prepare("PRAGMA journal_mode");
  // While a rollback journal is used nobody can commit before `first` has done reading.
  if (!mode || !mode->Step().value_or(false) || mode->Text(0) != "delete") return std::nullopt;
  auto second = Database::Open(first.path(), Database::Mode::kReadOnly);
  if (!second) return std::nullopt;
  // A program that waits to write waits for `first` too: to wait for it would never end.
  sqlite3_busy_handler(second->handle(), nullptr, nullptr);
  if (!second->Execute("BEGIN; SELECT 1 FROM runs")) return std::nullopt;
  return std::move(*second);
}

}  // namespace sulieu
