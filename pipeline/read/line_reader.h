// Lines of a file or of another program, as they come. Tested by tests/line_reader_test.cc.
#ifndef SULIEU_PIPELINE_READ_LINE_READER_H_
#define SULIEU_PIPELINE_READ_LINE_READER_H_

#include <string>
#include <vector>

namespace sulieu {

class LineReader {
 public:
  // Requires: `file`, a descriptor, stays open.
  explicit LineReader(int file) : file_(file) {}

  // The lines that are there already, without their ends, of up to `bytes` and the last one's rest; waits
  // only while there is none. Empty at the end, and when reading fails.
  std::vector<std::string> Next(size_t bytes);
  // errno of the failure, or 0.
  int error() const { return error_; }

 private:
  bool Fill(bool wait);

  int file_;
  std::string buffer_;  // begins with a line; no line ends before `searched_`
  size_t searched_ = 0;
  bool ended_ = false;
  int error_ = 0;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_LINE_READER_H_
