// Who held the event and where, from the sentence that says it was held. Tested by events_test.cc.
#ifndef SULIEU_EXTRACTORS_EVENTS_DETAILS_H_
#define SULIEU_EXTRACTORS_EVENTS_DETAILS_H_

#include <string>
#include <string_view>

#include "extractors/phrases/lexicon.h"
#include "pipeline/base/span.h"

namespace sulieu {

// The organiser as written, with the body it held the event with (`Hội LHPN tỉnh phối hợp Ban Dân tộc tỉnh`);
// empty when the sentence names none.
std::string EventOrganiser(const Lexicon& lexicon, std::string_view text, TextSpan sentence, TextSpan event);

// The place as written; empty when the sentence names none.
std::string EventVenue(std::string_view text, TextSpan sentence, TextSpan event);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_EVENTS_DETAILS_H_
