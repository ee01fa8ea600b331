// Precision and recall of a database against gold annotations (JSON Lines, one document a line). Facts are
// compared as sets of distinct facts per document; an optional gold fact counts neither as missed nor, when
// found, as wrong. Tested by tests/evaluate_test.cc.
#ifndef SULIEU_PIPELINE_EVALUATE_EVALUATE_H_
#define SULIEU_PIPELINE_EVALUATE_EVALUATE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// What identifies a fact in one row of the result: names and posts in the comparison fold, numbers to six
// places.
using Key = std::vector<Value>;

struct GoldFacts {
  std::set<Key> required, allowed;
};

struct GoldDocument {
  std::string name;                                     // file name
  std::map<std::string, GoldFacts, std::less<>> facts;  // by the name of the result row
};

// Fails with kUsage and lists all mistakes as `name:line: message`.
Result<std::vector<GoldDocument>> ParseGold(std::string_view name, std::string_view content);

struct Mistake {
  bool missed = false;  // else wrong
  std::string document;
  Key key;
  auto operator<=>(const Mistake&) const = default;
};

struct Score {
  std::string row;
  uint64_t hit = 0, missed = 0, wrong = 0;
  std::vector<Mistake> mistakes;  // sorted

  double precision() const { return hit + wrong ? Share(hit + wrong) : 1; }
  double recall() const { return hit + missed ? Share(hit + missed) : 1; }
  double f1() const;

 private:
  double Share(uint64_t of) const { return static_cast<double>(hit) / static_cast<double>(of); }
};

// One score per row that some gold document is annotated for, in a fixed order; reads the public views only.
Result<std::vector<Score>> Evaluate(const Database& database, const std::vector<GoldDocument>& gold);

// Gold documents the database does not have, by file name.
Result<std::vector<std::string>> MissingDocuments(const Database& database,
                                                  const std::vector<GoldDocument>& gold);

// `1101 | 1251 | khu dân cư`; a missing part is `-`.
std::string KeyText(const Key& key);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EVALUATE_EVALUATE_H_
