// The grammar of officials: which honorific, rank and posts of a sentence belong to which name.
//
//   person     = [honorific] [rank] [title] [post {, post}] name [, post {, post}]
//   list       = person {; person} | plural post [:] name {, name}
//   appointed  = person ... link post
// A post stands before its name without a comma or behind it with one; between two names the comma decides,
// and where both would do, the manner of the first name. Tested by officials_test.cc.
#ifndef SULIEU_EXTRACTORS_OFFICIALS_PEOPLE_H_
#define SULIEU_EXTRACTORS_OFFICIALS_PEOPLE_H_

#include <optional>
#include <vector>

#include "extractors/officials/sentence.h"

namespace sulieu {

// The frame that a person was read in: one rule each.
enum class Frame { kName, kBefore, kAfter, kBracket, kColon, kHeading, kAppointed, kRecalled };

struct PersonRead {
  std::optional<size_t> name;  // indexes into the items; none for a person recalled by the post alone
  std::optional<size_t> honorific;
  std::optional<size_t> rank;
  std::vector<size_t> before;   // posts before the name
  std::vector<size_t> after;    // posts behind it
  std::vector<size_t> heading;  // posts that head the list it stands in
  std::vector<size_t> appointed;
  Frame frame = Frame::kName;
  size_t run = 0;  // persons of one enumeration have the same run
};

std::vector<PersonRead> ReadPeople(const std::vector<Item>& items);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_OFFICIALS_PEOPLE_H_
