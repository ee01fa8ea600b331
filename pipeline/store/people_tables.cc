// People, posts and organisations: linked name by name, written as they come.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/base/sha256.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/people_facts.h"
#include "pipeline/store/reprint_rows.h"

namespace sulieu {
namespace {

class PeopleMaker {
 public:
  PeopleMaker(const Origins& origins, PeopleFacts* people, const DerivedRows& add)
      : origins_(origins), people_(*people), add_(add) {}

  Status Make() {
    SULIEU_RETURN_IF_ERROR(
        people_.organisations->ForEach([&](const auto& row) { return AddOrganisation(row); }));
    SULIEU_RETURN_IF_ERROR(people_.scratch.Execute(
        "CREATE TABLE held (fact INTEGER, person INTEGER, kind TEXT, former INTEGER, spelled TEXT)"));
    auto held = people_.scratch.Prepare(
        "INSERT INTO held (fact, person, kind, former, spelled) VALUES (?, ?, ?, ?, ?)");
    SULIEU_RETURN_IF_ERROR(held);
    SULIEU_RETURN_IF_ERROR(
        people_.linker->Link([&](int64_t document) { return OriginOf(document); },
                             [&](const LinkedName& name) { return AddName(name, &*held); }));
    return AddPosts();
  }

 private:
  int64_t OriginOf(int64_t document) const {
    const auto origin = origins_.find(document);
    return origin == origins_.end() ? 0 : origin->second;
  }

  Status AddOrganisation(const OrganisationRows::Row& row) const {
    return add_(kOrganisationsMade,
                {row.number, row.key, row.name, row.level.empty() ? Value() : Value(row.level),
                 row.unit == kNoUnit ? Value() : Value(Gazetteer::BuiltIn()[row.unit].key)});
  }

  Status AddName(const LinkedName& name, Statement* held) {
    for (uint32_t person = 0; person < name.people.persons; ++person)
      SULIEU_RETURN_IF_ERROR(AddPerson(name, person));
    for (size_t i = 0; i < name.facts.size(); ++i) {
      for (const LinkedName::Fact& fact : name.facts[i]) {
        const Post& post = name.input.posts[fact.post];
        held->Bind(1, fact.fact);
        held->Bind(2, persons_ + name.people.person[i] + 1);
        held->Bind(3, post.kind);
        held->Bind(4, int64_t{post.former});
        held->Bind(5, post.spelled);
        SULIEU_RETURN_IF_ERROR(held->Run());
      }
    }
    for (const Join& join : name.people.joins) {
      SULIEU_RETURN_IF_ERROR(
          add_(kJoinsMade, {name.facts[join.a].front().fact, name.facts[join.b].front().fact, join.reason}));
    }
    for (const Namesakes& n : name.people.namesakes) {
      SULIEU_RETURN_IF_ERROR(
          add_(kNamesakesMade, {persons_ + n.a + 1, persons_ + n.b + 1,
                                std::string(n.different ? "different" : "unsure"), n.reason}));
    }
    persons_ += name.people.persons;
    return {};
  }

  Status AddPerson(const LinkedName& name, uint32_t person) const {
    const LinkedName::Fact* first = nullptr;
    std::map<std::string, int> names;
    for (size_t i = 0; i < name.facts.size(); ++i) {
      if (name.people.person[i] != person) continue;
      for (const LinkedName::Fact& fact : name.facts[i]) {
        if (!first || fact.fact_id < first->fact_id) first = &fact;
        ++names[fact.name];
      }
    }
    // A full name before a short one, however often that stands.
    const auto most = std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
      const bool full_a = a.first.find(' ') != std::string::npos;
      const bool full_b = b.first.find(' ') != std::string::npos;
      return std::pair(full_a, a.second) < std::pair(full_b, b.second);
    });
    Sha256 hash;
    hash.AddField("person");
    hash.AddField(first->fact_id);
    return add_(kPeopleMade, {persons_ + person + 1, hash.Finish().substr(0, 12), most->first});
  }

  // In the order of the facts, in which the table keeps them.
  Status AddPosts() const {
    auto rows = people_.scratch.Prepare(
        "SELECT h.fact, h.person, h.kind, h.former, o.number, l.basis, h.spelled FROM held AS h "
        "CROSS JOIN located AS l ON l.fact = h.fact LEFT JOIN organisations AS o ON o.id = l.organisation "
        "ORDER BY h.fact");
    SULIEU_RETURN_IF_ERROR(rows);
    for (;;) {
      const auto row = rows->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return {};
      std::vector<Value> values;
      for (int i = 0; i < rows->column_count(); ++i) values.push_back(rows->Get(i));
      SULIEU_RETURN_IF_ERROR(add_(kPostsMade, values));
    }
  }

  const Origins& origins_;
  PeopleFacts& people_;
  const DerivedRows& add_;
  int64_t persons_ = 0;  // of the names so far
};

}  // namespace

Status MakePeopleRows(const Origins& origins, PeopleFacts* people, const DerivedRows& add) {
  return PeopleMaker(origins, people, add).Make();
}

}  // namespace sulieu
