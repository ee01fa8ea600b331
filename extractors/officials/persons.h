// From mentions to persons: one person per name of the article, later short mentions (`ông Dũng`, `đồng chí
// Phó Chủ tịch`) put to the person they mean, and of two wordings of one post the fuller. Tested by
// officials_test.cc.
#ifndef SULIEU_EXTRACTORS_OFFICIALS_PERSONS_H_
#define SULIEU_EXTRACTORS_OFFICIALS_PERSONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extractors/officials/positions.h"
#include "pipeline/extract/mention.h"

namespace sulieu {

struct Position {
  std::string text;
  PhraseWords words;
  std::string organisation;
  std::vector<uint32_t> mentions;  // the one with the fullest wording first
};

struct Person {
  std::string name;
  std::vector<std::string> syllables;  // folded
  std::string honorific;
  std::string rank;
  std::string role;
  std::vector<Position> positions;
  std::vector<uint32_t> mentions;  // those that give no post
  std::vector<uint32_t> doubtful;  // those that may give one
  uint32_t last_mention = 0;
};

// The captures of a mention are documented in officials.h.
std::vector<Person> GroupPersons(std::string_view text, const std::vector<Mention>& mentions);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_OFFICIALS_PERSONS_H_
