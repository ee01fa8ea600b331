#include "pipeline/cli/row_progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace sulieu {

std::string RowProgressText(uint64_t rows, uint64_t total, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(rows) / seconds : 0;
  if (total < rows || rows == 0 || rate <= 0) return fmt::format("{} rows, {:.0f} rows/s", rows, rate);
  const double share = static_cast<double>(rows) / static_cast<double>(total);
  return fmt::format("{}/{} rows, {:.0f}%, {:.0f} rows/s, {:.0f} s left", rows, total, share * 100, rate,
                     static_cast<double>(total - rows) / rate);
}

RowProgress::~RowProgress() {
  if (drawn_any_) fmt::print(stderr, "\r\x1b[K");
}

void RowProgress::Add() {
  ++rows_;
  if (!visible_) return;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  drawn_any_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r{}\x1b[K", RowProgressText(rows_, total_, seconds));
  std::fflush(stderr);
}

}  // namespace sulieu
