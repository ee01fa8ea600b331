// The syllables Vietnamese spelling allows, generated from onsets, rimes and tones; no word list. What tells
// one legacy encoding from another: read with the wrong table, hardly a word is a syllable any more. Tested
// by tests/decode_test.cc.
#ifndef SULIEU_PIPELINE_DECODE_SYLLABLES_H_
#define SULIEU_PIPELINE_DECODE_SYLLABLES_H_

#include <string_view>

namespace sulieu {

// True for one syllable in composed letters of any case, with the tone where the old or the new style puts
// it.
bool IsSyllable(std::u32string_view word);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_SYLLABLES_H_
