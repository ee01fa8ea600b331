// How far an export is: rows, rate, time left. Drawn over itself, on a terminal only.
#ifndef SULIEU_PIPELINE_CLI_ROW_PROGRESS_H_
#define SULIEU_PIPELINE_CLI_ROW_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

namespace sulieu {

class RowProgress {
 public:
  // `total` 0: not known. Draws nothing unless `visible`.
  RowProgress(uint64_t total, bool visible) : total_(total), visible_(visible) {}
  ~RowProgress();
  RowProgress(const RowProgress&) = delete;
  RowProgress& operator=(const RowProgress&) = delete;

  void Add();
  uint64_t rows() const { return rows_; }

 private:
  using Clock = std::chrono::steady_clock;
  uint64_t total_, rows_ = 0;
  bool visible_, drawn_any_ = false;
  Clock::time_point start_ = Clock::now(), drawn_ = start_;
};

// `1200/5000 rows, 24%, 310 rows/s, 12 s left`
std::string RowProgressText(uint64_t rows, uint64_t total, double seconds);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_ROW_PROGRESS_H_
