// The decisions of people on who is who: append-only, the last one on a pair holds. They are kept by document
// and name, not by row, so that they hold for what is imported or extracted again. Tested by
// tests/people_test.cc.
#ifndef SULIEU_PIPELINE_STORE_PERSON_DECISIONS_H_
#define SULIEU_PIPELINE_STORE_PERSON_DECISIONS_H_

#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace sulieu {

// A name in a document.
struct NamedIn {
  std::string name;      // as written
  std::string document;  // its path
  std::string source_sha256;
  bool operator==(const NamedIn&) const = default;
};

struct PersonDecision {
  int64_t id = 0;
  std::string decided_at, who, verdict, why;  // `same`, `different`, `undecided`
  NamedIn a, b;
};

Result<std::vector<PersonDecision>> ReadPersonDecisions(const Database& database);

// The digest each row should have, by its place in the chain; compared by `verify`.
Result<std::vector<std::string>> PersonDecisionDigests(const Database& database);

// Appends; `id` is ignored. Requires: a transaction is open.
Status AddPersonDecision(const Database& database, const PersonDecision& decision);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_PERSON_DECISIONS_H_
