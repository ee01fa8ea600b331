#include "pipeline/people/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "pipeline/rules/rule_set.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr int kSameBody = 3;               // points of posts that join by themselves
constexpr size_t kManyDocuments = 40;      // who is named in more is no evidence for whom is named beside
constexpr size_t kComparedNamesakes = 40;  // persons of a name; with more, only neighbours are told apart

// The points that must come together, by rarity.
constexpr int Needed(NameRarity rarity) {
  switch (rarity) {
    case NameRarity::kForeign:
    case NameRarity::kRare:
      return 2;
    case NameRarity::kOrdinary:
      return 3;
    case NameRarity::kCommon:
      return 4;
  }
  return 4;
}

// What all the articles of one person so far say.
struct Profile {
  std::set<uint32_t> posts;
  std::set<std::string> ranks;
  std::set<UnitIndex> places;
  std::set<uint32_t> companions;  // numbers of names
  bool man = false, woman = false;
};

template <typename T>
size_t CountShared(const std::set<T>& a, const std::set<T>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const T& x) { return b.contains(x); }));
}

struct Evidence {
  int points = 0, of_posts = 0;
  std::string reason;
  void Add(int more, std::string_view why) {
    if (more == 0) return;
    points += more;
    reason += fmt::format("{}{}", reason.empty() ? "" : "; ", why);
  }
};

