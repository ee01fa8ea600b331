#include "pipeline/cli/document_filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/places/gazetteer.h"
#include "pipeline/text/folded_words.h"

namespace sulieu {
namespace {

// names(text, words): the SQL function behind --person; only this connection has it.
void Names(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto text = [&](int i) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(arguments[i]));
    return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_value_bytes(arguments[i])))
                 : std::string_view();
  };
  const std::string all = fmt::format(" {} ", WordsForSearch(text(0))),
                    wanted = fmt::format(" {} ", WordsForSearch(text(1)));
  sqlite3_result_int(context, wanted.size() > 2 && all.find(wanted) != std::string::npos);
}

bool IsDate(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (size_t i = 0; i < date.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : (date[i] < '0' || date[i] > '9')) return false;
  }
  return true;
}

// What became of units that are not there on the day.
std::string Fate(const Gazetteer& gazetteer, const std::vector<UnitIndex>& units) {
  std::string fate;
  for (const UnitIndex unit : units) {
    const AdministrativeUnit& u = gazetteer[unit];
    fate += fmt::format("{}{} was there", fate.empty() ? "" : "; ", u.name);
    if (!u.valid_from.empty()) fate += fmt::format(" from {}", u.valid_from);
    if (!u.valid_to.empty()) fate += fmt::format(" until {}", u.valid_to);
    for (const UnitIndex next : u.successors)
      fate += fmt::format(", then in {} (from {})", gazetteer[next].name, gazetteer[next].valid_from);
  }
  return fate;
}

// The units, and with a day those they were made of.
Result<std::set<UnitIndex>> UnitsOf(const DocumentFilter& filter) {
  const Gazetteer& gazetteer = Gazetteer::BuiltIn();
  const std::vector<UnitIndex> named = gazetteer.Search(filter.place);
  if (named.empty()) {
    return Fail(ErrorCode::kUsage,
                fmt::format("--place `{}`: no province, district or commune of Viet Nam has this name; "
                            "`sulieu search` finds any word",
                            filter.place));
  }
  if (filter.as_of.empty()) return std::set<UnitIndex>(named.begin(), named.end());
  if (!IsDate(filter.as_of))
    return Fail(ErrorCode::kUsage,
                fmt::format("--as-of `{}`: write a date as 2026, 2026-01 or 2026-01-31", filter.as_of));
  std::vector<UnitIndex> todo;
  std::copy_if(named.begin(), named.end(), std::back_inserter(todo),
               [&](UnitIndex unit) { return gazetteer[unit].ValidOn(filter.as_of); });
  if (todo.empty()) {
    return Fail(ErrorCode::kUsage, fmt::format("--place `{}`: not there as of {}: {}", filter.place,
                                               filter.as_of, Fate(gazetteer, named)));
  }
  std::set<UnitIndex> units;
  while (!todo.empty()) {
    const UnitIndex unit = todo.back();
    todo.pop_back();
    if (!units.insert(unit).second) continue;
    todo.insert(todo.end(), gazetteer[unit].predecessors.begin(), gazetteer[unit].predecessors.end());
  }
  return units;
}

Result<SqlCondition> PlaceQuery(const DocumentFilter& filter) {
  const auto units = UnitsOf(filter);
  SULIEU_RETURN_IF_ERROR(units);
  SqlCondition query;
  std::string values;
  for (const UnitIndex unit : *units) {
    values += values.empty() ? "(?)" : ", (?)";
    query.values.emplace_back(Gazetteer::BuiltIn()[unit].key);
  }
  query.sql = fmt::format(
      "WITH RECURSIVE within (unit) AS (VALUES {} UNION SELECT u.unit FROM place_units AS u JOIN within "
      "ON u.parent = within.unit) SELECT n.document FROM within JOIN places_named AS n ON n.unit = "
      "within.unit",
      values);
  return query;
}

}  // namespace

void AddDocumentFilterOptions(Command command, DocumentFilter* filter) {
  command
      .AddOption("--place", filter->place,
                 "of documents that name this province, district or commune, or one within it")
      .ValueName("PLACE");
  command
      .AddOption("--as-of", filter->as_of,
                 "with --place: the unit of this day, with all it was made of (Quảng Trị as of 2026)")
      .ValueName("DATE");
  command.AddOption("--person", filter->person, "of documents that name this person (name or person_id)")
      .ValueName("NAME");
}

Result<std::vector<SqlCondition>> DocumentQueries(const DocumentFilter& filter) {
  std::vector<SqlCondition> queries;
  if (filter.place.empty() && !filter.as_of.empty())
    return Fail(ErrorCode::kUsage, "--as-of: says when a --place is meant; name one");
  if (!filter.place.empty()) {
    auto place = PlaceQuery(filter);
    SULIEU_RETURN_IF_ERROR(place);
    queries.push_back(std::move(*place));
  }
  if (!filter.person.empty()) {
    queries.push_back(
        {"SELECT f.document FROM people_made AS e JOIN posts_made AS p ON p.person = e.id "
         "JOIN facts AS f ON f.id = p.fact WHERE e.person_id = ? OR names(e.name, ?)",
         {filter.person, filter.person}});
  }
  return queries;
}

void AddDocumentFilterFunctions(const Database& database) {
  sqlite3_create_function_v2(database.handle(), "names", 2,
                             SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, Names, nullptr,
                             nullptr, nullptr);
}

Result<std::optional<std::set<std::string>>> SelectDocuments(const Database& database,
                                                             const DocumentFilter& filter) {
  if (filter.empty()) return std::nullopt;
  const auto queries = DocumentQueries(filter);
  SULIEU_RETURN_IF_ERROR(queries);
  AddDocumentFilterFunctions(database);
  SqlCondition wanted{"SELECT document FROM documents_imported INDEXED BY documents_named WHERE", {}};
  wanted.Append(" ", InAll("id", *queries));
  auto rows = Prepare(database, wanted);
  SULIEU_RETURN_IF_ERROR(rows);
  const auto documents = ReadTexts(&*rows);
  SULIEU_RETURN_IF_ERROR(documents);
  return std::set<std::string>(documents->begin(), documents->end());
}

}  // namespace sulieu
