// People, posts and organisations from the facts of officials.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "pipeline/base/sha256.h"
#include "pipeline/people/link.h"
#include "pipeline/people/organisation.h"
#include "pipeline/people/person_name.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/person_decisions.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

struct OfficialFact {
  int64_t id = 0, document = 0;
  std::string fact_id, name, honorific, rank, position, organisation;
  std::string behind;  // what follows its quote; may end within a character
  uint32_t appearance = 0;
};

struct DocumentOfFacts {
  std::string path, source_sha256, published;
  int64_t origin = 0;
  std::vector<ArticlePlace> places;
};

using Documents = std::unordered_map<int64_t, DocumentOfFacts>;

// Calls `use` for every row.
template <typename Use>
Status ForEach(const Database& database, std::string_view sql, Use use) {
  auto rows = database.Prepare(sql);
  SULIEU_RETURN_IF_ERROR(rows);
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    use(*rows);
  }
}

Result<Documents> ReadDocuments(const Database& database) {
  Documents documents;
  SULIEU_RETURN_IF_ERROR(ForEach(
      database,
      "SELECT d.id, d.document, d.source_sha256, d.published, r.origin FROM documents_imported AS d "
      "LEFT JOIN reprints AS r ON r.document = d.id "
      "WHERE EXISTS (SELECT 1 FROM facts AS f WHERE f.document = d.id AND f.kind = 'officials')",
      [&](const Statement& row) {
        documents[row.Integer(0)] = {
            std::string(row.Text(1)), std::string(row.Text(2)), std::string(row.Text(3)), row.Integer(4), {}};
      }));
  const Gazetteer& gazetteer = Gazetteer::BuiltIn();
  SULIEU_RETURN_IF_ERROR(ForEach(database,
                                 "SELECT document, unit, basis FROM places_named ORDER BY document, unit",
                                 [&](const Statement& row) {
                                   const auto document = documents.find(row.Integer(0));
                                   const UnitIndex unit = gazetteer.Find(row.Text(1));
                                   if (document != documents.end() && unit != kNoUnit)
                                     document->second.places.push_back({unit, std::string(row.Text(2))});
                                 }));
  return documents;
}

// In the order of their ids, which no import can change.
Result<std::vector<OfficialFact>> ReadOfficials(const Database& database) {
  std::vector<OfficialFact> facts;
  SULIEU_RETURN_IF_ERROR(
      ForEach(database,
              "SELECT f.id, f.document, f.fact_id, k.name, k.honorific, k.rank, k.position, k.organisation, "
              "CAST(substr(CAST(d.text AS BLOB), m.text_end + 1, 60) AS TEXT) "
              "FROM shown_officials AS k JOIN facts AS f ON f.id = k.fact JOIN documents_imported AS d ON "
              "d.id = f.document "
              "LEFT JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0 LEFT JOIN mentions_made AS m "
              "ON m.id = fm.mention "
              "ORDER BY f.fact_id",
              [&](const Statement& row) {
                OfficialFact& fact = facts.emplace_back();
                fact.id = row.Integer(0);
                fact.document = row.Integer(1);
                int column = 1;
                for (std::string* field : {&fact.fact_id, &fact.name, &fact.honorific, &fact.rank,
                                           &fact.position, &fact.organisation, &fact.behind}) {
                  *field = row.Text(++column);
                }
              }));
  return facts;
}

