#include "pipeline/import/progress_line.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

namespace sulieu {
namespace {

std::string Duration(double seconds) {
  const auto whole = static_cast<int64_t>(std::lround(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

std::string ProgressText(const Progress& progress, double seconds) {
  std::string text = fmt::format("{}/{} files", progress.files, progress.all_files);
  if (progress.bytes == 0 || progress.all_bytes == 0 || seconds <= 0) return text;
  const double share = static_cast<double>(progress.bytes) / static_cast<double>(progress.all_bytes);
  return text + fmt::format(", {:.0f}%, {:.0f} files/s, {:.1f} MB/s, {} left", share * 100,
                            static_cast<double>(progress.files) / seconds,
                            static_cast<double>(progress.bytes) / seconds / 1e6,
                            Duration(seconds * (1 - share) / share));
}

void ProgressLine::Update(const Progress& progress) {
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  visible_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r{}\x1b[K", ProgressText(progress, seconds));
  std::fflush(stderr);
}

void ProgressLine::Clear() {
  if (visible_) fmt::print(stderr, "\r\x1b[K");
  visible_ = false;
}

}  // namespace sulieu
