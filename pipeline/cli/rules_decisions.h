// sulieu rules decisions: rules against what people decided.
#ifndef SULIEU_PIPELINE_CLI_RULES_DECISIONS_H_
#define SULIEU_PIPELINE_CLI_RULES_DECISIONS_H_

#include "pipeline/cli/commands.h"

namespace sulieu {

void AddRulesDecisions(Command rules, Run* run);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_RULES_DECISIONS_H_
