// What extracting a document again did to its facts. A fact is the same while its value is (then it keeps its
// id); a value that took the place of another one in the text is one change, not two. Tested by
// tests/reextract_test.cc.
#ifndef SULIEU_PIPELINE_STORE_FACT_CHANGES_H_
#define SULIEU_PIPELINE_STORE_FACT_CHANGES_H_

#include <map>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// A fact as far as it is compared.
struct FactState {
  std::string fact_id, kind, value;
  std::string detail;       // digest of its basis, its columns and where it is stated
  std::string rule, quote;  // of the first mention
  TextSpan span;
};

struct FactChange {
  std::string kind;
  std::string change;  // `added`, `removed`, `changed`
  std::string rule;    // the one that states it now; of a removed fact, the one that stated it
  std::string fact_before, fact_after, value_before, value_after;
  std::string quote;
};

std::vector<FactState> FactStates(const Analysis& analysis);

// The facts of stored documents, by statements prepared once.
class FactStateReader {
 public:
  // Requires: the database outlives the reader.
  static Result<FactStateReader> Create(const Database& database);
  Result<std::vector<FactState>> Read(int64_t document);

 private:
  Statement facts_, mentions_;
  std::map<std::string, Statement, std::less<>> columns_;
};

// What has changed, in the order of kind and place. Facts that are the same are not listed.
std::vector<FactChange> CompareFacts(std::vector<FactState> before, std::vector<FactState> after);

struct StoredChange : FactChange {
  std::string document;  // its path then
};

// The net effect of the runs after `after`, up to and including `until`: several changes of a fact are one,
// what came and went is none. In the order of the ids.
Result<std::vector<StoredChange>> ChangesBetween(const Database& database, int64_t after, int64_t until);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_FACT_CHANGES_H_
