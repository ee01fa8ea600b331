#include "pipeline/store/derived_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/places/gazetteer.h"

namespace sulieu {
namespace {

Status Insert(const Database& database, const DerivedTable& table) {
  const auto columns = std::count(table.columns.begin(), table.columns.end(), ',') + 1;
  std::string places = "?";
  for (long i = 1; i < columns; ++i) places += ", ?";
  auto insert =
      database.Prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, table.columns, places));
  SULIEU_RETURN_IF_ERROR(insert);
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) insert->BindValue(static_cast<int>(i) + 1, row[i]);
    SULIEU_RETURN_IF_ERROR(insert->Run());
  }
  return {};
}

Value Optional(const std::string& text) { return text.empty() ? Value() : Value(text); }

// The unit, all above it, what it came from and what became of it, and so on.
void AddAround(const Gazetteer& gazetteer, UnitIndex unit, std::set<UnitIndex>* units) {
  if (unit == kNoUnit || !units->insert(unit).second) return;
  AddAround(gazetteer, gazetteer[unit].parent, units);
  for (const UnitIndex other : gazetteer[unit].successors) AddAround(gazetteer, other, units);
  for (const UnitIndex other : gazetteer[unit].predecessors) AddAround(gazetteer, other, units);
}

}  // namespace

Result<std::vector<DerivedTable>> ComputePlaceTables(const Database& database) {
  const Gazetteer& gazetteer = Gazetteer::BuiltIn();
  auto named = database.Prepare("SELECT DISTINCT unit FROM places_named ORDER BY unit");
  SULIEU_RETURN_IF_ERROR(named);
  std::set<UnitIndex> units;
  for (;;) {
    const auto row = named->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    AddAround(gazetteer, gazetteer.Find(named->Text(0)), &units);
  }
  DerivedTable places{"place_units", "unit, name, level, parent, valid_from, valid_to", {}};
  DerivedTable successors{"place_successors", "unit, successor", {}};
  for (const UnitIndex index : units) {
    const AdministrativeUnit& unit = gazetteer[index];
    places.rows.push_back({unit.key, unit.name, std::string(UnitLevelName(unit.level)),
                           unit.parent == kNoUnit ? Value() : Value(gazetteer[unit.parent].key),
                           Optional(unit.valid_from), Optional(unit.valid_to)});
    for (const UnitIndex next : unit.successors) successors.rows.push_back({unit.key, gazetteer[next].key});
  }
  return std::vector<DerivedTable>{std::move(places), std::move(successors)};
}

Result<std::vector<DerivedTable>> ComputeDerivedTables(const Database& database) {
  auto tables = ComputePlaceTables(database);
  SULIEU_RETURN_IF_ERROR(tables);
  auto people = ComputePeopleTables(database);
  SULIEU_RETURN_IF_ERROR(people);
  tables->insert(tables->end(), std::make_move_iterator(people->begin()),
                 std::make_move_iterator(people->end()));
  return tables;
}

Status UpdateDerivedTables(const Database& database) {
  const auto tables = ComputeDerivedTables(database);
  SULIEU_RETURN_IF_ERROR(tables);
  for (auto table = tables->rbegin(); table != tables->rend(); ++table)
    SULIEU_RETURN_IF_ERROR(database.Execute("DELETE FROM " + table->name));
  for (const DerivedTable& table : *tables) SULIEU_RETURN_IF_ERROR(Insert(database, table));
  return {};
}

}  // namespace sulieu
