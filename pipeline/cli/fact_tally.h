// How many facts there are of each value, and sums of what they count: what `--group-by` prints. It reads
// each fact once and keeps the groups, eight bytes for each article of a group, and those facts that may be
// told twice. Tested by tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_TALLY_H_
#define SULIEU_PIPELINE_CLI_FACT_TALLY_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/cli/fact_columns.h"
#include "pipeline/export/value.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// The sum of the numbers a column gives. Whole as long as all are and it fits; of others what is lost in
// rounding is kept beside it (Neumaier, 1974), so that their order does not show.
class ColumnSum {
 public:
  // Requires: a number or nothing.
  void Add(const ValueView& number);
  void Add(const ColumnSum& other);
  Value Total() const;                          // nothing when there is no number
  int64_t without() const { return without_; }  // facts that give none

 private:
  void AddWhole(int64_t number);
  void AddReal(double number);

  bool has_any_ = false, is_whole_ = true;
  int64_t whole_ = 0, without_ = 0;
  double real_ = 0, lost_ = 0;
};

class FactTally {
 public:
  // Groups by `by` cells of a fact, and sums up the others, `sums` ones, which are numbers or NULL.
  FactTally(size_t by, size_t sums) : by_(by), sums_(sums) {}

  using Cells = std::vector<ValueView>;

  // A fact in the article `origin`.
  void Add(const Cells& cells, int64_t origin);

  // The same of a fact that the article may have told before, itself or by a reprint: one of the same cells
  // that is also the same in all columns of `fact`.
  void AddOnce(const Cells& cells, int64_t origin, const Statement& fact);

  // What the other was told. Requires: it groups the same cells.
  void Add(FactTally other);

  // A row for each group, in no order: its values, of each sum the sum and how many facts give none, facts,
  // articles. Of values that differ in capitals or the placement of a tone, which are one group, the
  // smallest. To be asked once, after all was added.
  std::vector<Row> Rows();

 private:
  struct Group {
    Row values;
    std::vector<ColumnSum> sums;
    int64_t facts = 0;
    std::vector<int64_t> origins;  // each once or more

    void Add(Group other);
  };
  struct Told {
    Row cells;
    int64_t origin;
    std::string key;  // what tells it from other facts
  };

  Group& GroupOf(const Cells& cells);

  size_t by_, sums_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, size_t> by_written_, by_spelling_;  // the values as they are; spelled alike
  std::vector<Told> told_;  // once each; counted at the end, when nobody can tell them again
  std::unordered_set<std::string> told_keys_;
  std::string key_;
};

// Sorts rows of these columns: text by its letters without diacritics, what is empty last. Only the first
// `limit` are left.
void SortRows(const std::vector<SortTerm>& terms, const std::vector<std::string>& columns, size_t limit,
              std::vector<Row>* rows);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_TALLY_H_
