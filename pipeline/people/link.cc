#include "pipeline/people/link.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "pipeline/people/name_forms.h"
#include "pipeline/people/name_group.h"

namespace sulieu {
namespace {

constexpr size_t kManyDocuments = 40;      // who is named in more is no evidence for whom is named beside
constexpr size_t kComparedNamesakes = 40;  // persons of a name; with more, only neighbours are told apart

using Groups = std::map<std::string_view, std::vector<uint32_t>>;

// The names of the appearances; those that decisions join count as the smallest of them.
class Names {
 public:
  explicit Names(const LinkInput& input) : names_(NamesCountedUnder(input)) {
    for (const PairDecision& decision : input.decisions) {
      const std::string_view a = Of(decision.a), b = Of(decision.b);
      if (decision.same && a != b) alias_[std::max(a, b)] = std::min(a, b);
    }
  }
  std::string_view Of(uint32_t appearance) const {
    std::string_view name = names_[appearance];
    for (auto found = alias_.find(name); found != alias_.end(); found = alias_.find(name))
      name = found->second;
    return name;
  }

 private:
  std::vector<std::string_view> names_;
  std::map<std::string_view, std::string_view> alias_;
};

Groups GroupByName(const LinkInput& input, const Names& names) {
  Groups groups;
  for (uint32_t i = 0; i < input.appearances.size(); ++i) groups[names.Of(i)].push_back(i);
  for (auto& [name, members] : groups) {
    std::sort(members.begin(), members.end(), [&](uint32_t a, uint32_t b) {
      return input.appearances[a].fact_id < input.appearances[b].fact_id;
    });
  }
  return groups;
}

// The names beside which a person is named, those of too many articles left out.
std::unordered_map<int64_t, std::set<uint32_t>> Companions(const LinkInput& input, const Groups& groups) {
  std::unordered_map<int64_t, std::set<uint32_t>> companions;
  for (const auto& [name, members] : groups) {
    if (members.size() > kManyDocuments) continue;
    for (const uint32_t member : members)
      companions[input.appearances[member].document].insert(members.front());
  }
  return companions;
}

std::vector<UnitIndex> PlacesOf(const LinkInput& input, int64_t document) {
  std::vector<UnitIndex> units;
  auto at =
      std::lower_bound(input.places.begin(), input.places.end(), std::pair<int64_t, UnitIndex>(document, 0));
  for (; at != input.places.end() && at->first == document; ++at) units.push_back(at->second);
  return units;
}

Profile MakeProfile(const LinkInput& input, const Appearance& appearance,
                    const std::set<uint32_t>& companions, uint32_t own_name) {
  Profile profile;
  profile.posts.insert(appearance.posts.begin(), appearance.posts.end());
  profile.ranks.insert(appearance.ranks.begin(), appearance.ranks.end());
  profile.man = appearance.man;
  profile.woman = appearance.woman;
  if (appearance.origin != 0) return profile;  // a reprint says nothing new
  for (const UnitIndex unit : PlacesOf(input, appearance.document)) profile.places.insert(unit);
  profile.companions = companions;
  profile.companions.erase(own_name);
  return profile;
}

using Decisions = std::map<std::string_view, std::vector<const PairDecision*>>;

Decisions DecisionsByName(const LinkInput& input, const Names& names) {
  Decisions decisions;
  for (const PairDecision& decision : input.decisions) {
    if (names.Of(decision.a) == names.Of(decision.b)) decisions[names.Of(decision.a)].push_back(&decision);
  }
  return decisions;
}

// What a group found, told of persons by their numbers.
void AddTo(NameGroup* group, const std::vector<uint32_t>& members, LinkedPeople* linked) {
  std::map<uint32_t, uint32_t> numbers;  // root -> person
  for (const uint32_t root : group->Roots()) numbers.emplace(root, linked->persons++);
  for (uint32_t i = 0; i < members.size(); ++i) linked->person[members[i]] = numbers.at(group->Root(i));
  linked->joins.insert(linked->joins.end(), group->joins().begin(), group->joins().end());
  const std::vector<uint32_t> roots = group->Roots();
  for (size_t i = 0; i < roots.size(); ++i) {
    const size_t end = roots.size() > kComparedNamesakes ? std::min(i + 2, roots.size()) : roots.size();
    for (size_t j = i + 1; j < end; ++j) {
      Namesakes judged = group->Judge(roots[i], roots[j]);
      judged.a = numbers.at(judged.a);
      judged.b = numbers.at(judged.b);
      linked->namesakes.push_back(std::move(judged));
    }
  }
}

}  // namespace

LinkedPeople LinkPeople(const LinkInput& input) {
  const Names names(input);
  const Groups groups = GroupByName(input, names);
  const auto companions = Companions(input, groups);
  Decisions decisions = DecisionsByName(input, names);
  LinkedPeople linked;
  linked.person.resize(input.appearances.size());
  for (const auto& [name, members] : groups) {
    std::vector<Profile> profiles;
    for (const uint32_t member : members) {
      const auto beside = companions.find(input.appearances[member].document);
      profiles.push_back(MakeProfile(input, input.appearances[member],
                                     beside == companions.end() ? std::set<uint32_t>() : beside->second,
                                     members.front()));
    }
    NameGroup group(input, name, members, std::move(profiles));
    group.Link(decisions[name]);
    AddTo(&group, members, &linked);
  }
  return linked;
}

}  // namespace sulieu
