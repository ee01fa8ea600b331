// What the decisions of people come to in a document as it is now: which fact each is about, what the views
// are to show, whether the rules alone say the same. Reads only; pipeline/review/apply.h stores it, and
// verify compares. Tested by tests/review_test.cc.
#ifndef SULIEU_PIPELINE_REVIEW_PLACE_H_
#define SULIEU_PIPELINE_REVIEW_PLACE_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/review/decision.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// A fact as the rules state it.
struct RuleFact {
  int64_t row = 0;  // in `facts`; 0 where it is not stored
  std::string fact_id;
  FactColumns columns;
  std::vector<TextSpan> spans;  // of its mentions
};

// The fact the thread is about, of those of its kind: the one it was decided on, one that says what the
// person decided, or the one at the place that has most columns in common with what was decided on. Null when
// there is none, or no single best one. `source_sha256`: of the document the facts are of.
const RuleFact* FindRuleFact(const std::vector<RuleFact>& facts, const Thread& thread, TextSpan place,
                             const std::string& source_sha256);

// Whether a decision holds where its words were found: where some of them are others now, only when the rules
// state there what they stated then or what the person decided, lest it hide a corrected number or name.
bool Holds(const Place& place, const RuleFact* fact, const Thread& thread);

// True when the rules alone, with this fact of theirs or none, say what the person decided.
bool RulesAgree(const Decision& decision, const RuleFact* fact);

// A mention no rule made.
struct MadeMention {
  TextSpan text, sentence;
  RawSpan raw;
  std::string passage, quote;
};

struct Placement {
  int64_t decision = 0;
  std::string state, reason;  // as in decision_states
  std::string rules;          // `agree`, `differ`; empty for an orphan
  std::string kind, decided;  // decided is empty when the views show nothing of it
  int64_t fact = 0;           // row of the rules' fact it is about; 0: none
  std::string fact_id, value;
  std::optional<FactColumns> columns;  // to show in place of those of the rules; all of a fact no rule states
  std::optional<MadeMention> made;     // a fact no rule states
};

// Where the decisions of a thread may count: documents with the bytes they were made on, and what is now at
// the paths that had these.
struct Homes {
  int64_t first = 0;  // where the decision that counts is listed when its words are found nowhere; 0: none
  std::set<int64_t> documents;
};
Result<Homes> HomesOf(const Database& database, const Thread& thread);

// The threads that have the document among their homes, and perhaps more.
Result<std::vector<Thread>> ThreadsAt(const Database& database, int64_t document);

// Those of the decisions that count in this document, by number.
Result<std::vector<Placement>> PlaceDecisions(const Database& database, int64_t document);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REVIEW_PLACE_H_
