// The letters in the patterns of RE2: its own `\pL` knows every script.
#ifndef SULIEU_PIPELINE_RULES_LETTER_CLASS_H_
#define SULIEU_PIPELINE_RULES_LETTER_CLASS_H_

#include <string>
#include <string_view>

namespace sulieu {

// The pattern with every `\pL` written as ranges: a tenth of the instructions, a twentieth of the time to
// compile it (half a millisecond each, twice for every rule), and automata with as much smaller states. Exact
// up to U+052F and from U+1E00 to U+2BFF, as the triggers are (code_points.h); of other scripts whole blocks,
// with their marks and punctuation. Tested by tests/letter_class_test.cc.
std::string WithLetterRanges(std::string_view pattern);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_LETTER_CLASS_H_
