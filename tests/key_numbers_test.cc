#include "pipeline/cli/key_numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace sulieu {
namespace {

TEST(KeyNumbersTest, KeysAreNumberedAsTheyAreFirstSeen) {
  KeyNumbers keys;
  EXPECT_TRUE(keys.Insert("xã").is_new);
  EXPECT_EQ(keys.Insert("").number, 1u);  // an empty key is one
  EXPECT_EQ(keys.Insert(std::string_view("a\0b", 3)).number, 2u);
  EXPECT_EQ(keys.Insert(std::string_view("a\0c", 3)).number, 3u);
  const auto again = keys.Insert("xã");
  EXPECT_FALSE(again.is_new);
  EXPECT_EQ(again.number, 0u);
  EXPECT_FALSE(keys.Insert("").is_new);
  ASSERT_EQ(keys.size(), 4u);
  EXPECT_EQ(keys.Key(0), "xã");
  EXPECT_EQ(keys.Key(1), "");
  EXPECT_EQ(keys.Key(2), std::string_view("a\0b", 3));
}

// Also where many share a slot, and after the table has grown.
TEST(KeyNumbersTest, ManyKeysKeepTheirNumbers) {
  KeyNumbers keys;
  constexpr uint32_t kKeys = 20000;
  for (uint32_t i = 0; i < kKeys; ++i) ASSERT_EQ(keys.Insert("khoá " + std::to_string(i)).number, i);
  for (uint32_t i = 0; i < kKeys; ++i) {
    ASSERT_EQ(keys.Insert("khoá " + std::to_string(i)).number, i);
    ASSERT_EQ(keys.Key(i), "khoá " + std::to_string(i));
  }
  EXPECT_EQ(keys.size(), kKeys);
}

}  // namespace
}  // namespace sulieu
