#include "pipeline/store/people_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "pipeline/people/person_name.h"
#include "pipeline/store/person_decisions.h"
#include "pipeline/store/scratch.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr size_t kTextsInMemory = 4096;

// Posts as read last: the same words come again and again.
class PostMemory {
 public:
  // Valid until the next call.
  const Post& Read(const std::string& text) {
    if (posts_.size() >= kTextsInMemory) posts_.clear();
    const auto [post, added] = posts_.try_emplace(text);
    if (added) post->second = PostReader::BuiltIn().Read(text);
    return post->second;
  }

 private:
  std::unordered_map<std::string, Post> posts_;
};

struct Official {
  PersonFact fact;
  std::string organisation;
};

struct OfficialsOfDocument {
  int64_t document = 0;
  std::string published;
  std::vector<ArticlePlace> places;
  std::vector<Official> officials;
};

class OfficialReader {
 public:
  static Result<OfficialReader> Open(const Database& database) {
    OfficialReader reader;
    for (const auto& [statement, sql] : std::initializer_list<std::pair<Statement*, std::string_view>>{
             {&reader.facts_,
              "SELECT f.document, f.id, f.fact_id, k.name, k.honorific, k.rank, k.position, k.organisation "
              "FROM facts AS f CROSS JOIN shown_officials AS k ON k.fact = f.id WHERE f.kind = 'officials' "
              "ORDER BY f.document"},
             {&reader.document_,
              "SELECT published FROM documents_imported INDEXED BY documents_named WHERE id = ?"},
             {&reader.places_, "SELECT unit, basis FROM places_named WHERE document = ? ORDER BY unit"},
             {&reader.behind_,
              "SELECT CAST(substr(CAST(d.text AS BLOB), m.text_end + 1, 60) AS TEXT) FROM fact_mentions AS "
              "fm "
              "CROSS JOIN mentions_made AS m ON m.id = fm.mention "
              "CROSS JOIN documents_imported AS d ON d.id = ?2 WHERE fm.fact = ?1 AND fm.seq = 0"}}) {
      auto prepared = database.Prepare(sql);
      SULIEU_RETURN_IF_ERROR(prepared);
      *statement = std::move(*prepared);
    }
    return reader;
  }

  // The officials of the next document that has any; nothing at the end.
  Result<std::optional<OfficialsOfDocument>> Next() {
    for (;;) {
      OfficialsOfDocument next;
      SULIEU_RETURN_IF_ERROR(ReadOfficials(&next));
      if (next.officials.empty()) return std::nullopt;
      const auto there = ReadDocument(&next);
      SULIEU_RETURN_IF_ERROR(there);
      if (*there) return next;  // else damage, which verify finds by the keys
    }
  }

  // What follows the quote of a fact; may end within a character.
  Result<std::string> Behind(int64_t fact, int64_t document) {
    behind_.Bind(1, fact);
    behind_.Bind(2, document);
    const auto row = behind_.Step();
    SULIEU_RETURN_IF_ERROR(row);
    std::string behind(*row ? behind_.Text(0) : std::string_view());
    behind_.Reset();
    return behind;
  }

 private:
  Status ReadOfficials(OfficialsOfDocument* next) {
    while (!ended_) {
      if (!waiting_) {
        const auto row = facts_.Step();
        SULIEU_RETURN_IF_ERROR(row);
        ended_ = !*row;
        if (ended_) return {};
      }
      waiting_ = !next->officials.empty() && facts_.Integer(0) != next->document;
      if (waiting_) return {};
      next->document = facts_.Integer(0);
      Official& official = next->officials.emplace_back();
      official.fact.fact = facts_.Integer(1);
      int column = 1;
      for (std::string* field : {&official.fact.fact_id, &official.fact.name, &official.fact.honorific,
                                 &official.fact.rank, &official.fact.position, &official.organisation}) {
        *field = facts_.Text(++column);
      }
    }
    return {};
  }

  Result<bool> ReadDocument(OfficialsOfDocument* next) {
    document_.Bind(1, next->document);
    const auto there = document_.Step();
    SULIEU_RETURN_IF_ERROR(there);
    next->published = document_.Text(0);
    document_.Reset();
    places_.Bind(1, next->document);
    for (;;) {
      const auto row = places_.Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      const UnitIndex unit = Gazetteer::BuiltIn().Find(places_.Text(0));
      if (unit != kNoUnit) next->places.push_back({unit, std::string(places_.Text(1))});
    }
    places_.Reset();
    return *there;
  }

  Statement facts_, document_, places_, behind_;
  bool waiting_ = false, ended_ = false;  // the row of facts_ is of the next document; there is none
};

// Reads document by document.
class Reading {
 public:
  Reading(const Database& database, PeopleFacts* people) : database_(database), people_(*people) {}

  Status Run() {
    SULIEU_RETURN_IF_ERROR(ReadFacts());
    return AddDecisions();
  }

