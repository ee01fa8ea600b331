// Items are read one after another, worked on by several threads at once, and taken in the order they were
// read by the calling thread. Unlike a pipeline of tasks, a wait in `take` (for the disk) keeps no core from
// the work, and what is under way is bounded by bytes, not only by number. Tested by
// tests/ordered_pipeline_test.cc.
#ifndef SULIEU_PIPELINE_BASE_ORDERED_PIPELINE_H_
#define SULIEU_PIPELINE_BASE_ORDERED_PIPELINE_H_

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sulieu {

// As many as asked for; 0: one per core.
inline int ThreadsFor(int jobs) {
  return jobs > 0 ? jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

template <typename Item>
class OrderedPipeline {
 public:
  struct Stages {
    std::function<std::unique_ptr<Item>()> read;      // nothing: the end. Never called by two at once
    std::function<void(Item*)> work;                  // by several at once
    std::function<void(std::unique_ptr<Item>)> take;  // by the calling thread
    std::function<size_t(const Item&)> bytes;         // asked before and after the work: the same
  };
  struct Limits {
    size_t items, bytes;  // under way; one item always is
  };

  OrderedPipeline(Stages stages, Limits limits) : stages_(std::move(stages)), limits_(limits) {}

  // Returns when all is taken. What a stage throws ends the run and is thrown again. Call once. One thread:
  // everything is done by the calling thread, one item after another.
  void Run(int threads) {
    if (threads <= 1) {
      while (auto item = stages_.read()) {
        stages_.work(item.get());
        stages_.take(std::move(item));
      }
      return;
    }
    {
      std::vector<std::jthread> workers;
      const Ending ending(this);  // told before the threads are joined
      for (int i = 0; i < threads; ++i) workers.emplace_back([this] { Work(); });
      while (auto item = TakeNext()) stages_.take(std::move(item));
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static constexpr int kBehindTheTaker = 10;

  struct Slot {
    std::unique_ptr<Item> item;
    bool ready = false;
  };
  struct Ending {
    explicit Ending(OrderedPipeline* pipeline) : pipeline_(pipeline) {}
    ~Ending() { pipeline_->End(nullptr); }
    OrderedPipeline* pipeline_;
  };

  void Work() {
    // All wait for who takes: it goes before this thread where there are fewer cores. (Linux: nice is of the
    // thread alone.)
    (void)!nice(kBehindTheTaker);
    try {
      while (Slot* slot = ReadNext()) {
        stages_.work(slot->item.get());
        const std::lock_guard lock(mutex_);
        slot->ready = true;
        changed_.notify_all();
      }
    } catch (...) {
      End(std::current_exception());
    }
  }

  Slot* ReadNext() {
    const std::lock_guard reading(reading_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ended_ || HasRoom(); });
      if (ended_) return nullptr;
    }
    auto item = stages_.read();
    const std::lock_guard lock(mutex_);
    if (!item) {
      ended_ = true;
      changed_.notify_all();
      return nullptr;
    }
    bytes_ += stages_.bytes(*item);
    under_way_.push_back({std::move(item), false});
    return &under_way_.back();
  }

  bool HasRoom() const {
    return under_way_.empty() || (under_way_.size() < limits_.items && bytes_ < limits_.bytes);
  }

  // The first item, when it is ready; nothing at the end.
  std::unique_ptr<Item> TakeNext() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return failure_ || (under_way_.empty() ? ended_ : under_way_.front().ready); });
    if (failure_ || under_way_.empty()) return nullptr;
    auto item = std::move(under_way_.front().item);
    under_way_.pop_front();
    bytes_ -= stages_.bytes(*item);
    changed_.notify_all();
    return item;
  }

  void End(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (!failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }

  const Stages stages_;
  const Limits limits_;
  std::mutex reading_;  // taken before mutex_
  std::mutex mutex_;    // over what follows
  std::condition_variable changed_;
  std::deque<Slot> under_way_;
  size_t bytes_ = 0;
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_ORDERED_PIPELINE_H_
