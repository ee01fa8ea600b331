// Faults of the program itself at a document: a rule or a grammar that throws. A fault costs the document it
// lies in, no other. Tested by tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_FAULTS_H_
#define SULIEU_PIPELINE_FAULTS_H_

#include <exception>
#include <memory>
#include <new>
#include <span>
#include <utility>

#include "pipeline/pipeline.h"

namespace sulieu {

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

// What `analyze_all` answers to the documents; where it throws, to each of them alone.
template <typename Function>
Analyses CatchFaults(std::span<const Document* const> documents, Function analyze_all) {
  try {
    return analyze_all(documents);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    Analyses answers;
    for (size_t i = 0; i < documents.size(); ++i)
      answers.push_back(CatchFaults([&] { return std::move(analyze_all(documents.subspan(i, 1)).front()); }));
    return answers;
  }
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FAULTS_H_
