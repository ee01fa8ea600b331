// The sum of the numbers a column gives. Tested by tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_CLI_COLUMN_SUM_H_
#define SULIEU_PIPELINE_CLI_COLUMN_SUM_H_

#include <cstdint>

#include "pipeline/extract/mention.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// Whole as long as all numbers are and it fits; of others what is lost in rounding is kept beside it
// (Neumaier, 1974), so that their order does not show.
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

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_COLUMN_SUM_H_
