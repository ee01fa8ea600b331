#include "pipeline/store/organisation_rows.h"

#include "pipeline/store/scratch.h"

namespace sulieu {
namespace {

// `first`: the smallest fact_id that names it.
constexpr char kTables[] =
    "CREATE TABLE organisations (id INTEGER PRIMARY KEY, number INTEGER, key TEXT, unit INTEGER, level TEXT, "
    "first TEXT, UNIQUE (key, unit));"
    "CREATE TABLE organisation_names (organisation INTEGER, name TEXT, times INTEGER, "
    "PRIMARY KEY (organisation, name)) WITHOUT ROWID;"
    "CREATE TABLE located (fact INTEGER PRIMARY KEY, organisation INTEGER, basis TEXT)";

// An organisation has the level its first fact gives it, and the name it has most often.
constexpr std::string_view kAddName =
    "INSERT INTO organisation_names (organisation, name, times) VALUES (?, ?, 1) "
    "ON CONFLICT (organisation, name) DO UPDATE SET times = times + 1";
constexpr std::string_view kAll =
    "SELECT o.number, o.key, o.unit, o.level, (SELECT n.name FROM organisation_names AS n WHERE "
    "n.organisation = "
    "o.id ORDER BY n.times DESC, n.name LIMIT 1) FROM organisations AS o ORDER BY o.number";

}  // namespace

Result<OrganisationRows> OrganisationRows::Create(const Database& scratch) {
  OrganisationRows rows(scratch);
  SULIEU_RETURN_IF_ERROR(scratch.Execute(kTables));
  for (const auto& [statement, sql] : std::initializer_list<std::pair<Statement*, std::string_view>>{
           {&rows.find_, "SELECT id, first FROM organisations WHERE key = ? AND unit = ?"},
           {&rows.add_, "INSERT INTO organisations (key, unit, level, first) VALUES (?, ?, ?, ?)"},
           {&rows.set_first_, "UPDATE organisations SET level = ?, first = ? WHERE id = ?"},
           {&rows.add_name_, kAddName},
           {&rows.add_located_, "INSERT INTO located (fact, organisation, basis) VALUES (?, ?, ?)"}}) {
    auto prepared = scratch.Prepare(sql);
    SULIEU_RETURN_IF_ERROR(prepared);
    *statement = std::move(*prepared);
  }
  return rows;
}

Result<int64_t> OrganisationRows::FindOrAdd(std::string_view fact_id, std::string_view key,
                                            const OrganisationPlace& place) {
  const auto known = FindStanding(&find_, {key, int64_t{place.unit}}, fact_id);
  SULIEU_RETURN_IF_ERROR(known);
  if (known->earlier) SULIEU_RETURN_IF_ERROR(set_first_.Run({place.level, fact_id, known->id}));
  if (known->id != 0) return known->id;
  SULIEU_RETURN_IF_ERROR(add_.Run({key, int64_t{place.unit}, place.level, fact_id}));
  return scratch_->last_insert_rowid();
}

Status OrganisationRows::Add(int64_t fact, std::string_view fact_id, std::string_view organisation,
                             std::string_view key, const OrganisationPlace& place) {
  add_located_.BindNull(2);
  if (!organisation.empty()) {
    const auto id = FindOrAdd(fact_id, key, place);
    SULIEU_RETURN_IF_ERROR(id);
    add_name_.Bind(1, *id);
    add_name_.Bind(2, organisation);
    SULIEU_RETURN_IF_ERROR(add_name_.Run());
    add_located_.Bind(2, *id);
  }
  add_located_.Bind(1, fact);
  add_located_.BindOptional(3, place.basis);
  return add_located_.Run();
}

Status OrganisationRows::ForEach(const std::function<Status(const Row&)>& use) {
  SULIEU_RETURN_IF_ERROR(
      scratch_->Execute("UPDATE organisations SET number = n.number FROM (SELECT id, row_number() OVER "
                        "(ORDER BY first) AS number "
                        "FROM organisations) AS n WHERE n.id = organisations.id"));
  auto rows = scratch_->Prepare(kAll);
  SULIEU_RETURN_IF_ERROR(rows);
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    SULIEU_RETURN_IF_ERROR(use({rows->Integer(0), std::string(rows->Text(1)), std::string(rows->Text(4)),
                                std::string(rows->Text(3)), static_cast<UnitIndex>(rows->Integer(2))}));
  }
}

}  // namespace sulieu
