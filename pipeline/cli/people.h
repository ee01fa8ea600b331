// sulieu people, and what other commands share of it.
#ifndef SULIEU_PIPELINE_CLI_PEOPLE_H_
#define SULIEU_PIPELINE_CLI_PEOPLE_H_

#include "pipeline/cli/commands.h"

namespace sulieu {

void AddPeople(Command program, Run* run);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_PEOPLE_H_