// The people of one name.
class NameGroup {
 public:
  NameGroup(const LinkInput& input, std::vector<uint32_t> members, std::vector<Profile> profiles)
      : input_(input), members_(std::move(members)), profiles_(std::move(profiles)) {
    parent_.resize(members_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    rarity_ = RarityOf(input_.appearances[members_.front()].name);
  }

  void Link(const std::vector<const PairDecision*>& decisions) {
    ApplyDecisions(decisions);
    JoinReprints();
    JoinByPosts();
    JoinByAll();
  }

  uint32_t Root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  const std::vector<uint32_t>& members() const { return members_; }
  std::vector<Join>& joins() { return joins_; }

  // Why two persons (by roots) are not one; nothing when nothing tells.
  Namesakes Judge(uint32_t a, uint32_t b) {
    if (Apart(a, b)) return {a, b, true, "decided"};
    const Profile &pa = profiles_[a], &pb = profiles_[b];
    if (OtherSex(pa, pb)) return {a, b, true, "a man and a woman"};
    const Evidence evidence = Weigh(pa, pb);
    const bool nothing = evidence.points == 0 && CountShared(pa.places, pb.places) == 0;
    const bool telling =
        rarity_ == NameRarity::kCommon || (rarity_ == NameRarity::kOrdinary && Elsewhere(pa, pb));
    if (nothing && telling && Anchored(pa) && Anchored(pb) && !OneWord())
      return {a, b, true, "posts, places and companions all differ"};
    return {a, b, false,
            evidence.reason.empty() ? "nothing agrees, nothing contradicts" : "only " + evidence.reason};
  }

 private:
  bool Apart(uint32_t a, uint32_t b) {
    return std::any_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
      const uint32_t x = Root(pair.first), y = Root(pair.second);
      return (x == a && y == b) || (x == b && y == a);
    });
  }

  static bool OtherSex(const Profile& a, const Profile& b) {
    return (a.man && !a.woman && b.woman && !b.man) || (a.woman && !a.man && b.man && !b.woman);
  }

  bool OneWord() const { return input_.appearances[members_.front()].name.find(' ') == std::string::npos; }

  bool Anchored(const Profile& profile) const {
    return std::any_of(profile.posts.begin(), profile.posts.end(),
                       [&](uint32_t post) { return input_.posts[post].anchored(); });
  }

  // Of two members; false when they are one already or a decision forbids it.
  bool Unite(uint32_t i, uint32_t j, std::string reason) {
    const uint32_t a = Root(i), b = Root(j);
    if (a == b || Apart(a, b)) return false;
    joins_.push_back({members_[i], members_[j], std::move(reason)});
    parent_[std::max(a, b)] = std::min(a, b);
    Profile &to = profiles_[std::min(a, b)], &from = profiles_[std::max(a, b)];
    to.posts.merge(from.posts);
    to.ranks.merge(from.ranks);
    to.places.merge(from.places);
    to.companions.merge(from.companions);
    to.man = to.man || from.man;
    to.woman = to.woman || from.woman;
    return true;
  }

  void ApplyDecisions(const std::vector<const PairDecision*>& decisions) {
    const auto local = [&](uint32_t appearance) {
      return static_cast<uint32_t>(std::find(members_.begin(), members_.end(), appearance) -
                                   members_.begin());
    };
    for (const PairDecision* decision : decisions) {
      if (!decision->same) apart_.emplace_back(local(decision->a), local(decision->b));
    }
    for (const PairDecision* decision : decisions) {
      if (decision->same) Unite(local(decision->a), local(decision->b), decision->reason);
    }
  }

  void JoinReprints() {
    std::map<int64_t, uint32_t> first;  // of each origin
    for (uint32_t i = 0; i < members_.size(); ++i) {
      const Appearance& appearance = input_.appearances[members_[i]];
      const int64_t origin = appearance.origin != 0 ? appearance.origin : appearance.document;
      const auto [known, added] = first.emplace(origin, i);
      if (!added) Unite(known->second, i, "the same article, reprinted");
    }
  }

  // The posts of this name, each with the members that have it.
  std::map<uint32_t, std::vector<uint32_t>> Holders() const {
    std::map<uint32_t, std::vector<uint32_t>> holders;
    for (uint32_t i = 0; i < members_.size(); ++i) {
      for (const uint32_t post : input_.appearances[members_[i]].posts) holders[post].push_back(i);
    }
    return holders;
  }

  void JoinByPosts() {
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
      const std::string reason = PostReason(pair.agreement, pair.a, pair.b);
      for (const uint32_t i : holders.at(pair.a)) Unite(i, holders.at(pair.b).front(), reason);
      for (const uint32_t i : holders.at(pair.b)) Unite(holders.at(pair.a).front(), i, reason);
    }
  }

  std::string PostReason(const Agreement& agreement, uint32_t a, uint32_t b) const {
    const std::string &x = input_.post_texts[a], &y = input_.post_texts[b];
    if (x == y) return fmt::format("{}: {}", agreement.reason, x);
    return fmt::format("{}: {} / {}", agreement.reason, std::min(x, y), std::max(x, y));
  }

  Evidence Weigh(const Profile& a, const Profile& b) const {
    Evidence evidence;
    Agreement best;
    uint32_t best_a = 0, best_b = 0;
    for (const uint32_t x : a.posts) {
      for (const uint32_t y : b.posts) {
        const Agreement agreement = Compare(input_.posts[x], input_.posts[y]);
        if (agreement.points <= best.points) continue;
        best = agreement;
        best_a = x;
        best_b = y;
      }
    }
    evidence.of_posts = best.points;
    if (best.points > 0) evidence.Add(best.points, PostReason(best, best_a, best_b));
    if (CountShared(a.ranks, b.ranks) > 0) evidence.Add(1, "the same rank");
    const size_t places = SharedPlaces(a, b);
    if (places > 0) evidence.Add(places > 1 ? 2 : 1, "the articles name the same places");
    const size_t companions = CountShared(a.companions, b.companions);
    if (companions > 0) evidence.Add(companions > 1 ? 2 : 1, "they are named with the same people");
    return evidence;
  }

  // Half of all articles name a city of the centre: that two do is no evidence.
  static size_t SharedPlaces(const Profile& a, const Profile& b) {
    const Gazetteer& gazetteer = Gazetteer::BuiltIn();
    return static_cast<size_t>(std::count_if(a.places.begin(), a.places.end(), [&](UnitIndex unit) {
      const AdministrativeUnit& u = gazetteer[unit];
      const bool city = u.level == UnitLevel::kProvince && u.type == "thành phố";
      return !city && b.places.contains(unit);
    }));
  }

  // Whether the posts of both are at places, and those of one at none of the other's.
  bool Elsewhere(const Profile& a, const Profile& b) const {
    const auto places = [&](const Profile& profile) {
      std::set<uint64_t> all;
      for (const uint32_t post : profile.posts)
        all.insert(input_.posts[post].places.begin(), input_.posts[post].places.end());
      return all;
    };
    const auto of_a = places(a), of_b = places(b);
    return !of_a.empty() && !of_b.empty() && CountShared(of_a, of_b) == 0;
  }

  std::vector<uint32_t> Roots() {
    std::vector<uint32_t> roots;
    for (uint32_t i = 0; i < members_.size(); ++i) {
      if (Root(i) == i) roots.push_back(i);
    }
    return roots;
  }

  // Persons that agree in their posts and other things together, the best agreement first.
  void JoinByAll() {
    struct Pair {
      Evidence evidence;
      uint32_t a, b;
    };
    std::vector<Pair> pairs;
    const std::vector<uint32_t> roots = Roots();
    for (size_t i = 0; i < roots.size(); ++i) {
      for (size_t j = i + 1; j < roots.size(); ++j) {
        Evidence evidence = Weigh(profiles_[roots[i]], profiles_[roots[j]]);
        if (Enough(evidence)) pairs.push_back({std::move(evidence), roots[i], roots[j]});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& x, const Pair& y) { return x.evidence.points > y.evidence.points; });
    for (Pair& pair : pairs) {
      if (!OtherSex(profiles_[Root(pair.a)], profiles_[Root(pair.b)]))
        Unite(pair.a, pair.b, std::move(pair.evidence.reason));
    }
  }

  bool Enough(const Evidence& evidence) const {
    return evidence.of_posts > 0 && evidence.points >= Needed(rarity_);
  }

  const LinkInput& input_;
  std::vector<uint32_t> members_;
  std::vector<Profile> profiles_;  // of the roots; empty for the others
  NameRarity rarity_ = NameRarity::kCommon;
  std::vector<uint32_t> parent_;
  std::vector<std::pair<uint32_t, uint32_t>> apart_;
  std::vector<Join> joins_;
};

