#include "pipeline/people/evidence.h"

#include <fmt/format.h>

namespace sulieu {
namespace {

// The points that must come together, by rarity.
constexpr int Needed(NameRarity rarity) {
  switch (rarity) {
    case NameRarity::kForeign:
    case NameRarity::kRare:
    case NameRarity::kUncommon:
      return 1;
    case NameRarity::kOrdinary:
      return 2;
    case NameRarity::kCommon:
      return 3;
    case NameRarity::kVeryCommon:
      return 4;
  }
  return 4;
}

// Of a rare name so many points join without any of posts.
constexpr int kWithoutPosts = 2;

void Add(int points, std::string_view why, Evidence* evidence) {
  if (points == 0) return;
  evidence->points += points;
  evidence->reason += fmt::format("{}{}", evidence->reason.empty() ? "" : "; ", why);
}

// Half of all articles name a city of the centre: that two do is no evidence.
size_t SharedPlaces(const Profile& a, const Profile& b) {
  const Gazetteer& gazetteer = Gazetteer::BuiltIn();
  return static_cast<size_t>(std::count_if(a.places.begin(), a.places.end(), [&](UnitIndex unit) {
    const AdministrativeUnit& u = gazetteer[unit];
    const bool city = u.level == UnitLevel::kProvince && u.type == "thành phố";
    return !city && b.places.contains(unit);
  }));
}

void AddPosts(const LinkInput& input, const Profile& a, const Profile& b, Evidence* evidence) {
  Agreement best;
  uint32_t best_a = 0, best_b = 0;
  for (const uint32_t x : a.posts) {
    for (const uint32_t y : b.posts) {
      const Agreement agreement = Compare(input.posts[x], input.posts[y]);
      if (agreement.points <= best.points) continue;
      best = agreement;
      best_a = x;
      best_b = y;
    }
  }
  evidence->of_posts = best.points;
  if (best.points > 0) Add(best.points, PostReason(input, best, best_a, best_b), evidence);
}

std::set<uint64_t> PlacesOfPosts(const LinkInput& input, const Profile& profile) {
  std::set<uint64_t> all;
  for (const uint32_t post : profile.posts)
    all.insert(input.posts[post].places.begin(), input.posts[post].places.end());
  return all;
}

}  // namespace

void Profile::Add(const LinkInput& input, size_t index) {
  const Appearance& appearance = input.appearances[index];
  posts.insert(appearance.posts.begin(), appearance.posts.end());
  ranks.insert(appearance.ranks.begin(), appearance.ranks.end());
  man = man || appearance.man;
  woman = woman || appearance.woman;
  if (appearance.origin != 0) return;  // a reprint says nothing new
  places.insert(input.places[index].begin(), input.places[index].end());
  companions.insert(input.companions[index].begin(), input.companions[index].end());
}

void Profile::Merge(Profile* from) {
  posts.merge(from->posts);
  ranks.merge(from->ranks);
  places.merge(from->places);
  companions.merge(from->companions);
  man = man || from->man;
  woman = woman || from->woman;
}

bool Evidence::Enough(NameRarity rarity) const {
  if (of_posts > 0) return points >= Needed(rarity);
  return (rarity == NameRarity::kForeign || rarity == NameRarity::kRare) && points >= kWithoutPosts;
}

Evidence Weigh(const LinkInput& input, const Profile& a, const Profile& b) {
  Evidence evidence;
  AddPosts(input, a, b, &evidence);
  if (CountShared(a.ranks, b.ranks) > 0) Add(1, "the same rank", &evidence);
  const size_t places = SharedPlaces(a, b), companions = CountShared(a.companions, b.companions);
  if (places > 0) Add(places > 1 ? 2 : 1, "the articles name the same places", &evidence);
  if (companions > 0)
    Add(static_cast<int>(std::min<size_t>(companions, 3)), "they are named with the same people", &evidence);
  return evidence;
}

std::string PostReason(const LinkInput& input, const Agreement& agreement, uint32_t a, uint32_t b) {
  const std::string &x = input.post_texts[a], &y = input.post_texts[b];
  if (x == y) return fmt::format("{}: {}", agreement.reason, x);
  return fmt::format("{}: {} / {}", agreement.reason, std::min(x, y), std::max(x, y));
}

bool OtherSex(const Profile& a, const Profile& b) {
  return (a.man && !a.woman && b.woman && !b.man) || (a.woman && !a.man && b.man && !b.woman);
}

bool Anchored(const LinkInput& input, const Profile& profile) {
  return std::any_of(profile.posts.begin(), profile.posts.end(), [&](uint32_t post) {
    const Post& p = input.posts[post];
    return p.anchored() && (!p.member || !p.places.empty());
  });
}

bool HoldOneTitleElsewhere(const LinkInput& input, const Profile& a, const Profile& b) {
  return std::any_of(a.posts.begin(), a.posts.end(), [&](uint32_t i) {
    const Post& x = input.posts[i];
    return (x.few || x.some) && !x.member && std::any_of(b.posts.begin(), b.posts.end(), [&](uint32_t j) {
             const Post& y = input.posts[j];
             return x.title == y.title && !x.content.empty() && !y.content.empty() &&
                    Compare(x, y).points <= 1;
           });
  });
}

bool Elsewhere(const LinkInput& input, const Profile& a, const Profile& b) {
  const auto of_a = PlacesOfPosts(input, a), of_b = PlacesOfPosts(input, b);
  return !of_a.empty() && !of_b.empty() && CountShared(of_a, of_b) == 0;
}

}  // namespace sulieu
