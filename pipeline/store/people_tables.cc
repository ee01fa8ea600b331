// People, posts and organisations from the facts of officials: read document by document, linked name by
// name, written as they come.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "pipeline/base/sha256.h"
#include "pipeline/people/person_name.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/organisation_rows.h"
#include "pipeline/store/people_linker.h"
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
             {&reader.document_, "SELECT published FROM documents_imported WHERE id = ?"},
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

class PeopleMaker {
 public:
  PeopleMaker(const Database& database, const Database& scratch, const DerivedRows& add)
      : database_(database), scratch_(scratch), add_(add) {}

  Status Make(const BeforeReprints& before_reprints) {
    auto organisations = OrganisationRows::Create(scratch_);
    SULIEU_RETURN_IF_ERROR(organisations);
    auto linker = PeopleLinker::Create(scratch_);
    SULIEU_RETURN_IF_ERROR(linker);
    SULIEU_RETURN_IF_ERROR(ReadFacts(&*organisations, &*linker));
    SULIEU_RETURN_IF_ERROR(AddDecisions(&*linker));
    SULIEU_RETURN_IF_ERROR(organisations->ForEach([&](const auto& row) { return AddOrganisation(row); }));
    SULIEU_RETURN_IF_ERROR(scratch_.Execute(
        "CREATE TABLE held (fact INTEGER, person INTEGER, kind TEXT, former INTEGER, spelled TEXT)"));
    auto held =
        scratch_.Prepare("INSERT INTO held (fact, person, kind, former, spelled) VALUES (?, ?, ?, ?, ?)");
    SULIEU_RETURN_IF_ERROR(held);
    if (before_reprints) SULIEU_RETURN_IF_ERROR(before_reprints());
    auto origin = database_.Prepare("SELECT origin FROM reprints WHERE document = ?");
    SULIEU_RETURN_IF_ERROR(origin);
    SULIEU_RETURN_IF_ERROR(linker->Link([&](int64_t document) { return OriginOf(document, &*origin); },
                                        [&](const LinkedName& name) { return AddName(name, &*held); }));
    return AddPosts();
  }

 private:
  static Result<int64_t> OriginOf(int64_t document, Statement* select) {
    select->Bind(1, document);
    const auto row = select->Step();
    SULIEU_RETURN_IF_ERROR(row);
    const int64_t origin = *row ? select->Integer(0) : 0;
    select->Reset();
    return origin;
  }

  Status ReadFacts(OrganisationRows* organisations, PeopleLinker* linker) {
    auto reader = OfficialReader::Open(database_);
    SULIEU_RETURN_IF_ERROR(reader);
    for (;;) {
      auto document = reader->Next();
      SULIEU_RETURN_IF_ERROR(document);
      if (!*document) return {};
      SULIEU_RETURN_IF_ERROR(ReadDocument(**document, &*reader, organisations, linker));
    }
  }

  Status ReadDocument(OfficialsOfDocument& document, OfficialReader* reader, OrganisationRows* organisations,
                      PeopleLinker* linker) {
    const Gazetteer& gazetteer = Gazetteer::BuiltIn();
    PersonFacts persons{document.document, {}, {}};
    for (Official& official : document.officials) {
      PersonFact& fact = official.fact;
      if (!NamesPerson(gazetteer, FoldForLookup(fact.name), document.places)) continue;
      fact.post = posts_.Read(fact.position);
      const OrganisationPlace place = LocateOrganisation(gazetteer, official.organisation, fact.post.central,
                                                         document.places, document.published);
      SULIEU_RETURN_IF_ERROR(organisations->Add(fact.fact, fact.fact_id, official.organisation,
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
    return linker->Add(std::move(persons));
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
  Result<std::optional<AppearanceKey>> Find(const NamedIn& named, PeopleLinker* linker) const {
    for (const auto& [sql, key] :
         {std::pair{"SELECT id FROM documents_imported WHERE source_sha256 = ?", &named.source_sha256},
          std::pair{"SELECT id FROM documents_imported WHERE document = ?", &named.document}}) {
      auto find = database_.Prepare(sql);
      SULIEU_RETURN_IF_ERROR(find);
      find->Bind(1, *key);
      const auto row = find->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) continue;
      auto found = linker->Find(find->Integer(0), FoldForLookup(named.name));
      SULIEU_RETURN_IF_ERROR(found);
      if (*found) return found;
    }
    return std::nullopt;
  }

  Status AddDecisions(PeopleLinker* linker) const {
    const auto decisions = ReadPersonDecisions(database_);
    SULIEU_RETURN_IF_ERROR(decisions);
    if (decisions->empty()) return {};
    SULIEU_RETURN_IF_ERROR(scratch_.Execute("CREATE INDEX appearances_document ON appearances (document)"));
    struct Last {
      const PersonDecision* decision;
      AppearanceKey a, b;
    };
    std::map<std::pair<int64_t, int64_t>, Last> last;
    for (const PersonDecision& decision : *decisions) {
      const auto a = Find(decision.a, linker), b = Find(decision.b, linker);
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
      linker->Decide(held->a, held->b, held->decision->verdict == "same",
                     fmt::format("decided by {}: {}", held->decision->who, held->decision->why));
    }
    return {};
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
    auto rows = scratch_.Prepare(
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

  const Database& database_;
  const Database& scratch_;
  const DerivedRows& add_;
  PostMemory posts_;
  int64_t persons_ = 0;  // of the names so far
};

}  // namespace

Status MakePeopleRows(const Database& database, const DerivedRows& add, const BeforeReprints& before) {
  const auto scratch = OpenScratch();
  SULIEU_RETURN_IF_ERROR(scratch);
  return PeopleMaker(database, *scratch, add).Make(before);
}

}  // namespace sulieu
