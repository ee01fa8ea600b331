// Sorts more numbers than need be in memory: what is over a fixed number of them waits, sorted, in a
// temporary file (TMPDIR), which is gone with the sorter. Tested by tests/number_sorter_test.cc.
#ifndef SULIEU_PIPELINE_BASE_NUMBER_SORTER_H_
#define SULIEU_PIPELINE_BASE_NUMBER_SORTER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "pipeline/base/descriptor.h"
#include "pipeline/base/result.h"

namespace sulieu {

class NumberSorter {
 public:
  // Numbers in memory; 8 bytes each.
  static constexpr size_t kInMemory = size_t{1} << 20;

  explicit NumberSorter(size_t in_memory = kInMemory) : in_memory_(in_memory) {}

  // Fails when there is no room for the temporary file.
  Status Add(uint64_t number);
  // Calls `use` with every number, ascending; ends with its first failure. Call once, and last.
  Status ForEach(const std::function<Status(uint64_t)>& use);

  // How many sorted runs wait in the file.
  size_t runs() const { return runs_.size(); }

 private:
  struct Run {
    uint64_t next = 0, end = 0;    // in the file, in numbers
    std::vector<uint64_t> buffer;  // descending, the next one last
  };

  Status Spill();
  Status Refill(Run* run) const;
  Status Merge(const std::function<Status(uint64_t)>& use);

  const size_t in_memory_;
  std::vector<uint64_t> numbers_;
  Descriptor file_;
  uint64_t in_file_ = 0;
  std::vector<Run> runs_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_NUMBER_SORTER_H_
