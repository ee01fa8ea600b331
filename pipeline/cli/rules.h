// The parts of `sulieu rules` that have files of their own.
#ifndef SULIEU_PIPELINE_CLI_RULES_H_
#define SULIEU_PIPELINE_CLI_RULES_H_

#include "pipeline/cli/commands.h"

namespace sulieu {

void AddWhyNot(Command rules, Run* run);
void AddProfile(Command rules, Run* run);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_RULES_H_
