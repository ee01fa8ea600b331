// Rows go from one thread to another in their order, few wait, and neither thread waits for one that has
// gone.
#include "pipeline/store/row_queue.h"

#include <gtest/gtest.h>

#include <future>

namespace sulieu {
namespace {

constexpr int64_t kRows = 3 * RowQueue::kMost + 7;  // more than may wait

// Adds rows until all are added or it fails.
Status AddRows(RowQueue* queue, int64_t count) {
  const RowQueue::Closing closing(queue);
  for (int64_t i = 0; i < count; ++i) SULIEU_RETURN_IF_ERROR(queue->Add(static_cast<size_t>(i % 3), {i}));
  return {};
}

TEST(RowQueueTest, GivesAllRowsInTheirOrder) {
  for (const int64_t count : {int64_t{0}, int64_t{1}, int64_t{RowQueue::kWorthTaking}, kRows}) {
    RowQueue queue;
    auto adding = std::async(std::launch::async, AddRows, &queue, count);
    int64_t next = 0;
    const auto taken = queue.ForEach([&](size_t table, const std::vector<Value>& values) -> Status {
      EXPECT_EQ(table, static_cast<size_t>(next % 3));
      EXPECT_EQ(values, std::vector<Value>{next++});
      return {};
    });
    EXPECT_TRUE(taken);
    EXPECT_EQ(next, count);
    EXPECT_TRUE(adding.get());
  }
}

TEST(RowQueueTest, WhoAddsDoesNotWaitForOneWhoTakesNoMore) {
  RowQueue queue;
  auto adding = std::async(std::launch::async, AddRows, &queue, kRows);
  {
    const RowQueue::Closing closing(&queue);
    const auto taken = queue.ForEach(
        [](size_t, const std::vector<Value>&) -> Status { return Fail(ErrorCode::kPartial, "full"); });
    EXPECT_EQ(taken.error().code, ErrorCode::kPartial);
  }
  EXPECT_EQ(adding.get().error().code, ErrorCode::kInternal);
}

}  // namespace
}  // namespace sulieu
