// What compressed files may expand to, counted as it comes out. A file is too much when it and all that is
// within it come to a hundred times its own bytes, above the first 16 MB. It is left at that point, and what
// it expanded to is not held against the archive around it, so that its siblings are read; but of a file on
// disk no more than a few such parts are borne. Tested by tests/container_test.cc and tests/hostile_test.cc.
#ifndef SULIEU_PIPELINE_READ_EXPANSION_H_
#define SULIEU_PIPELINE_READ_EXPANSION_H_

#include <cstdint>
#include <memory>

#include "pipeline/base/result.h"

namespace sulieu {

class Expansion {
 public:
  // `around`: that of the archive this one is in; nullptr for a file on disk.
  explicit Expansion(std::shared_ptr<Expansion> around);

  void SetIn(uint64_t bytes) { in_ = bytes; }
  // Fails with kFaultBomb from the byte on that is too much, here or further out.
  Status AddOut(uint64_t bytes);

 private:
  bool TooMuch(uint64_t free_bytes) const;

  std::shared_ptr<Expansion> around_;
  std::shared_ptr<int> left_;  // how many were too much in the file on disk
  uint64_t in_ = 0, out_ = 0;
  bool is_left_ = false;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_EXPANSION_H_
