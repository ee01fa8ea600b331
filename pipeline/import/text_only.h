// What is stored of a document at which the rules for facts fail: its text. A fault of a rule never costs the
// document; it has no facts until the rules can read it. Tested by tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_IMPORT_TEXT_ONLY_H_
#define SULIEU_PIPELINE_IMPORT_TEXT_ONLY_H_

#include <exception>
#include <memory>
#include <mutex>
#include <new>

#include "pipeline/pipeline.h"

namespace sulieu {

// Safe to call from several threads.
class TextOnly {
 public:
  // As Pipeline::Analyze, but without facts.
  Result<std::unique_ptr<Analysis>> Analyze(const Document& document);

 private:
  std::once_flag once_;
  Result<std::unique_ptr<Pipeline>> pipeline_ = nullptr;
};

// The result of `analyze`; kInternal when it throws. Want of memory is no fault of the document and goes on.
template <typename Function>
Result<std::unique_ptr<Analysis>> CatchFaults(Function analyze) {
  try {
    return analyze();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Fail(ErrorCode::kInternal, error.what());
  }
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_TEXT_ONLY_H_
