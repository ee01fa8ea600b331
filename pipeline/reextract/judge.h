// What other rules would make of the decisions of people: which they satisfy that the stored facts do not,
// and which they break. Writes nothing. Tested by tests/judge_test.cc.
#ifndef SULIEU_PIPELINE_REEXTRACT_JUDGE_H_
#define SULIEU_PIPELINE_REEXTRACT_JUDGE_H_

#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/review/decision.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct Judgement {
  Decision decision;
  bool before = false;  // the rules that made the stored facts say what the person decided
  bool after = false;   // the rules of the pipeline do
};

// Of the decisions that count and are not orphaned, by number. Fails when the database does; a document that
// this version cannot read again keeps its judgement.
Result<std::vector<Judgement>> JudgeDecisions(const Database& database, const Pipeline& pipeline);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REEXTRACT_JUDGE_H_
