// Read one by one, worked on at once, taken in order: whatever the number of threads and whatever is thrown.
#include "pipeline/base/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace sulieu {
namespace {

using Numbers = OrderedPipeline<int>;

class OrderedPipelineTest : public testing::TestWithParam<int> {
 protected:
  std::unique_ptr<int> Read(int end) { return read_ == end ? nullptr : std::make_unique<int>(read_++); }

  int read_ = 0;
  std::vector<int> taken_;
};

TEST_P(OrderedPipelineTest, TakesAllInTheOrderTheyWereRead) {
  std::atomic<int> under_way = 0, most = 0;
  Numbers pipeline({[&] {
                      auto item = Read(1000);
                      if (item) most = std::max(most.load(), ++under_way);
                      return item;
                    },
                    [](int* item) { *item *= 2; },
                    [&](std::unique_ptr<int> item) {
                      taken_.push_back(*item);
                      --under_way;
                    },
                    [](const int&) { return size_t{10}; }},
                   {64, 50});
  pipeline.Run(GetParam());
  ASSERT_EQ(taken_.size(), 1000u);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(taken_[static_cast<size_t>(i)], 2 * i);
  EXPECT_LE(most, 6);  // 50 bytes are five items; one more is being taken
}

TEST_P(OrderedPipelineTest, AnItemLargerThanTheBoundGoesAlone) {
  Numbers pipeline(
      {[&] { return Read(20); }, [](int*) {}, [&](std::unique_ptr<int> item) { taken_.push_back(*item); },
       [](const int&) { return size_t{100}; }},
      {64, 50});
  pipeline.Run(GetParam());
  EXPECT_EQ(taken_.size(), 20u);
}

TEST_P(OrderedPipelineTest, WhatAStageThrowsEndsTheRun) {
  for (const std::string throwing : {"read", "work", "take"}) {
    read_ = 0;
    taken_.clear();
    const auto stage = [&](const char* name, int item) {
      if (throwing == name && item == 50) throw std::runtime_error(name);
    };
    Numbers pipeline({[&] {
                        stage("read", read_);
                        return Read(100);
                      },
                      [&](int* item) { stage("work", *item); },
                      [&](std::unique_ptr<int> item) {
                        stage("take", *item);
                        taken_.push_back(*item);
                      },
                      [](const int&) { return size_t{1}; }},
                     {8, 100});
    try {
      pipeline.Run(GetParam());
      ADD_FAILURE() << throwing << " was lost";
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(error.what(), throwing);
    }
    EXPECT_LE(taken_.size(), 50u) << throwing;
  }
}

INSTANTIATE_TEST_SUITE_P(Threads, OrderedPipelineTest, testing::Values(1, 2, 5));

}  // namespace
}  // namespace sulieu
