// Officials: named persons with their posts, as a grammar over the words of a sentence.
//
// The rules find the frames in which a person may be given a post; where one does, the sentence is read by
// the grammar of people.h, and each person read becomes a mention of the rule that names its frame. A mention
// has these captures: `name` (none when the person is recalled by the post alone), `honorific`, `rank`, each
// `position` with the `organisation` in it, and the role under its own name (`chair`: the words that say it).
// Positions may lie outside the span: a plural post at the head of a list goes to every name of it.
// Tested by officials_test.cc and the examples of the rules.
#ifndef SULIEU_EXTRACTORS_OFFICIALS_OFFICIALS_H_
#define SULIEU_EXTRACTORS_OFFICIALS_OFFICIALS_H_

#include <memory>
#include <string_view>

#include "pipeline/extract/extractor.h"

namespace sulieu {

// Names of captures.
inline constexpr std::string_view kName = "name";
inline constexpr std::string_view kHonorific = "honorific";
inline constexpr std::string_view kRank = "rank";
inline constexpr std::string_view kPosition = "position";
// A post of the state read behind another name right before a verb: `... kỷ luật ông A, Tổng Bí thư nói`, or
// the first of a chain behind `của`: `câu hỏi của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội A nói`.
// Counts only when no one else of the article holds it.
inline constexpr std::string_view kDoubtful = "doubtful_position";
inline constexpr std::string_view kOrganisation = "organisation";
// The weightiest first: who chairs a meeting also speaks at it.
inline constexpr std::string_view kRoles[] = {"chair", "signatory", "speaker", "presenter", "attendee"};

std::unique_ptr<Extractor> MakeOfficials(const RuleSet& rules);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_OFFICIALS_OFFICIALS_H_
