// A quick pass over the facts of a kind: each with its sentence, one key decides. Reads and writes through
// functions, so that it runs on any terminal, and in tests on none. Tested by tests/review_pass_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_PASS_H_
#define SULIEU_PIPELINE_REVIEW_PASS_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/review/decide.h"

namespace sulieu {

struct PassTerminal {
  std::function<std::optional<char>()> key;  // nothing at the end of the input; 3 is Ctrl-C
  // Without its line break; shows the prompt before.
  std::function<std::optional<std::string>(std::string_view prompt)> line;
  std::function<void(std::string_view)> write;
  std::function<std::string()> now;  // UTC, ISO 8601
  bool colour = false;
};

struct PassReport {
  int accepted = 0, rejected = 0, edited = 0, skipped = 0, undone = 0;
  bool quit = false;         // before the last fact
  bool interrupted = false;  // by Ctrl-C
};

// The facts of the kind that nobody has decided about, in reading order; `document` 0: of all documents.
Result<std::vector<std::string>> UndecidedFacts(const Database& database, const std::string& kind,
                                                int64_t document);

// Shows the facts one by one until the last, `q`, Ctrl-C or the end of the input. Each decision is kept at
// once. `u` undoes the last decision of the pass and shows its fact again. Fails when the database does.
Result<PassReport> RunPass(const Database& database, const Reviewer& reviewer,
                           const std::vector<std::string>& facts, const PassTerminal& terminal);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_PASS_H_