 private:
  Status ReadFacts() {
    auto reader = OfficialReader::Open(database_);
    SULIEU_RETURN_IF_ERROR(reader);
    for (;;) {
      auto document = reader->Next();
      SULIEU_RETURN_IF_ERROR(document);
      if (!*document) return {};
      SULIEU_RETURN_IF_ERROR(ReadDocument(**document, &*reader));
    }
  }

  Status ReadDocument(OfficialsOfDocument& document, OfficialReader* reader) {
    const Gazetteer& gazetteer = Gazetteer::BuiltIn();
    PersonFacts persons{document.document, {}, {}};
    for (Official& official : document.officials) {
      PersonFact& fact = official.fact;
      if (!NamesPerson(gazetteer, FoldForLookup(fact.name), document.places)) continue;
      fact.post = posts_.Read(fact.position);
      const OrganisationPlace place = LocateOrganisation(gazetteer, official.organisation, fact.post.central,
                                                         document.places, document.published);
      SULIEU_RETURN_IF_ERROR(people_.organisations->Add(fact.fact, fact.fact_id, official.organisation,
                                                        OrganisationKey(official.organisation), place));
      fact.unit = place.unit;
      if (fact.post.member && fact.unit == kNoUnit) {
        const auto behind = reader->Behind(fact.fact, document.document);
        SULIEU_RETURN_IF_ERROR(behind);
        fact.unit = ProvinceBehind(gazetteer, *behind, document.published);
      }
      persons.facts.push_back(std::move(fact));
    }
    if (persons.facts.empty()) return {};
    persons.places = WithAllAbove(document.places);
    return people_.linker->Add(std::move(persons));
  }

  std::string OrganisationKey(const std::string& organisation) {
    if (organisation.empty()) return "";
    const std::string& body = posts_.Read(organisation).body;
    return body.empty() ? FoldedWords(organisation) : body;
  }

  static std::vector<UnitIndex> WithAllAbove(const std::vector<ArticlePlace>& places) {
    std::vector<UnitIndex> units;
    for (const ArticlePlace& place : places) {
      const std::vector<UnitIndex> chain = Gazetteer::BuiltIn().Chain(place.unit);
      units.insert(units.end(), chain.begin(), chain.end());
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
  }

  // The appearance a decision is about, by the bytes of its document, else by its path; nothing when it is
  // there no more.
  Result<std::optional<AppearanceKey>> Find(const NamedIn& named) {
    for (const auto& [sql, key] :
         {std::pair{"SELECT id FROM documents_imported WHERE source_sha256 = ?", &named.source_sha256},
          std::pair{"SELECT id FROM documents_imported WHERE document = ?", &named.document}}) {
      auto find = database_.Prepare(sql);
      SULIEU_RETURN_IF_ERROR(find);
      find->Bind(1, *key);
      const auto row = find->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) continue;
      auto found = people_.linker->Find(find->Integer(0), FoldForLookup(named.name));
      SULIEU_RETURN_IF_ERROR(found);
      if (*found) return found;
    }
    return std::nullopt;
  }

  Status AddDecisions() {
    const auto decisions = ReadPersonDecisions(database_);
    SULIEU_RETURN_IF_ERROR(decisions);
    if (decisions->empty()) return {};
    SULIEU_RETURN_IF_ERROR(
        people_.scratch.Execute("CREATE INDEX appearances_document ON appearances (document)"));
    struct Last {
      const PersonDecision* decision;
      AppearanceKey a, b;
    };
    std::map<std::pair<int64_t, int64_t>, Last> last;
    for (const PersonDecision& decision : *decisions) {
      const auto a = Find(decision.a), b = Find(decision.b);
      SULIEU_RETURN_IF_ERROR(a);
      SULIEU_RETURN_IF_ERROR(b);
      if (*a && *b && (*a)->id != (*b)->id)
        last[std::minmax((*a)->id, (*b)->id)] = {&decision, std::move(**a), std::move(**b)};
    }
    std::map<int64_t, const Last*> holding;
    for (const auto& [pair, of_pair] : last) {
      if (of_pair.decision->verdict != "undecided") holding.emplace(of_pair.decision->id, &of_pair);
    }
    for (const auto& [id, held] : holding) {
      people_.linker->Decide(held->a, held->b, held->decision->verdict == "same",
                             fmt::format("decided by {}: {}", held->decision->who, held->decision->why));
    }
    return {};
  }

  const Database& database_;
  PeopleFacts& people_;
  PostMemory posts_;
};

}  // namespace

Result<std::unique_ptr<PeopleFacts>> ReadPeopleFacts(const Database& database) {
  auto scratch = OpenScratch();
  SULIEU_RETURN_IF_ERROR(scratch);
  auto people = std::make_unique<PeopleFacts>(std::move(*scratch));
  auto organisations = OrganisationRows::Create(people->scratch);
  SULIEU_RETURN_IF_ERROR(organisations);
  people->organisations = std::move(*organisations);
  auto linker = PeopleLinker::Create(people->scratch);
  SULIEU_RETURN_IF_ERROR(linker);
  people->linker = std::move(*linker);
  SULIEU_RETURN_IF_ERROR(Reading(database, people.get()).Run());
  return people;
}

}  // namespace sulieu
