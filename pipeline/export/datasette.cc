#include "pipeline/export/datasette.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/export/catalog.h"
#include "pipeline/export/value.h"

namespace sulieu {
namespace {

using Json = nlohmann::ordered_json;

struct CannedQuery {
  const char *name, *title, *description, *sql;
};

// What people ask first; `:name` is a field Datasette shows, empty at the beginning.
constexpr CannedQuery kQueries[] = {
    {"facts_by_kind_and_year", "Facts by kind and year of publication", "How much there is, and of when.",
     "SELECT m.kind, substr(d.published, 1, 4) AS year, count(DISTINCT m.fact_id) AS facts,\n"
     "       count(DISTINCT m.document) AS articles\n"
     "FROM mentions AS m JOIN documents AS d USING (document)\nGROUP BY m.kind, year ORDER BY m.kind, year"},
    {"ratios_by_percent", "Ratios, the highest first",
     "Which units met the standard, at what rate, says which article.",
     "SELECT unit, numerator, denominator, round(100.0 * numerator / denominator, 1) AS percent, outcome,\n"
     "       quote, document, published\n"
     "FROM ratios WHERE kind = 'count_of_total' ORDER BY percent DESC, document"},
    {"awards_by_authority", "Awards by authority", "How many of each honour each authority gave.",
     "SELECT authority, award, sum(count) AS given, count(DISTINCT document) AS articles\n"
     "FROM awards WHERE count IS NOT NULL GROUP BY authority, award ORDER BY given DESC"},
    {"officials_at_events", "Who chaired or spoke at which event", "With post and organisation.",
     "SELECT o.name, o.position, o.organisation, o.role, e.name AS event, e.start_date, e.place, o.document\n"
     "FROM officials AS o JOIN events AS e ON e.document = o.document AND e.main = 1\n"
     "WHERE o.role IN ('chair', 'speaker') ORDER BY e.start_date, o.name"},
    {"posts_of_a_person", "Posts of a person", "Give the name, or a part of it, with its diacritics.",
     "SELECT name, position, organisation, min(published) AS first_named, max(published) AS last_named,\n"
     "       count(*) AS articles\nFROM officials WHERE name LIKE '%' || :name || '%'\n"
     "GROUP BY name, position, organisation ORDER BY name, first_named"},
    {"facts_of_an_article", "All facts of an article", "Give the path of the article, or a part of it.",
     "SELECT kind, quote, fact_id, text_begin, text_end, rule, document\n"
     "FROM mentions WHERE document LIKE '%' || :document || '%' AND seq = 0 ORDER BY document, text_begin"},
    {"references_by_number", "Most cited legal documents", "Plans, resolutions, decisions by number.",
     "SELECT kind, number, min(issued_date) AS issued_date, count(DISTINCT document) AS articles\n"
     "FROM legal_refs WHERE number IS NOT NULL GROUP BY kind, number ORDER BY articles DESC, kind, number"},
    {"percentages_of", "Percentages of something", "Give words of what is measured, with their diacritics.",
     "SELECT low, high, bound, unit, quote, published, document\n"
     "FROM percentages WHERE unit LIKE '%' || :unit || '%' ORDER BY published, document"},
    {"contradictions", "What does not add up", "Per article; the program reports and never corrects.",
     "SELECT * FROM checks ORDER BY document"},
    {"reprints", "Articles that repeat another", "With the share of the text they have in common.",
     "SELECT document, title, publisher, published, reprint_of, reprint_containment, reprint_reason\n"
     "FROM documents WHERE reprint_of IS NOT NULL ORDER BY reprint_of, published"},
};

Json ViewMetadata(const std::string& name, const std::vector<std::string>& columns) {
  const ViewInfo* const view = FindView(name);
  if (!view) return {{"allow", false}};  // views cannot be hidden
  Json descriptions = Json::object(), units = Json::object();
  for (const std::string& column : columns) {
    const ColumnInfo info = FindColumn(*view, column);
    if (!info.description.empty()) descriptions[column] = info.description;
    // Datasette shows byte 1277 as 1.277 kB, which suits a length and no position.
    const bool position = info.unit == "byte" && info.description.starts_with("Where");
    if (position) descriptions[column] = info.description + " In bytes.";
    if (!info.unit.empty() && !position) units[column] = info.unit;
  }
  Json metadata = {{"title", view->title}, {"description", view->description}, {"columns", descriptions}};
  if (!units.empty()) metadata["units"] = units;
  if (std::find(columns.begin(), columns.end(), "quote") != columns.end()) metadata["label_column"] = "quote";
  if (name == "documents") metadata["label_column"] = "title";
  return metadata;
}

// What a reference to a row of the table shows in place of its number.
const char* LabelColumn(const std::string& table) {
  if (table == "documents_imported") return "title";
  if (table == "facts") return "value";
  if (table == "mentions_made") return "quote";
  return table == "rules" ? "rule" : table == "runs" ? "started_at" : nullptr;
}

Json Tables(const DatabaseShape& shape) {
  Json tables = Json::object();
  for (const auto& [view, columns] : shape.views) tables[view] = ViewMetadata(view, columns);
  for (const std::string& table : shape.tables) {
    tables[table] = {{"hidden", true}};
    if (const char* const label = LabelColumn(table)) tables[table]["label_column"] = label;
  }
  return tables;
}

Json Queries() {
  Json queries = Json::object();
  for (const CannedQuery& query : kQueries)
    queries[query.name] = {{"title", query.title}, {"description", query.description}, {"sql", query.sql}};
  return queries;
}

}  // namespace

std::string DatasetteMetadata(const DatabaseShape& shape) {
  const Json database = {
      {"title", "Facts with their sources"},
      {"description",
       "Each fact has the words that state it and their position, in bytes, in the text of "
       "the article and in the original file."},
      {"tables", Tables(shape)},
      {"queries", Queries()}};
  return DumpJsonLines({{"title", "Facts with their sources from Vietnamese press articles"},
                        {"description", "Extracted by sulieu " SULIEU_VERSION},
                        {"databases", {{shape.name, database}}}});
}

}  // namespace sulieu
