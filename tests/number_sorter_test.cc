// Numbers come sorted, whether they fit into memory or not.
#include "pipeline/base/number_sorter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace sulieu {
namespace {

std::vector<uint64_t> Sorted(const std::vector<uint64_t>& numbers, size_t in_memory, size_t* runs) {
  NumberSorter sorter(in_memory);
  for (const uint64_t number : numbers) EXPECT_TRUE(sorter.Add(number));
  std::vector<uint64_t> sorted;
  EXPECT_TRUE(sorter.ForEach([&](uint64_t number) -> Status {
    sorted.push_back(number);
    return {};
  }));
  *runs = sorter.runs();
  return sorted;
}

TEST(NumberSorter, InMemoryAndThroughTheFileTheSame) {
  std::mt19937_64 random(5);
  for (const size_t count : {0u, 1u, 99u, 100u, 101u, 200u, 20001u}) {
    std::vector<uint64_t> numbers;
    for (size_t i = 0; i < count; ++i) numbers.push_back(i % 3 == 0 ? random() % 50 : random());
    std::vector<uint64_t> expected = numbers;
    std::sort(expected.begin(), expected.end());
    for (const size_t in_memory : {100u, 9000u, 100000u}) {
      size_t runs = 0;
      EXPECT_EQ(Sorted(numbers, in_memory, &runs), expected) << count << " in " << in_memory;
      EXPECT_EQ(runs, count <= in_memory ? 0 : (count + in_memory - 1) / in_memory);
    }
  }
}

TEST(NumberSorter, AFailureOfItsUserEndsIt) {
  NumberSorter sorter(2);
  for (const uint64_t number : {3u, 1u, 2u}) ASSERT_TRUE(sorter.Add(number));
  int asked = 0;
  const Status status = sorter.ForEach([&](uint64_t) -> Status {
    ++asked;
    return Fail(ErrorCode::kInternal, "enough");
  });
  EXPECT_FALSE(status);
  EXPECT_EQ(asked, 1);
}

TEST(NumberSorter, AFolderThatIsNotThereIsNamed) {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before ? before : "";
  setenv("TMPDIR", "/proc", 1);
  NumberSorter sorter(1);
  EXPECT_TRUE(sorter.Add(1));
  const Status status = sorter.Add(2);
  before ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("/proc: temporary files cannot be kept there"), std::string::npos)
      << status.error().message;
}

}  // namespace
}  // namespace sulieu
