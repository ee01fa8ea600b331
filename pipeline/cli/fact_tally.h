// How many facts there are of each value, and sums of what they count: what `--group-by` prints. It reads
// each fact once and keeps the groups, eight bytes for each article of a group, and those facts that may be
// told twice. Tested by tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_CLI_FACT_TALLY_H_
#define SULIEU_PIPELINE_CLI_FACT_TALLY_H_

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/cli/fact_columns.h"
#include "pipeline/export/value.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// Which documents repeat others.
struct Reprints {
  std::unordered_map<int64_t, int64_t> origins;  // of each reprint
  std::unordered_set<int64_t> reprinted;

  static Result<Reprints> Read(const Database& database);
};

class FactTally {
 public:
  // Groups by `by` columns of a row, and sums up the `sums` next ones, which are numbers or NULL.
  FactTally(size_t by, size_t sums) : by_(by), sums_(sums) {}

  // A fact in the article `origin`. The columns of the row begin at `first`.
  void Add(const Statement& row, int first, int64_t origin);

  // Whether the article has told the fact before, itself or by a reprint: one of the same groups that is the
  // same in all columns of `fact`.
  bool IsRepetition(const Statement& row, int first, int64_t origin, const Statement& fact);

  // A row for each group, in no order: its values, of each sum the sum and how many facts give none, facts,
  // articles. Of values that differ in capitals or the placement of a tone, which are one group, the
  // smallest.
  std::vector<Row> Rows();

 private:
  struct Group {
    Row values;
    std::vector<Value> sums;
    std::vector<int64_t> without;
    int64_t facts = 0;
    std::vector<int64_t> origins;  // each once or more
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
  };
  using GroupIndex = std::unordered_map<std::string, size_t, Hash, std::equal_to<>>;

  Group& GroupOf(const Statement& row, int first);
  size_t AddSpelling(const Statement& row, int first);

  size_t by_, sums_;
  std::vector<Group> groups_;
  GroupIndex by_written_, by_spelling_;  // the values as they are, and spelled alike
  std::unordered_set<std::string> counted_;
  std::string key_;
};

// Sorts rows of these columns: text by its letters without diacritics, what is empty last.
void SortRows(const std::vector<SortTerm>& terms, const std::vector<std::string>& columns,
              std::vector<Row>* rows);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_FACT_TALLY_H_
