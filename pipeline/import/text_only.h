// What is stored of a document at which the rules for facts fail: its text. A fault of a rule never costs the
// document; it has no facts until the rules can read it. Tested by tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_IMPORT_TEXT_ONLY_H_
#define SULIEU_PIPELINE_IMPORT_TEXT_ONLY_H_

#include <memory>
#include <mutex>

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

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_TEXT_ONLY_H_
