// The tables and statements of the scratch database of PeopleLinker. Internal to it.
#ifndef SULIEU_PIPELINE_STORE_PEOPLE_LINKER_STATEMENTS_H_
#define SULIEU_PIPELINE_STORE_PEOPLE_LINKER_STATEMENTS_H_

#include <initializer_list>
#include <string_view>
#include <utility>

#include "pipeline/store/people_linker.h"

namespace sulieu {

// Ends each text of a list in a cell.
inline constexpr char kListEnd = '\x1f';

struct PeopleLinker::Statements {
  Statement find_post, add_post, set_first, add_appearance, add_fact, post, find, facts, count_under, counted,
      appearance, add_companion, companions;

  Status Prepare(const Database& scratch) {
    for (const auto& [statement, sql] : std::initializer_list<std::pair<Statement*, std::string_view>>{
             {&find_post, "SELECT id, first FROM posts WHERE position = ? AND unit = ?"},
             {&add_post, "INSERT INTO posts (position, unit, first) VALUES (?, ?, ?)"},
             {&set_first, "UPDATE posts SET first = ? WHERE id = ?"},
             {&add_appearance,
              "INSERT INTO appearances (document, name, fact_id, kind, national, man, woman, ranks, "
              "places, beside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
             {&add_fact,
              "INSERT INTO appearance_facts (appearance, fact_id, fact, name, post) VALUES (?, ?, ?, ?, ?)"},
             {&post, "SELECT position, unit, first FROM posts WHERE id = ?"},
             {&find, "SELECT id, fact_id FROM appearances WHERE document = ? AND name = ?"},
             {&facts, "SELECT fact_id, fact, name, post FROM appearance_facts WHERE appearance = ?"},
             {&count_under, "INSERT INTO counted_under (appearance, name) VALUES (?, ?)"},
             {&counted,
              "SELECT coalesce(c.name, a.name) FROM appearances AS a LEFT JOIN counted_under AS c "
              "ON c.appearance = a.id WHERE a.id = ?"},
             {&appearance, "SELECT man, woman, ranks, places FROM appearances WHERE id = ?"},
             {&add_companion, "INSERT OR IGNORE INTO companions (document, number) VALUES (?, ?)"},
             {&companions, "SELECT number FROM companions WHERE document = ? AND number <> ?"}}) {
      auto prepared = scratch.Prepare(sql);
      SULIEU_RETURN_IF_ERROR(prepared);
      *statement = std::move(*prepared);
    }
    return {};
  }
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_PEOPLE_LINKER_STATEMENTS_H_
