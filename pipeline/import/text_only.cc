#include "pipeline/import/text_only.h"

namespace sulieu {

Result<std::unique_ptr<Analysis>> TextOnly::Analyze(const Document& document) {
  std::call_once(once_, [this] { pipeline_ = Pipeline::Create({}); });
  SULIEU_RETURN_IF_ERROR(pipeline_);
  return CatchFaults([&] { return (*pipeline_)->Analyze(document); });
}

}  // namespace sulieu
