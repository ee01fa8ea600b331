// Which persons of the articles are one person. Only persons of one name are compared (case, tone placement
// and forms aside: name_forms.h), so that one name is in memory at a time; and a name alone never joins:
// posts must agree, or the title together with place, rank or the people they are named with; the commoner
// the name (name_rarity.h), the more. A reprint is no evidence of its own. Tested by tests/people_test.cc;
// measured by tests/quality/people.py.
#ifndef SULIEU_PIPELINE_PEOPLE_LINK_H_
#define SULIEU_PIPELINE_PEOPLE_LINK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/people/post.h"

namespace sulieu {

// One person in one document.
struct Appearance {
  int64_t document = 0;
  int64_t origin = 0;               // of the document when it is a reprint, else 0
  std::vector<uint32_t> posts;      // indexes into LinkInput::posts
  std::vector<std::string> ranks;   // folded
  bool man = false, woman = false;  // by the words of address
};

// A decision on two appearances, by their indexes.
struct PairDecision {
  uint32_t a = 0, b = 0;
  bool same = false;
  std::string reason;
};

// Who is named in more appearances than this is no evidence for whom is named beside.
inline constexpr size_t kManyAppearances = 40;

// All that counts under one name.
struct LinkInput {
  std::string name;
  std::vector<Appearance> appearances;            // by the smallest fact_id of each
  std::vector<std::vector<UnitIndex>> places;     // parallel: what the document names, and all above it
  std::vector<std::vector<uint32_t>> companions;  // parallel: numbers of the other names in the document
  std::vector<Post> posts;                        // distinct, by the first fact of all that states them
  std::vector<std::string> post_texts;            // as written, parallel
  std::vector<PairDecision> decisions;            // oldest first
};

struct Join {
  uint32_t a = 0, b = 0;  // appearances
  std::string reason;
};

struct Namesakes {
  uint32_t a = 0, b = 0;   // persons
  bool different = false;  // else nothing tells
  std::string reason;
};

struct LinkedPeople {
  std::vector<uint32_t> person;  // of each appearance, from 0
  uint32_t persons = 0;
  std::vector<Join> joins;  // one less than the appearances of a person
  std::vector<Namesakes> namesakes;
};

LinkedPeople LinkPeople(const LinkInput& input);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_LINK_H_
