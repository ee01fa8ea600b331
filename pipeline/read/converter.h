// Runs a converter of the system (pdftotext, catdoc) as a child process: its crashes, its memory and its
// licence stay outside. It reads standard input and writes standard output, within limits of time, memory and
// output, and gets no file name. Tested by tests/converter_test.cc.
#ifndef SULIEU_PIPELINE_READ_CONVERTER_H_
#define SULIEU_PIPELINE_READ_CONVERTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

struct ConverterLimits {
  int seconds = 60;
  uint64_t memory = uint64_t{1} << 30;
  size_t output = size_t{64} << 20;
};

// What the program wrote. Fails with kUnsupported when it is not installed (naming its package) or could not
// read the input, with kFaultTimeout, kFaultBomb (too much output) or kFaultCrash.
Result<std::string> RunConverter(const std::vector<std::string>& command, std::string_view package,
                                 std::string_view input, const ConverterLimits& limits = {});

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_CONVERTER_H_
