// The people of one name: which of its appearances are one person. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_NAME_GROUP_H_
#define SULIEU_PIPELINE_PEOPLE_NAME_GROUP_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/people/evidence.h"
#include "pipeline/people/link.h"

namespace sulieu {

// Its members are the appearances of the input; a person is known by its root, the first of its members.
class NameGroup {
 public:
  // `input` must outlive the group.
  explicit NameGroup(const LinkInput& input);

  void Link();

  uint32_t Root(uint32_t member);
  std::vector<uint32_t> Roots();
  const std::vector<Join>& joins() const { return joins_; }

  // Why two persons (by roots) are not one; nothing when nothing tells.
  Namesakes Judge(uint32_t a, uint32_t b);

 private:
  // Whether the name is so rare that hardly two people of the press have it.
  bool NamesOne() const { return rarity_ == NameRarity::kForeign || rarity_ == NameRarity::kRare; }
  bool Apart(uint32_t a, uint32_t b);
  bool Unite(uint32_t i, uint32_t j, std::string reason);
  void ApplyDecisions();
  void JoinSameArticle();
  std::map<uint32_t, std::vector<uint32_t>> Holders() const;
  void JoinByPosts();
  void MakeProfiles();
  bool JoinByAll();
  void JoinForeign();

  const LinkInput& input_;
  // By root. Empty until those are joined that need none: a name of ten thousand articles is a few persons.
  std::map<uint32_t, Profile> profiles_;
  NameRarity rarity_;
  std::vector<uint32_t> parent_;
  std::vector<std::pair<uint32_t, uint32_t>> apart_;
  std::vector<Join> joins_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_NAME_GROUP_H_
