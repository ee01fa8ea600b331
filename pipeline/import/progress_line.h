// The progress line of an import: share, rate, time left. Drawn over itself, on a terminal only.
#ifndef SULIEU_PIPELINE_IMPORT_PROGRESS_LINE_H_
#define SULIEU_PIPELINE_IMPORT_PROGRESS_LINE_H_

#include <chrono>
#include <string>

#include "pipeline/import/import.h"

namespace sulieu {

class ProgressLine {
 public:
  // Draws at most ten times a second.
  void Update(const Progress& progress);
  // Removes the line, so that messages stand alone.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_{};
  bool visible_ = false;
};

// `1200/5000 files, 24%, 310 files/s, 1.2 MB/s, 12 s left`
std::string ProgressText(const Progress& progress, double seconds);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_PROGRESS_LINE_H_
