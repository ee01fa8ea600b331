#include "pipeline/store/people_linker.h"

#include <algorithm>
#include <set>

#include "pipeline/store/people_linker_statements.h"
#include "pipeline/store/scratch.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// `first`: the smallest fact_id with it. `kind` is that of NameForm. `ranks` and `beside` are lists.
constexpr char kTables[] =
    "CREATE TABLE posts (id INTEGER PRIMARY KEY, position TEXT, unit INTEGER, first TEXT, "
    "UNIQUE (position, unit));"
    "CREATE TABLE appearances (id INTEGER PRIMARY KEY, document INTEGER, name TEXT, fact_id TEXT, "
    "kind INTEGER, national INTEGER, man INTEGER, woman INTEGER, ranks TEXT, places BLOB, beside TEXT);"
    "CREATE TABLE appearance_facts (appearance INTEGER, fact_id TEXT, fact INTEGER, name TEXT, post INTEGER, "
    "PRIMARY KEY (appearance, fact_id)) WITHOUT ROWID;"
    "CREATE TABLE counted_under (appearance INTEGER PRIMARY KEY, name TEXT);"
    "CREATE TABLE members (place INTEGER PRIMARY KEY, name TEXT, appearance INTEGER, document INTEGER);"
    "CREATE TABLE companions (document INTEGER, number INTEGER, PRIMARY KEY (document, number)) WITHOUT "
    "ROWID";

constexpr size_t kPostsInMemory = 4096;

std::string Joined(const std::set<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += text + kListEnd;
  return joined;
}

std::string Encoded(const std::vector<UnitIndex>& units) {
  return std::string(reinterpret_cast<const char*>(units.data()), units.size() * sizeof(UnitIndex));
}

