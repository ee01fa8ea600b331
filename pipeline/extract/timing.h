// Where the time goes: per stage, per kind and per rule, summed over documents. What `sulieu import
// --profile` prints. Tested by tests/cli_import_test.cc.
#ifndef SULIEU_PIPELINE_EXTRACT_TIMING_H_
#define SULIEU_PIPELINE_EXTRACT_TIMING_H_

#include <chrono>
#include <map>
#include <string_view>

#include "pipeline/rules/rule.h"

namespace sulieu {

struct Timing {
  using Duration = std::chrono::nanoseconds;

  std::map<std::string_view, Duration> stages;  // by a literal
  std::map<std::string_view, Duration> kinds;   // Read and Resolve of the extractor
  std::map<const Rule*, Duration> rules;        // the patterns, without triggers

  void Add(const Timing& other) {
    for (const auto& [name, time] : other.stages) stages[name] += time;
    for (const auto& [kind, time] : other.kinds) kinds[kind] += time;
    for (const auto& [rule, time] : other.rules) rules[rule] += time;
  }
};

// Measures one thing after another. Without a timing it does nothing.
class Laps {
 public:
  explicit Laps(Timing* timing) : timing_(timing), last_(Now()) {}

  void Stage(std::string_view name) {
    if (timing_) timing_->stages[name] += Lap();
  }
  void Kind(std::string_view kind) {
    if (timing_) timing_->kinds[kind] += Lap();
  }
  void Of(const Rule* rule) {
    if (timing_) timing_->rules[rule] += Lap();
  }
  // What was done since the last lap belongs to nothing.
  void Skip() {
    if (timing_) Lap();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point Now() const { return timing_ ? Clock::now() : Clock::time_point(); }
  Timing::Duration Lap() {
    const Clock::time_point begin = last_;
    last_ = Now();
    return last_ - begin;
  }

  Timing* timing_;
  Clock::time_point last_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_TIMING_H_
