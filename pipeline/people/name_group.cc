#include "pipeline/people/name_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace sulieu {
namespace {

constexpr int kSameBody = 3;  // points of posts that join by themselves

constexpr std::string_view kForeignInFull = "a foreign name in full";

}  // namespace

NameGroup::NameGroup(const LinkInput& input)
    : input_(input), rarity_(RarityOf(input.name)), parent_(input.appearances.size()) {
  std::iota(parent_.begin(), parent_.end(), 0u);
}

void NameGroup::Link() {
  ApplyDecisions();
  JoinSameArticle();
  JoinByPosts();
  MakeProfiles();
  // A person of a rare name may agree with a third only by what the first two say together. Of a common one
  // that would be hearsay.
  const bool again = NamesOne();
  while (JoinByAll() && again) {
  }
  if (IsForeignInFull(input_.name)) JoinForeign();
}

uint32_t NameGroup::Root(uint32_t i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

std::vector<uint32_t> NameGroup::Roots() {
  std::vector<uint32_t> roots;
  for (uint32_t i = 0; i < input_.appearances.size(); ++i) {
    if (Root(i) == i) roots.push_back(i);
  }
  return roots;
}

Namesakes NameGroup::Judge(uint32_t a, uint32_t b) {
  if (Apart(a, b)) return {a, b, true, "decided"};
  const Profile &pa = profiles_[a], &pb = profiles_[b];
  if (OtherSex(pa, pb)) return {a, b, true, "a man and a woman"};
  const Evidence evidence = Weigh(input_, pa, pb);
  const bool nothing = evidence.points == 0 && CountShared(pa.places, pb.places) == 0;
  const bool one_word = input_.name.find(' ') == std::string::npos;
  const bool telling = !one_word && (rarity_ >= NameRarity::kCommon ||
                                     (rarity_ == NameRarity::kOrdinary && Elsewhere(input_, pa, pb)));
  if (nothing && telling && Anchored(input_, pa) && Anchored(input_, pb))
    return {a, b, true, "posts, places and companions all differ"};
  return {a, b, false,
          evidence.reason.empty() ? "nothing agrees, nothing contradicts" : "only " + evidence.reason};
}

bool NameGroup::Apart(uint32_t a, uint32_t b) {
  return std::any_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
    const uint32_t x = Root(pair.first), y = Root(pair.second);
    return (x == a && y == b) || (x == b && y == a);
  });
}

// Of two members; false when they are one already or a decision forbids it.
bool NameGroup::Unite(uint32_t i, uint32_t j, std::string reason) {
  const uint32_t a = Root(i), b = Root(j);
  if (a == b || Apart(a, b)) return false;
  joins_.push_back({i, j, std::move(reason)});
  parent_[std::max(a, b)] = std::min(a, b);
  if (profiles_.empty()) return true;
  profiles_[std::min(a, b)].Merge(&profiles_[std::max(a, b)]);
  profiles_.erase(std::max(a, b));
  return true;
}

void NameGroup::ApplyDecisions() {
  for (const PairDecision& decision : input_.decisions) {
    if (!decision.same) apart_.emplace_back(decision.a, decision.b);
  }
  for (const PairDecision& decision : input_.decisions) {
    if (decision.same) Unite(decision.a, decision.b, decision.reason);
  }
}

// Reprints, and two forms of a name side by side.
void NameGroup::JoinSameArticle() {
  std::map<int64_t, uint32_t> first;  // of each origin
  for (uint32_t i = 0; i < input_.appearances.size(); ++i) {
    const Appearance& appearance = input_.appearances[i];
    const int64_t origin = appearance.origin != 0 ? appearance.origin : appearance.document;
    const auto [known, added] = first.emplace(origin, i);
    if (added) continue;
    const bool same = input_.appearances[known->second].document == appearance.document;
    Unite(known->second, i, same ? "two forms of the name in one article" : "the same article, reprinted");
  }
}

// The posts of this name, each with the members that have it.
std::map<uint32_t, std::vector<uint32_t>> NameGroup::Holders() const {
  std::map<uint32_t, std::vector<uint32_t>> holders;
  for (uint32_t i = 0; i < input_.appearances.size(); ++i) {
    for (const uint32_t post : input_.appearances[i].posts) holders[post].push_back(i);
  }
  return holders;
}

void NameGroup::JoinByPosts() {
  const auto holders = Holders();
  struct Pair {
    Agreement agreement;
    uint32_t a, b;
  };
  std::vector<Pair> pairs;
  for (auto i = holders.begin(); i != holders.end(); ++i) {
    for (auto j = i; j != holders.end(); ++j) {
      const Agreement agreement = Compare(input_.posts[i->first], input_.posts[j->first]);
      if (agreement.points >= kSameBody) pairs.push_back({agreement, i->first, j->first});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.agreement.points > y.agreement.points; });
  for (const Pair& pair : pairs) {
    const std::string reason = PostReason(input_, pair.agreement, pair.a, pair.b);
    for (const uint32_t i : holders.at(pair.a)) Unite(i, holders.at(pair.b).front(), reason);
    for (const uint32_t i : holders.at(pair.b)) Unite(holders.at(pair.a).front(), i, reason);
  }
}

void NameGroup::MakeProfiles() {
  for (uint32_t i = 0; i < input_.appearances.size(); ++i) profiles_[Root(i)].Add(input_, i);
}

// Persons that agree in their posts and other things together, the best agreement first. Whether any did. Of
// a common name many do: of each pair only the points are kept, and what they were found by is weighed again.
bool NameGroup::JoinByAll() {
  struct Pair {
    int points;
    uint32_t a, b;
  };
  std::vector<Pair> pairs;
  const std::vector<uint32_t> roots = Roots();
  for (size_t i = 0; i < roots.size(); ++i) {
    for (size_t j = i + 1; j < roots.size(); ++j) {
      const Evidence evidence = Weigh(input_, profiles_[roots[i]], profiles_[roots[j]]);
      if (evidence.Enough(rarity_)) pairs.push_back({evidence.points, roots[i], roots[j]});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.points > y.points; });
  const std::map<uint32_t, Profile> found_by = pairs.empty() ? std::map<uint32_t, Profile>() : profiles_;
  bool joined = false;
  for (const Pair& pair : pairs) {
    if (Root(pair.a) == Root(pair.b)) continue;
    const Profile &a = profiles_[Root(pair.a)], &b = profiles_[Root(pair.b)];
    if (OtherSex(a, b) || (!NamesOne() && HoldOneTitleElsewhere(input_, a, b))) continue;
    const Evidence evidence = Weigh(input_, found_by.at(pair.a), found_by.at(pair.b));
    joined = Unite(pair.a, pair.b, evidence.reason) || joined;
  }
  return joined;
}

// The press hardly knows two people of one foreign name: less will do, unless both posts say which they are.
void NameGroup::JoinForeign() {
  const std::vector<uint32_t> members = Roots();
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size(); ++j) {
      const Profile &a = profiles_[Root(members[i])], &b = profiles_[Root(members[j])];
      if (&a == &b || OtherSex(a, b)) continue;
      const Evidence evidence = Weigh(input_, a, b);
      if (evidence.points == 0 && Anchored(input_, a) && Anchored(input_, b)) continue;
      const std::string why = evidence.reason.empty() ? "nothing contradicts" : evidence.reason;
      Unite(members[i], members[j], fmt::format("{}; {}", kForeignInFull, why));
    }
  }
}

}  // namespace sulieu