using Groups = std::map<std::string_view, std::vector<uint32_t>>;

// Names that decisions join count as the smallest of them.
class NameAliases {
 public:
  explicit NameAliases(const LinkInput& input) {
    for (const PairDecision& decision : input.decisions) {
      const std::string_view a = Find(input.appearances[decision.a].name),
                             b = Find(input.appearances[decision.b].name);
      if (decision.same && a != b) alias_[std::max(a, b)] = std::min(a, b);
    }
  }
  std::string_view Find(std::string_view name) const {
    for (auto found = alias_.find(name); found != alias_.end(); found = alias_.find(name))
      name = found->second;
    return name;
  }

 private:
  std::map<std::string_view, std::string_view> alias_;
};

Groups GroupByName(const LinkInput& input, const NameAliases& aliases) {
  Groups groups;
  for (uint32_t i = 0; i < input.appearances.size(); ++i)
    groups[aliases.Find(input.appearances[i].name)].push_back(i);
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

}  // namespace

NameRarity RarityOf(std::string_view folded_name) {
  static const auto kFamilies = [] {
    std::map<std::string, bool, std::less<>> families;  // -> common
    for (const RuleFile& file : EmbeddedRuleFiles()) {
      if (!file.path.ends_with("phrases/family_names.tsv")) continue;
      const auto list = WordList::Parse(file.path, file.content);
      if (!list) continue;
      for (const WordList::Entry& entry : list->entries())
        families.emplace(FoldForLookup(entry.surface), entry.note.find("common") != std::string::npos);
    }
    return families;
  }();
  static constexpr std::array<std::string_view, 12> kFrequent = {
      "nguyễn", "trần", "lê", "phạm", "hoàng", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô"};
  static constexpr std::array<std::string_view, 14> kMiddle = {"văn",  "thị", "thanh", "đức",   "ngọc",
                                                               "minh", "hữu", "xuân",  "quang", "quốc",
                                                               "đình", "anh", "công",  "thế"};
  const size_t words = static_cast<size_t>(std::count(folded_name.begin(), folded_name.end(), ' ')) + 1;
  const std::string_view family = folded_name.substr(0, folded_name.find(' '));
  const auto known = kFamilies.find(family);
  if (words == 1) return NameRarity::kCommon;
  if (known == kFamilies.end()) return NameRarity::kForeign;
  if (!known->second || words > 3) return NameRarity::kRare;
  const bool frequent = std::find(kFrequent.begin(), kFrequent.end(), family) != kFrequent.end();
  if (words == 2) return frequent ? NameRarity::kCommon : NameRarity::kOrdinary;
  const std::string_view rest = folded_name.substr(family.size() + 1);
  const std::string_view middle = rest.substr(0, rest.find(' '));
  const bool usual = std::find(kMiddle.begin(), kMiddle.end(), middle) != kMiddle.end();
  return frequent && usual ? NameRarity::kCommon : NameRarity::kOrdinary;
}

LinkedPeople LinkPeople(const LinkInput& input) {
  const NameAliases aliases(input);
  const Groups groups = GroupByName(input, aliases);
  const auto companions = Companions(input, groups);
  std::map<std::string_view, std::vector<const PairDecision*>> decisions;
  for (const PairDecision& decision : input.decisions) {
    if (aliases.Find(input.appearances[decision.a].name) != aliases.Find(input.appearances[decision.b].name))
      continue;
    decisions[aliases.Find(input.appearances[decision.a].name)].push_back(&decision);
  }
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
    NameGroup group(input, members, std::move(profiles));
    group.Link(decisions[name]);
    std::map<uint32_t, uint32_t> numbers;  // root -> person
    std::vector<uint32_t> roots;
    for (uint32_t i = 0; i < members.size(); ++i) {
      const auto [number, added] = numbers.emplace(group.Root(i), linked.persons);
      if (added) {
        ++linked.persons;
        roots.push_back(group.Root(i));
      }
      linked.person[members[i]] = number->second;
    }
    linked.joins.insert(linked.joins.end(), group.joins().begin(), group.joins().end());
    for (size_t i = 0; i < roots.size(); ++i) {
      const size_t end = roots.size() > kComparedNamesakes ? std::min(i + 2, roots.size()) : roots.size();
      for (size_t j = i + 1; j < end; ++j) {
        Namesakes judged = group.Judge(roots[i], roots[j]);
        judged.a = numbers.at(judged.a);
        judged.b = numbers.at(judged.b);
        linked.namesakes.push_back(std::move(judged));
      }
    }
  }
  return linked;
}

}  // namespace sulieu