bool IsOneOf(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The organisations as located, each once.
class Organisations {
 public:
  // Its number, or -1 for a fact without one.
  int64_t Add(const OfficialFact& fact, const OrganisationPlace& place) {
    if (fact.organisation.empty()) return -1;
    std::string key = PostReader::BuiltIn().Read(fact.organisation).body;
    if (key.empty()) key = FoldedWords(fact.organisation);
    const auto [known, added] =
        numbers_.emplace(std::pair(key, place.unit), static_cast<int64_t>(all_.size()));
    if (added) all_.push_back({key, place.unit, std::string(place.level), {}});
    ++all_[static_cast<size_t>(known->second)].names[fact.organisation];
    return known->second;
  }

  DerivedTable Table() const {
    DerivedTable table{"organisations_made", "id, key, name, level, unit", {}};
    const Gazetteer& gazetteer = Gazetteer::BuiltIn();
    for (size_t i = 0; i < all_.size(); ++i) {
      const Entry& entry = all_[i];
      const auto most = std::max_element(entry.names.begin(), entry.names.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      table.rows.push_back({static_cast<int64_t>(i) + 1, entry.key, most->first,
                            entry.level.empty() ? Value() : Value(entry.level),
                            entry.unit == kNoUnit ? Value() : Value(gazetteer[entry.unit].key)});
    }
    return table;
  }

 private:
  struct Entry {
    std::string key;
    UnitIndex unit = kNoUnit;
    std::string level;
    std::map<std::string, int> names;  // as written -> how often
  };
  std::map<std::pair<std::string, UnitIndex>, int64_t> numbers_;
  std::vector<Entry> all_;
};

class PeopleMaker {
 public:
  PeopleMaker(std::vector<OfficialFact> facts, Documents documents)
      : facts_(std::move(facts)), documents_(std::move(documents)) {
    // Damage, which verify finds by the keys.
    std::erase_if(facts_, [this](const OfficialFact& fact) { return !documents_.contains(fact.document); });
    std::erase_if(facts_, [this](const OfficialFact& fact) {
      return !NamesPerson(Gazetteer::BuiltIn(), FoldForLookup(fact.name),
                          documents_.at(fact.document).places);
    });
  }

  std::vector<DerivedTable> Make(const std::vector<PersonDecision>& decisions) {
    ReadFacts();
    AddPlaces();
    AddDecisions(decisions);
    linked_ = LinkPeople(input_);
    return {organisations_.Table(), People(), Posts(), Joins(), NamesakesTable()};
  }

 private:
  struct Reading {
    uint32_t post = 0;  // index in the input
    OrganisationPlace place;
    int64_t organisation = -1;
  };

  void ReadFacts() {
    for (OfficialFact& fact : facts_) {
      const DocumentOfFacts& document = documents_.at(fact.document);
      Reading reading;
      Post post = PostReader::BuiltIn().Read(fact.position);
      reading.place = LocateOrganisation(Gazetteer::BuiltIn(), fact.organisation, post.central,
                                         document.places, document.published);
      reading.organisation = organisations_.Add(fact, reading.place);
      UnitIndex unit = reading.place.unit;
      if (post.member && unit == kNoUnit)
        unit = ProvinceBehind(Gazetteer::BuiltIn(), fact.behind, document.published);
      reading.post = AddPost(fact, std::move(post), unit);
      fact.appearance = AddToAppearance(fact, document, reading);
      readings_.push_back(reading);
    }
  }

  // A place that the article tells belongs to the post as if it were written.
  uint32_t AddPost(const OfficialFact& fact, Post post, UnitIndex unit) {
    if (!post.places.empty()) unit = kNoUnit;
    const auto [known, added] =
        posts_.emplace(std::pair(fact.position, unit), static_cast<uint32_t>(input_.posts.size()));
    if (!added) return known->second;
    if (unit != kNoUnit) post.places.push_back(PlaceHash(Gazetteer::BuiltIn()[unit]));
    input_.posts.push_back(std::move(post));
    input_.post_texts.push_back(fact.position);
    return known->second;
  }

  uint32_t AddToAppearance(const OfficialFact& fact, const DocumentOfFacts& document,
                           const Reading& reading) {
    const std::string name = FoldForLookup(fact.name);
    const auto [known, added] = appearances_.emplace(std::pair(fact.document, name),
                                                     static_cast<uint32_t>(input_.appearances.size()));
    if (added) {
      Appearance& made = input_.appearances.emplace_back();
      made.name = name;
      made.fact_id = fact.fact_id;
      made.document = fact.document;
      made.origin = document.origin;
      first_fact_.push_back(&fact);
    }
    Appearance& appearance = input_.appearances[known->second];
    appearance.posts.push_back(reading.post);
    if (!fact.rank.empty()) appearance.ranks.push_back(FoldForLookup(fact.rank));
    const std::string honorific = FoldForLookup(fact.honorific);
    appearance.man = appearance.man || IsOneOf(honorific, {"ông", "anh", "chú"});
    appearance.woman = appearance.woman || IsOneOf(honorific, {"bà", "chị"});
    return known->second;
  }

  void AddPlaces() {
    const Gazetteer& gazetteer = Gazetteer::BuiltIn();
    for (const auto& [id, document] : documents_) {
      for (const ArticlePlace& place : document.places) {
        for (const UnitIndex unit : gazetteer.Chain(place.unit)) input_.places.emplace_back(id, unit);
      }
    }
    std::sort(input_.places.begin(), input_.places.end());
    input_.places.erase(std::unique(input_.places.begin(), input_.places.end()), input_.places.end());
  }

  // The appearance a decision is about; nothing when it is there no more.
  std::optional<uint32_t> Find(const NamedIn& named) const {
    std::optional<uint32_t> by_path;
    const std::string name = FoldForLookup(named.name);
    for (const auto& [id, document] : documents_) {
      const bool same_bytes = document.source_sha256 == named.source_sha256;
      if (!same_bytes && document.path != named.document) continue;
      const auto found = appearances_.find(std::pair(id, name));
      if (found == appearances_.end()) continue;
      if (same_bytes) return found->second;
      by_path = found->second;
    }
    return by_path;
  }

  void AddDecisions(const std::vector<PersonDecision>& decisions) {
    std::map<std::pair<uint32_t, uint32_t>, const PersonDecision*> last;
    for (const PersonDecision& decision : decisions) {
      const auto a = Find(decision.a), b = Find(decision.b);
      if (a && b && *a != *b) last[std::minmax(*a, *b)] = &decision;
    }
    std::vector<std::pair<int64_t, PairDecision>> holding;
    for (const auto& [pair, decision] : last) {
      if (decision->verdict == "undecided") continue;
      holding.push_back({decision->id,
                         {pair.first, pair.second, decision->verdict == "same",
                          fmt::format("decided by {}: {}", decision->who, decision->why)}});
    }
    std::sort(holding.begin(), holding.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    for (auto& [id, decision] : holding) input_.decisions.push_back(std::move(decision));
  }

  DerivedTable People() const {
    DerivedTable table{"people_made", "id, person_id, name", {}};
    std::vector<const OfficialFact*> first(linked_.persons);
    std::vector<std::map<std::string, int>> names(linked_.persons);
    for (const OfficialFact& fact : facts_) {
      const uint32_t person = linked_.person[fact.appearance];
      if (!first[person]) first[person] = &fact;
      ++names[person][fact.name];
    }
    for (uint32_t i = 0; i < linked_.persons; ++i) {
      // A full name before a short one, however often that stands.
      const auto most = std::max_element(names[i].begin(), names[i].end(), [](const auto& a, const auto& b) {
        const bool full_a = a.first.find(' ') != std::string::npos;
        const bool full_b = b.first.find(' ') != std::string::npos;
        return std::pair(full_a, a.second) < std::pair(full_b, b.second);
      });
      Sha256 hash;
      hash.AddField("person");
      hash.AddField(first[i]->fact_id);
      table.rows.push_back({int64_t{i} + 1, hash.Finish().substr(0, 12), most->first});
    }
    return table;
  }

  DerivedTable Posts() const {
    DerivedTable table{"posts_made", "fact, person, kind, former, organisation, place_basis, spelled", {}};
    for (size_t i = 0; i < facts_.size(); ++i) {
      const Reading& reading = readings_[i];
      const Post& post = input_.posts[reading.post];
      table.rows.push_back(
          {facts_[i].id, int64_t{linked_.person[facts_[i].appearance]} + 1, std::string(post.kind),
           int64_t{post.former}, reading.organisation < 0 ? Value() : Value(reading.organisation + 1),
           reading.place.basis.empty() ? Value() : Value(std::string(reading.place.basis)), post.spelled});
    }
    return table;
  }

  DerivedTable Joins() const {
    DerivedTable table{"joins_made", "fact, other_fact, reason", {}};
    for (const Join& join : linked_.joins)
      table.rows.push_back({first_fact_[join.a]->id, first_fact_[join.b]->id, join.reason});
    return table;
  }

  DerivedTable NamesakesTable() const {
    DerivedTable table{"namesakes_made", "person, other, judgement, reason", {}};
    for (const Namesakes& n : linked_.namesakes) {
      table.rows.push_back(
          {int64_t{n.a} + 1, int64_t{n.b} + 1, std::string(n.different ? "different" : "unsure"), n.reason});
    }
    return table;
  }

  std::vector<OfficialFact> facts_;
  Documents documents_;
  std::vector<Reading> readings_;  // parallel to facts_
  std::map<std::pair<std::string, UnitIndex>, uint32_t> posts_;
  std::map<std::pair<int64_t, std::string>, uint32_t> appearances_;
  std::vector<const OfficialFact*> first_fact_;  // of each appearance
  Organisations organisations_;
  LinkInput input_;
  LinkedPeople linked_;
};

}  // namespace

Result<std::vector<DerivedTable>> ComputePeopleTables(const Database& database) {
  auto facts = ReadOfficials(database);
  SULIEU_RETURN_IF_ERROR(facts);
  auto documents = ReadDocuments(database);
  SULIEU_RETURN_IF_ERROR(documents);
  const auto decisions = ReadPersonDecisions(database);
  SULIEU_RETURN_IF_ERROR(decisions);
  return PeopleMaker(std::move(*facts), std::move(*documents)).Make(*decisions);
}

}  // namespace sulieu