bool IsOneOf(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void PeopleLinker::StatementsDeleter::operator()(Statements* statements) const { delete statements; }

Result<PeopleLinker> PeopleLinker::Create(const Database& scratch) {
  PeopleLinker linker(scratch);
  SULIEU_RETURN_IF_ERROR(scratch.Execute(kTables));
  linker.statements_.reset(new Statements);
  SULIEU_RETURN_IF_ERROR(linker.statements_->Prepare(scratch));
  return linker;
}

Status PeopleLinker::Add(PersonFacts document) {
  std::sort(document.facts.begin(), document.facts.end(),
            [](const PersonFact& a, const PersonFact& b) { return a.fact_id < b.fact_id; });
  std::map<std::string, std::vector<const PersonFact*>> persons;
  for (const PersonFact& fact : document.facts) persons[FoldForLookup(fact.name)].push_back(&fact);
  std::set<std::string> full;
  for (const auto& [name, facts] : persons) {
    if (FormOf(name) != NameForm::kShort) full.insert(name);
  }
  const std::string beside = Joined(full);
  for (const auto& [name, facts] : persons)
    SULIEU_RETURN_IF_ERROR(AddAppearance(document, name, facts, beside));
  return {};
}

Status PeopleLinker::AddAppearance(const PersonFacts& document, const std::string& name,
                                   const std::vector<const PersonFact*>& facts, const std::string& beside) {
  bool national = false, man = false, woman = false;
  std::set<std::string> rank_set;
  for (const PersonFact* fact : facts) {
    const std::string honorific = FoldForLookup(fact->honorific);
    national = national || fact->post.national;
    man = man || IsOneOf(honorific, {"ông", "anh", "chú"});
    woman = woman || IsOneOf(honorific, {"bà", "chị"});
    if (!fact->rank.empty()) rank_set.insert(FoldForLookup(fact->rank));
  }
  const NameForm form = FormOf(name);
  const std::string ranks = Joined(rank_set), places = Encoded(document.places);
  Statement& insert = statements_->add_appearance;
  insert.Bind(1, document.document);
  insert.Bind(2, name);
  insert.Bind(3, facts.front()->fact_id);
  insert.Bind(4, static_cast<int64_t>(form));
  insert.Bind(5, int64_t{national});
  insert.Bind(6, int64_t{man});
  insert.Bind(7, int64_t{woman});
  insert.Bind(8, ranks);
  insert.BindBlob(9, places);
  insert.Bind(10, form == NameForm::kShort ? std::string_view(beside) : std::string_view());
  SULIEU_RETURN_IF_ERROR(insert.Run());
  const int64_t appearance = scratch_->last_insert_rowid();
  for (const PersonFact* fact : facts) {
    const auto post = AddPost(*fact);
    SULIEU_RETURN_IF_ERROR(post);
    Statement& add = statements_->add_fact;
    add.Bind(1, appearance);
    add.Bind(2, fact->fact_id);
    add.Bind(3, fact->fact);
    add.Bind(4, fact->name);
    add.Bind(5, *post);
    SULIEU_RETURN_IF_ERROR(add.Run());
  }
  return {};
}

Result<int64_t> PeopleLinker::AddPost(const PersonFact& fact) {
  const int64_t unit{fact.post.places.empty() ? fact.unit : kNoUnit};
  const auto known = FindStanding(&statements_->find_post, {fact.position, unit}, fact.fact_id);
  SULIEU_RETURN_IF_ERROR(known);
  if (known->earlier) SULIEU_RETURN_IF_ERROR(statements_->set_first.Run({fact.fact_id, known->id}));
  if (known->id != 0) return known->id;
  SULIEU_RETURN_IF_ERROR(statements_->add_post.Run({fact.position, unit, fact.fact_id}));
  return scratch_->last_insert_rowid();
}

// Valid until the next TrimPosts. A place that the article tells belongs to the post as if it were written.
Result<const PeopleLinker::StoredPost*> PeopleLinker::ReadPost(int64_t id) {
  const auto known = posts_.find(id);
  if (known != posts_.end()) return &known->second;
  Statement& select = statements_->post;
  select.Bind(1, id);
  const auto row = select.Step();
  SULIEU_RETURN_IF_ERROR(row);
  StoredPost& stored = posts_[id];
  stored.text = select.Text(0);
  stored.first = select.Text(2);
  stored.post = PostReader::BuiltIn().Read(stored.text);
  const auto unit = static_cast<UnitIndex>(select.Integer(1));
  if (unit != kNoUnit) stored.post.places.push_back(PlaceHash(Gazetteer::BuiltIn()[unit]));
  select.Reset();
  return &stored;
}

void PeopleLinker::TrimPosts() {
  if (posts_.size() > kPostsInMemory) posts_.clear();
}

Result<std::optional<AppearanceKey>> PeopleLinker::Find(int64_t document, const std::string& name) {
  Statement& find = statements_->find;
  find.Bind(1, document);
  find.Bind(2, name);
  const auto row = find.Step();
  SULIEU_RETURN_IF_ERROR(row);
  std::optional<AppearanceKey> found;
  if (*row) found = AppearanceKey{find.Integer(0), std::string(find.Text(1))};
  find.Reset();
  return found;
}

void PeopleLinker::Decide(const AppearanceKey& a, const AppearanceKey& b, bool same,
                          const std::string& reason) {
  const auto& [first, second] =
      std::minmax(a, b, [](const AppearanceKey& x, const AppearanceKey& y) { return x.fact_id < y.fact_id; });
  decisions_.push_back({first.id, second.id, same, reason, "", ""});
}

Status PeopleLinker::Link(const Origins& origins, const std::function<Status(const LinkedName&)>& use) {
  SULIEU_RETURN_IF_ERROR(CountUnderOtherNames());
  SULIEU_RETURN_IF_ERROR(FollowDecisions());
  SULIEU_RETURN_IF_ERROR(SortMembers());
  SULIEU_RETURN_IF_ERROR(NoteCompanions());
  return ForEachName(
      [&](int64_t number, const std::string& name, const std::vector<Member>& members) -> Status {
        LinkedName linked;
        linked.input.name = name;
        SULIEU_RETURN_IF_ERROR(ReadName(number, members, origins, &linked));
        linked.people = LinkPeople(linked.input);
        TrimPosts();
        return use(linked);
      });
}

}  // namespace sulieu
