// The decisions of people: that nobody changed one, and that what the views show of them is what they come
// to. A part of Verify. Tested by tests/review_test.cc.
#ifndef SULIEU_PIPELINE_VERIFY_VERIFY_DECISIONS_H_
#define SULIEU_PIPELINE_VERIFY_VERIFY_DECISIONS_H_

#include "pipeline/verify/verify.h"

namespace sulieu {

// Appends to `differences`.
Status VerifyDecisions(const Database& database, Verification* out);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_VERIFY_VERIFY_DECISIONS_H_
