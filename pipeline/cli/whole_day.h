// Dates as people type them on the command line.
#ifndef SULIEU_PIPELINE_CLI_WHOLE_DAY_H_
#define SULIEU_PIPELINE_CLI_WHOLE_DAY_H_

#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace sulieu {

// `2020` and `2020-01` mean the first or the last day of it. Fails with kUsage, naming the option.
Result<std::string> WholeDay(std::string_view option, const std::string& date, bool last);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_WHOLE_DAY_H_
