// The kinds of fact that a command line names. Tested by tests/cli_bad_input_test.cc.
#ifndef SULIEU_PIPELINE_CLI_KINDS_H_
#define SULIEU_PIPELINE_CLI_KINDS_H_

#include <string>

#include "pipeline/base/result.h"

namespace sulieu {

bool IsKind(const std::string& name);

// Fails with kUsage on what is no kind of fact, and says which one may be meant.
Status CheckKind(const std::string& name);
Status CheckKindIfAny(const std::string& name);  // the same, but an empty name asks for none

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_KINDS_H_
