// Error codes for what parsers of others do wrong; they stand beside those of result.h.
#ifndef SULIEU_PIPELINE_BASE_FAULT_H_
#define SULIEU_PIPELINE_BASE_FAULT_H_

#include "pipeline/base/result.h"

namespace sulieu {

inline constexpr ErrorCode kFaultTimeout{64};  // a parser did not come to an end
inline constexpr ErrorCode kFaultCrash{65};    // a parser broke down
inline constexpr ErrorCode kFaultMemory{66};   // a parser wanted more memory than it may have
inline constexpr ErrorCode kFaultBomb{67};     // far more comes out of it than its size allows for

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_FAULT_H_
