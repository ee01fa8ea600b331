// PeopleLinker: which name each appearance counts under, and the appearances of each name.
#include <algorithm>
#include <cstring>
#include <set>

#include "pipeline/store/people_linker.h"
#include "pipeline/store/people_linker_statements.h"

namespace sulieu {
namespace {

std::vector<std::string> Separated(std::string_view joined) {
  std::vector<std::string> texts;
  for (size_t at = 0, end = 0; (end = joined.find(kListEnd, at)) != std::string_view::npos; at = end + 1)
    texts.emplace_back(joined.substr(at, end - at));
  return texts;
}

std::vector<UnitIndex> Decoded(std::string_view bytes) {
  std::vector<UnitIndex> units(bytes.size() / sizeof(UnitIndex));
  if (!units.empty()) std::memcpy(units.data(), bytes.data(), bytes.size());
  return units;
}

}  // namespace

Status PeopleLinker::ReadForms(NameForms* forms) {
  auto foreign = scratch_->Prepare("SELECT name, count(*) FROM appearances WHERE kind = ? GROUP BY name");
  SULIEU_RETURN_IF_ERROR(foreign);
  foreign->Bind(1, static_cast<int64_t>(NameForm::kForeign));
  SULIEU_RETURN_IF_ERROR(ForEachRow(&*foreign, [&](const Statement& row) -> Status {
    forms->AddForeign(row.Text(0), static_cast<size_t>(row.Integer(1)));
    return {};
  }));
  auto held = scratch_->Prepare(
      "SELECT a.name, f.post FROM appearances AS a CROSS JOIN appearance_facts AS f ON f.appearance = a.id "
      "WHERE a.kind = ?1 OR (a.kind = ?2 AND a.national)");
  SULIEU_RETURN_IF_ERROR(held);
  held->Bind(1, static_cast<int64_t>(NameForm::kForeign));
  held->Bind(2, static_cast<int64_t>(NameForm::kOther));
  return ForEachRow(&*held, [&](const Statement& row) -> Status {
    TrimPosts();
    const auto post = ReadPost(row.Integer(1));
    SULIEU_RETURN_IF_ERROR(post);
    forms->AddPost(row.Text(0), static_cast<uint32_t>(row.Integer(1)), (*post)->post);
    return {};
  });
}

Status PeopleLinker::CountUnderOtherNames() {
  NameForms forms;
  SULIEU_RETURN_IF_ERROR(ReadForms(&forms));
  forms.TakeSpellingsTogether();
  auto rows = scratch_->Prepare("SELECT id, name, beside FROM appearances WHERE kind <> ?");
  SULIEU_RETURN_IF_ERROR(rows);
  rows->Bind(1, static_cast<int64_t>(NameForm::kOther));
  return ForEachRow(&*rows, [&](const Statement& row) {
    return CountAppearance(forms, row.Integer(0), std::string(row.Text(1)), std::string(row.Text(2)));
  });
}

Status PeopleLinker::CountAppearance(const NameForms& forms, int64_t id, const std::string& name,
                                     const std::string& beside) {
  TrimPosts();
  std::vector<Post> posts;
  if (FormOf(name) == NameForm::kShort) {
    statements_->facts.Bind(1, id);
    SULIEU_RETURN_IF_ERROR(ForEachRow(&statements_->facts, [&](const Statement& row) -> Status {
      const auto post = ReadPost(row.Integer(3));
      SULIEU_RETURN_IF_ERROR(post);
      posts.push_back((*post)->post);
      return {};
    }));
  }
  const std::vector<std::string> full = Separated(beside);
  const std::string counted(forms.Of(name, posts, std::set<std::string_view>(full.begin(), full.end())));
  if (counted == name) return {};
  statements_->count_under.Bind(1, id);
  statements_->count_under.Bind(2, counted);
  return statements_->count_under.Run();
}

Result<std::string> PeopleLinker::CountedUnder(int64_t appearance) {
  Statement& counted = statements_->counted;
  counted.Bind(1, appearance);
  const auto row = counted.Step();
  SULIEU_RETURN_IF_ERROR(row);
  std::string name(counted.Text(0));
  counted.Reset();
  return name;
}

// Names that decisions join count as the smallest of them.
Status PeopleLinker::FollowDecisions() {
  std::map<std::string, std::string> alias;
  const auto final_name = [&](std::string name) {
    for (auto found = alias.find(name); found != alias.end(); found = alias.find(name)) name = found->second;
    return name;
  };
  for (Decision& decision : decisions_) {
    for (const auto& [name, appearance] :
         {std::pair{&decision.name_a, decision.a}, std::pair{&decision.name_b, decision.b}}) {
      auto counted = CountedUnder(appearance);
      SULIEU_RETURN_IF_ERROR(counted);
      *name = std::move(*counted);
    }
    const std::string a = final_name(decision.name_a), b = final_name(decision.name_b);
    if (decision.same && a != b) alias[std::max(a, b)] = std::min(a, b);
  }
  for (Decision& decision : decisions_) {
    decision.name_a = final_name(decision.name_a);
    decision.name_b = final_name(decision.name_b);
    if (decision.name_a == decision.name_b) by_name_[decision.name_a].push_back(&decision);
  }
  auto rename = scratch_->Prepare(
      "INSERT OR REPLACE INTO counted_under (appearance, name) SELECT a.id, ?1 FROM appearances AS a LEFT "
      "JOIN "
      "counted_under AS c ON c.appearance = a.id WHERE coalesce(c.name, a.name) = ?2");
  SULIEU_RETURN_IF_ERROR(rename);
  for (const auto& [from, to] : alias) {
    const std::string name = final_name(to);
    rename->Bind(1, name);
    rename->Bind(2, from);
    SULIEU_RETURN_IF_ERROR(rename->Run());
  }
  return {};
}

Status PeopleLinker::SortMembers() {
  return scratch_->Execute(
      "INSERT INTO members (name, appearance, document) SELECT coalesce(c.name, a.name), a.id, a.document "
      "FROM "
      "appearances AS a LEFT JOIN counted_under AS c ON c.appearance = a.id ORDER BY 1, a.fact_id");
}

Status PeopleLinker::ForEachName(const Names& use) {
  auto rows = scratch_->Prepare("SELECT name, appearance, document FROM members ORDER BY place");
  SULIEU_RETURN_IF_ERROR(rows);
  int64_t number = 0;
  std::string name;
  std::vector<Member> members;
  SULIEU_RETURN_IF_ERROR(ForEachRow(&*rows, [&](const Statement& row) -> Status {
    if (!members.empty() && name != row.Text(0)) {
      SULIEU_RETURN_IF_ERROR(use(++number, name, members));
      members.clear();
    }
    if (members.empty()) name = row.Text(0);
    members.push_back({row.Integer(1), row.Integer(2)});
    return {};
  }));
  return members.empty() ? Status() : use(++number, name, members);
}

// The names beside which a person is named, those of too many appearances left out.
Status PeopleLinker::NoteCompanions() {
  return ForEachName([&](int64_t number, const std::string&, const std::vector<Member>& members) -> Status {
    if (members.size() > kManyAppearances) return {};
    for (const Member& member : members) {
      statements_->add_companion.Bind(1, member.document);
      statements_->add_companion.Bind(2, number);
      SULIEU_RETURN_IF_ERROR(statements_->add_companion.Run());
    }
    return {};
  });
}

Status PeopleLinker::ReadName(int64_t number, const std::vector<Member>& members, const Origins& origins,
                              LinkedName* name) {
  std::vector<std::vector<int64_t>> posts;  // of the facts of each member
  for (const Member& member : members) {
    SULIEU_RETURN_IF_ERROR(ReadMember(number, member, &posts, name));
    const auto origin = origins(member.document);
    SULIEU_RETURN_IF_ERROR(origin);
    name->input.appearances.back().origin = *origin;
  }
  SULIEU_RETURN_IF_ERROR(NumberPosts(posts, name));
  AddDecisions(members, &name->input);
  return {};
}

Status PeopleLinker::ReadMember(int64_t number, const Member& member,
                                std::vector<std::vector<int64_t>>* posts, LinkedName* name) {
  Statement& select = statements_->appearance;
  select.Bind(1, member.appearance);
  SULIEU_RETURN_IF_ERROR(select.Step());
  Appearance& appearance = name->input.appearances.emplace_back();
  appearance.document = member.document;
  appearance.man = select.Integer(0) != 0;
  appearance.woman = select.Integer(1) != 0;
  appearance.ranks = Separated(select.Text(2));
  name->input.places.push_back(Decoded(select.Blob(3)));
  select.Reset();
  SULIEU_RETURN_IF_ERROR(ReadCompanions(number, member, name));
  auto& facts = name->facts.emplace_back();
  auto& posts_of = posts->emplace_back();
  statements_->facts.Bind(1, member.appearance);
  return ForEachRow(&statements_->facts, [&](const Statement& row) -> Status {
    facts.push_back({row.Integer(1), std::string(row.Text(0)), std::string(row.Text(2)), 0});
    posts_of.push_back(row.Integer(3));
    return {};
  });
}

Status PeopleLinker::ReadCompanions(int64_t number, const Member& member, LinkedName* name) {
  auto& companions = name->input.companions.emplace_back();
  statements_->companions.Bind(1, member.document);
  statements_->companions.Bind(2, number);
  return ForEachRow(&statements_->companions, [&](const Statement& row) -> Status {
    companions.push_back(static_cast<uint32_t>(row.Integer(0)));
    return {};
  });
}

// The posts of one name, in the order of their first facts.
Status PeopleLinker::NumberPosts(const std::vector<std::vector<int64_t>>& posts, LinkedName* name) {
  std::map<std::string, int64_t> by_first;
  for (const auto& of_member : posts) {
    for (const int64_t id : of_member) {
      const auto post = ReadPost(id);
      SULIEU_RETURN_IF_ERROR(post);
      by_first.emplace((*post)->first, id);
    }
  }
  std::unordered_map<int64_t, uint32_t> numbers;
  for (const auto& [first, id] : by_first) {
    const StoredPost& stored = posts_.at(id);
    numbers.emplace(id, static_cast<uint32_t>(name->input.posts.size()));
    name->input.posts.push_back(stored.post);
    name->input.post_texts.push_back(stored.text);
  }
  for (size_t i = 0; i < posts.size(); ++i) {
    for (size_t j = 0; j < posts[i].size(); ++j) {
      const uint32_t number = numbers.at(posts[i][j]);
      name->facts[i][j].post = number;
      name->input.appearances[i].posts.push_back(number);
    }
  }
  return {};
}

void PeopleLinker::AddDecisions(const std::vector<Member>& members, LinkInput* input) const {
  const auto index = [&](int64_t appearance) {
    const auto at = std::find_if(members.begin(), members.end(),
                                 [&](const Member& member) { return member.appearance == appearance; });
    return static_cast<uint32_t>(at - members.begin());
  };
  const auto decisions = by_name_.find(input->name);
  if (decisions == by_name_.end()) return;
  for (const Decision* decision : decisions->second)
    input->decisions.push_back({index(decision->a), index(decision->b), decision->same, decision->reason});
}

}  // namespace sulieu
