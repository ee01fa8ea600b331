// RTF: its text with the place of every character in the file, `\'e9` and `\u7897?` included. Bytes are read
// in the code page of their font (a file may mix 1252 and 1258), runs in .Vn and VNI fonts as those fonts
// show them. Notes, headers, footers, comments, hidden and deleted words are left out and can be shown.
// Tested by tests/rtf_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_RTF_RTF_H_
#define SULIEU_PIPELINE_FORMATS_RTF_RTF_H_

#include <string_view>

#include "pipeline/formats/format.h"

namespace sulieu {

bool IsRtf(std::string_view head);

// The label of the encoding is that of the code page the file states.
Result<Contents> ReadRtf(std::string_view raw, const DecodeOptions& options);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_RTF_RTF_H_
