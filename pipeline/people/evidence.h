// What speaks for two appearances of a name being one person. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_EVIDENCE_H_
#define SULIEU_PIPELINE_PEOPLE_EVIDENCE_H_

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/people/link.h"
#include "pipeline/people/name_rarity.h"

namespace sulieu {

// What all the articles of one person so far say.
struct Profile {
  std::set<uint32_t> posts;
  std::set<std::string> ranks;
  std::set<UnitIndex> places;
  std::set<uint32_t> companions;  // numbers of names
  bool man = false, woman = false;

  void Add(const LinkInput& input, size_t appearance);
  void Merge(Profile* from);
};

template <typename T>
size_t CountShared(const std::set<T>& a, const std::set<T>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const T& x) { return b.contains(x); }));
}

struct Evidence {
  int points = 0, of_posts = 0;
  std::string reason;  // empty when there is none
  // Whether that makes two of one name one person: the commoner the name, the more it takes.
  bool Enough(NameRarity rarity) const;
};

Evidence Weigh(const LinkInput& input, const Profile& a, const Profile& b);

// `the same post: Phó Giám đốc Sở Y tế / PGĐ Sở Y tế`, of two posts of the input.
std::string PostReason(const LinkInput& input, const Agreement& agreement, uint32_t a, uint32_t b);

bool OtherSex(const Profile& a, const Profile& b);
// Whether one of the posts says which post it is. That someone is a deputy does not: deputies hold other
// posts.
bool Anchored(const LinkInput& input, const Profile& profile);
// Whether both hold a title that few hold, at different bodies: two deputy ministers, whom articles that name
// no ministry must not bring together.
bool HoldOneTitleElsewhere(const LinkInput& input, const Profile& a, const Profile& b);
// Whether the posts of both are at places, and those of one at none of the other's.
bool Elsewhere(const LinkInput& input, const Profile& a, const Profile& b);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_EVIDENCE_H_
