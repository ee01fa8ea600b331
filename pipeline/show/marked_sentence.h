// A mention in its sentence, for a terminal. Tested by tests/cli_test.cc and tests/review_pass_test.cc.
#ifndef SULIEU_PIPELINE_SHOW_MARKED_SENTENCE_H_
#define SULIEU_PIPELINE_SHOW_MARKED_SENTENCE_H_

#include <string>
#include <string_view>

#include "pipeline/store/queries.h"

namespace sulieu {

// The sentence with the words of the mention between brackets, in colour where there is colour, and what
// cannot be seen made visible. The quote alone where the stored spans do not fit the text.
std::string MarkedSentence(std::string_view text, const StoredMention& mention, bool colour);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_MARKED_SENTENCE_H_
