#include "pipeline/export/catalog_people.h"

namespace sulieu {
namespace {

ViewInfo People() {
  return {"people",
          "People",
          "Officials across articles: one row for those taken to be one person.",
          {"person_id"},
          {{"person_id", "string", "Identity of the person; it can change when articles are added.", ""},
           {"name", "string", "Name of the person.", ""},
           {"documents", "integer", "Articles that name them; reprints are not counted.", ""},
           {"posts", "integer", "Posts that are attested.", ""},
           {"first_attested", "string", "Publication of the first article.", ""},
           {"last_attested", "string", "Publication of the last article.", ""}}};
}

ViewInfo Posts(std::vector<ColumnInfo> columns) {
  const std::vector<ColumnInfo> own = {
      {"person_id", "string", "Whose post it is: people.person_id.", ""},
      {"person", "string", "Name of the person.", ""},
      {"name", "string", "Name as the article writes it.", ""},
      {"rank", "string", "Academic or military rank, at the time.", ""},
      {"kind", "string", "party, state, mass, committee, firm, other.", ""},
      {"post", "string", "The post as written.", ""},
      {"post_spelled", "string", "The post spelled out, to group and search by.", ""},
      {"former", "boolean", "1 when the article says it was held before (nguyên).", ""},
      {"organisation", "string", "Where the post is held.", ""},
      {"place", "string", "Where that is; none when the article does not tell.", ""},
      {"place_basis", "string", "Where the place is known from.", ""},
      {"role", "string", "What the person did at the event.", ""}};
  columns.insert(columns.end(), own.begin(), own.end());
  return {"posts",
          "Posts",
          "Who held which post, as an article of that day attests it.",
          {"fact_id"},
          std::move(columns)};
}

ViewInfo Organisations() {
  return {"organisations",
          "Organisations",
          "Where posts are held, and in which place.",
          {},
          {{"name", "string", "Name as most often written.", ""},
           {"level", "string", "central, province, district, commune.", ""},
           {"place", "string", "Where it is; none when the articles do not tell.", ""},
           {"unit", "string", "That place: places.unit.", ""},
           {"place_basis", "string", "Where the place is known from.", ""},
           {"documents", "integer", "Articles that name it; reprints are not counted.", ""},
           {"first_attested", "string", "Publication of the first article.", ""},
           {"last_attested", "string", "Publication of the last article.", ""}}};
}

ViewInfo Places() {
  return {"places",
          "Places",
          "Provinces, districts and communes with their time, before and after the mergers.",
          {"unit"},
          {{"unit", "string", "Key of the gazetteer.", ""},
           {"name", "string", "Name of the unit.", ""},
           {"level", "string", "province, district, commune.", ""},
           {"within", "string", "The unit above it.", ""},
           {"valid_from", "string", "First day it was there, as far as is known.", ""},
           {"valid_to", "string", "Last day it was there, as far as is known.", ""},
           {"successors", "string", "What it became.", ""},
           {"predecessors", "string", "What it was made of.", ""},
           {"documents", "integer", "Articles that name it.", ""}}};
}

ViewInfo DocumentPlaces() {
  return {"document_places",
          "Places of the articles",
          "Units an article names, at the time of the article.",
          {"document", "unit"},
          {{"document", "string", "The article.", ""},
           {"published", "string", "Its publication.", ""},
           {"unit", "string", "The unit: places.unit.", ""},
           {"name", "string", "Its name.", ""},
           {"level", "string", "province, district, commune.", ""},
           {"basis", "string", "Where it is named: title, publisher, url, byline, text.", ""},
           {"mentions", "integer", "How often the text names it.", ""},
           {"text_begin", "integer", "Where it is named first in documents.text.", "byte"},
           {"text_end", "integer", "Where that ends.", "byte"}}};
}

ViewInfo Joins() {
  return {"joins",
          "Why facts are of one person",
          "Each row joins two articles of a person.",
          {"fact_id", "other_fact_id"},
          {{"person_id", "string", "The person: people.person_id.", ""},
           {"name", "string", "Name of the person.", ""},
           {"fact_id", "string", "The one fact.", ""},
           {"document", "string", "Its article.", ""},
           {"other_fact_id", "string", "The other fact.", ""},
           {"other_document", "string", "Its article.", ""},
           {"reason", "string", "Why they are of one person.", ""}}};
}

ViewInfo Namesakes() {
  return {"namesakes",
          "People of one name",
          "People of one name who are not taken for one person.",
          {"person_id", "other_person_id"},
          {{"name", "string", "Their name.", ""},
           {"person_id", "string", "The one: people.person_id.", ""},
           {"other_person_id", "string", "The other.", ""},
           {"judgement", "string", "different, or unsure.", ""},
           {"reason", "string", "Why.", ""}}};
}

}  // namespace

std::vector<ViewInfo> PeopleViews(const std::vector<ColumnInfo>& shared) {
  return {People(), Posts(shared), Organisations(), Places(), DocumentPlaces(), Joins(), Namesakes()};
}

}  // namespace sulieu
