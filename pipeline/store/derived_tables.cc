#include "pipeline/store/derived_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "pipeline/places/gazetteer.h"
#include "pipeline/store/people_facts.h"

namespace sulieu {
namespace {

constexpr std::array<DerivedTable, kDerivedTableCount> kTables{{
    {"place_units", "unit, name, level, parent, valid_from, valid_to"},
    {"place_successors", "unit, successor"},
    {"organisations_made", "id, key, name, level, unit"},
    {"people_made", "id, person_id, name"},
    {"posts_made", "fact, person, kind, former, organisation, place_basis, spelled"},
    {"joins_made", "fact, other_fact, reason"},
    {"namesakes_made", "person, other, judgement, reason"},
}};

Result<Statement> PrepareInsert(const Database& database, const DerivedTable& table) {
  const auto columns = std::count(table.columns.begin(), table.columns.end(), ',') + 1;
  std::string places = "?";
  for (long i = 1; i < columns; ++i) places += ", ?";
  return database.Prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, table.columns, places));
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

std::span<const DerivedTable> DerivedTables() { return kTables; }

Status MakePlaceRows(const Database& database, const DerivedRows& add) {
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
  for (const UnitIndex index : units) {
    const AdministrativeUnit& unit = gazetteer[index];
    SULIEU_RETURN_IF_ERROR(
        add(kPlaceUnits, {unit.key, unit.name, std::string(UnitLevelName(unit.level)),
                          unit.parent == kNoUnit ? Value() : Value(gazetteer[unit.parent].key),
                          Optional(unit.valid_from), Optional(unit.valid_to)}));
    for (const UnitIndex next : unit.successors)
      SULIEU_RETURN_IF_ERROR(add(kPlaceSuccessors, {unit.key, gazetteer[next].key}));
  }
  return {};
}

Status MakeDerivedRows(const Database& database, PeopleFacts* people, const DerivedRows& add) {
  SULIEU_RETURN_IF_ERROR(MakePlaceRows(database, add));
  const auto origins = ReadOrigins(database);
  SULIEU_RETURN_IF_ERROR(origins);
  return MakePeopleRows(*origins, people, add);
}

Status ReplaceDerivedRows(const Database& database, const std::function<Status(const DerivedRows&)>& make) {
  for (auto table = kTables.rbegin(); table != kTables.rend(); ++table)
    SULIEU_RETURN_IF_ERROR(database.Execute(fmt::format("DELETE FROM {}", table->name)));
  std::vector<Statement> inserts;
  for (const DerivedTable& table : kTables) {
    auto insert = PrepareInsert(database, table);
    SULIEU_RETURN_IF_ERROR(insert);
    inserts.push_back(std::move(*insert));
  }
  return make([&](size_t table, const std::vector<Value>& row) {
    for (size_t i = 0; i < row.size(); ++i) inserts[table].BindValue(static_cast<int>(i) + 1, row[i]);
    return inserts[table].Run();
  });
}

Status UpdateDerivedTables(const Database& database) {
  const auto people = ReadPeopleFacts(database);
  SULIEU_RETURN_IF_ERROR(people);
  return ReplaceDerivedRows(
      database, [&](const DerivedRows& add) { return MakeDerivedRows(database, people->get(), add); });
}

}  // namespace sulieu
