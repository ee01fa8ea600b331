// What the characters of a text are, once its bytes are read: `ViÖt Nam` kept as Unicode is TCVN3. Two more
// layers of the labels of decode.h come of it.
// `UTF-8/font` is text of which pieces stand in fonts that show `ViÖt Nam` as Việt Nam, and are read so: the
// document declares it. `UTF-8/font/TCVN3` has such text also where no font says so.
// Lines with letters only Vietnamese has are never read again: an article may be half converted.
// Tested by tests/fonts_test.cc.
#ifndef SULIEU_PIPELINE_DECODE_INNER_H_
#define SULIEU_PIPELINE_DECODE_INNER_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/decode/decode.h"
#include "pipeline/decode/fonts.h"

namespace sulieu {

// As ReadInner of decode.h. `fonts` are the pieces of the text in legacy fonts, in order. A font is believed
// unless its text makes better Vietnamese as it stands.
Status ReadInner(const DecodeOptions& options, std::vector<FontStretch> fonts, Decoded* decoded);

// Some words that stand beside the text, a title or a menu, read as the text was where that makes better
// Vietnamese of them.
std::string ReadAside(const std::string& words, std::string_view label);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_INNER_H_
