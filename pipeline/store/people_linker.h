// Takes the facts of officials document by document and gives the people name by name: what lies between
// waits in a scratch database, so that memory holds one name, and of all names only the foreign ones
// (name_forms.h). Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_STORE_PEOPLE_LINKER_H_
#define SULIEU_PIPELINE_STORE_PEOPLE_LINKER_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/people/link.h"
#include "pipeline/people/name_forms.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// A fact of officials that names a person.
struct PersonFact {
  int64_t fact = 0;  // its row
  std::string fact_id, name, honorific, rank, position;
  Post post;                 // of the position
  UnitIndex unit = kNoUnit;  // where the post is, when the article tells and its words do not
};

struct PersonFacts {
  int64_t document = 0;
  std::vector<UnitIndex> places;  // what the document names and all above it, sorted, distinct
  std::vector<PersonFact> facts;
};

// A person in a document, as decisions name it.
struct AppearanceKey {
  int64_t id = 0;
  std::string fact_id;
};

// The people of one name. What the facts are, in the order of their ids, is parallel to the appearances.
struct LinkedName {
  struct Fact {
    int64_t fact = 0;
    std::string fact_id, name;  // as written
    uint32_t post = 0;          // index into the posts of the input
  };
  LinkInput input;
  std::vector<std::vector<Fact>> facts;
  LinkedPeople people;
};

class PeopleLinker {
 public:
  // Requires: `scratch` outlives the linker, which makes its tables there.
  static Result<PeopleLinker> Create(const Database& scratch);

  // Requires: each document once.
  Status Add(PersonFacts facts);

  // The person of that name (FoldForLookup) in the document; nothing when there is none.
  Result<std::optional<AppearanceKey>> Find(int64_t document, const std::string& name);
  // Oldest first.
  void Decide(const AppearanceKey& a, const AppearanceKey& b, bool same, const std::string& reason);

  // The document that one is a reprint of, else 0.
  using Origins = std::function<Result<int64_t>(int64_t document)>;
  // Calls `use` for every name, in their order; whatever the order of the documents was. Call once, last.
  Status Link(const Origins& origins, const std::function<Status(const LinkedName&)>& use);

 private:
  struct Statements;
  struct StatementsDeleter {
    void operator()(Statements* statements) const;
  };
  struct Decision {
    int64_t a = 0, b = 0;  // appearances
    bool same = false;
    std::string reason, name_a, name_b;
  };
  struct StoredPost {
    Post post;
    std::string text, first;
  };
  struct Member {
    int64_t appearance = 0, document = 0;
  };
  using Names = std::function<Status(int64_t number, const std::string& name, const std::vector<Member>&)>;

  explicit PeopleLinker(const Database& scratch) : scratch_(&scratch) {}

  Status AddAppearance(const PersonFacts& document, const std::string& name,
                       const std::vector<const PersonFact*>& facts, const std::string& beside);
  Result<int64_t> AddPost(const PersonFact& fact);
  Result<const StoredPost*> ReadPost(int64_t id);
  void TrimPosts();

  Status ReadForms(NameForms* forms);
  Status CountUnderOtherNames();
  Status CountAppearance(const NameForms& forms, int64_t id, const std::string& name,
                         const std::string& beside);
  Status FollowDecisions();
  Result<std::string> CountedUnder(int64_t appearance);
  Status SortMembers();
  Status ForEachName(const Names& use);
  Status NoteCompanions();
  Status ReadName(int64_t number, const std::vector<Member>& members, const Origins& origins,
                  LinkedName* name);
  Status ReadMember(int64_t number, const Member& member, std::vector<std::vector<int64_t>>* posts,
                    LinkedName* name);
  Status ReadCompanions(int64_t number, const Member& member, LinkedName* name);
  Status NumberPosts(const std::vector<std::vector<int64_t>>& posts, LinkedName* name);
  void AddDecisions(const std::vector<Member>& members, LinkInput* input) const;

  const Database* scratch_;
  std::unique_ptr<Statements, StatementsDeleter> statements_;
  std::unordered_map<int64_t, StoredPost> posts_;  // those read last
  std::vector<Decision> decisions_;
  std::map<std::string, std::vector<const Decision*>> by_name_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_PEOPLE_LINKER_H_
