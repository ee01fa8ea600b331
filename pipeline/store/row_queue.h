// Rows of derived tables on their way from the thread that makes them to the one that writes them. Tested by
// tests/row_queue_test.cc.
#ifndef SULIEU_PIPELINE_STORE_ROW_QUEUE_H_
#define SULIEU_PIPELINE_STORE_ROW_QUEUE_H_

#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

#include "pipeline/store/derived_tables.h"

namespace sulieu {

// For one that adds and one that takes, each of which closes it in the end.
class RowQueue {
 public:
  // Waits while kMost rows wait to be taken. Fails when it is closed: nobody will take them.
  Status Add(size_t table, const std::vector<Value>& values) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || rows_.size() < kMost; });
    if (closed_) return Fail(ErrorCode::kInternal, "the rows are wanted no more");
    rows_.push_back({table, values});
    if (rows_.size() == kWorthTaking) changed_.notify_all();
    return {};
  }

  // Gives `use` every row in the order they were added, until the queue is closed or `use` fails.
  Status ForEach(const DerivedRows& use) {
    for (;;) {
      const std::vector<Row> rows = Take();
      if (rows.empty()) return {};
      for (const Row& row : rows) SULIEU_RETURN_IF_ERROR(use(row.table, row.values));
    }
  }

  // Closes it when it goes out of scope.
  class Closing {
   public:
    explicit Closing(RowQueue* queue) : queue_(*queue) {}
    Closing(const Closing&) = delete;
    Closing& operator=(const Closing&) = delete;
    ~Closing() {
      const std::lock_guard lock(queue_.mutex_);
      queue_.closed_ = true;
      queue_.changed_.notify_all();
    }

   private:
    RowQueue& queue_;
  };

  static constexpr size_t kMost = 16384;        // about 5 MB
  static constexpr size_t kWorthTaking = 1024;  // to be woken for each row costs more than to write it

 private:
  struct Row {
    size_t table;
    std::vector<Value> values;
  };

  // Nothing at the end.
  std::vector<Row> Take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || rows_.size() >= kWorthTaking; });
    changed_.notify_all();
    return std::exchange(rows_, {});
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Row> rows_;
  bool closed_ = false;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_ROW_QUEUE_H_
