// sulieu review: what people decide about facts.
#ifndef SULIEU_PIPELINE_CLI_REVIEW_H_
#define SULIEU_PIPELINE_CLI_REVIEW_H_

#include "pipeline/cli/commands.h"

namespace sulieu {

void AddReview(Command program, Run* run);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_REVIEW_H_
