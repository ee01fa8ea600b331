// How many facts there are of each value, and sums of what they count: what `--group-by` prints. It reads
// each fact once and keeps the groups, sixteen bytes for each article of a group, and those facts that may be
// told twice. Groups are many and small: all of them share a few buffers. Tested by
// tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_TALLY_H_
#define SULIEU_PIPELINE_CLI_FACT_TALLY_H_

#include <string>
#include <vector>

#include "pipeline/cli/column_sum.h"
#include "pipeline/cli/key_numbers.h"
#include "pipeline/export/value.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

class FactTally {
 public:
  // Groups by `by` cells of a fact, and sums up the others, `sums` ones, which are numbers or NULL.
  FactTally(size_t by, size_t sums) : by_(by), sum_count_(sums) {}

  using Cells = std::vector<ValueView>;

  // A fact in the article `origin`.
  void Add(const Cells& cells, int64_t origin);

  // The same of a fact that the article may have told before, itself or by a reprint: one of the same cells
  // that is also the same in all columns of `fact`. Requires: all facts of this article are added so.
  void AddOnce(const Cells& cells, int64_t origin, const Statement& fact);

  // What the other was told. Requires: it groups the same cells.
  void Add(const FactTally& other);

  // A row for each group, in no order: its values, of each sum the sum and how many facts give none, facts,
  // articles. Of values that differ in capitals or the placement of a tone, which are one group, the
  // smallest. To be asked once, after all was added.
  std::vector<Row> Rows();

 private:
  struct Group {
    int64_t facts = 0, articles = 0;
    int64_t first = 0, last = -1;  // articles, by when they were added
    bool ascends = true;           // they did, so that each is counted once
  };
  struct Appearance {
    int64_t article;
    uint32_t group;
  };
  struct Told {
    int64_t origin;
    Row cells;
  };

  uint32_t GroupOf(const Cells& cells);
  void TakeSmaller(uint32_t group, const Value* values);
  void AddArticle(uint32_t group, int64_t article);
  void AddGroup(const FactTally& other, uint32_t from, uint32_t group);
  void CountArticles();
  void AddTold();

  size_t by_, sum_count_;
  KeyNumbers written_;              // the values as they are
  std::vector<uint32_t> group_of_;  // of those
  KeyNumbers spelled_;              // values spelled alike: the groups
  std::vector<Group> groups_;
  std::vector<Value> values_;    // `by_` of each group
  std::vector<ColumnSum> sums_;  // `sum_count_` of each group
  std::vector<Appearance> appearances_;
  KeyNumbers told_keys_;    // what tells facts apart that may be told twice
  std::vector<Told> told_;  // of those; counted at the end, when nobody can tell them again
  std::string key_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_TALLY_H_
