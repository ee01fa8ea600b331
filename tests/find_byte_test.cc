// Every place of a byte in texts of up to three blocks, looked for from every byte on.
#include "pipeline/base/find_byte.h"

#include <gtest/gtest.h>

#include <string>

namespace sulieu {
namespace {

constexpr auto kIsStop = [](auto c) { return (c == '.') | (c == 0xE2); };

TEST(FindByte, FindsTheFirstFromAByteOn) {
  for (size_t size = 0; size <= 48; ++size) {
    for (size_t place = 0; place <= size; ++place) {
      std::string text(size, '\xE1');
      if (place < size) text[place] = place % 2 == 0 ? '.' : '\xE2';
      for (size_t at = 0; at <= size; ++at)
        EXPECT_EQ(FindByte(text, at, kIsStop), at <= place ? place : size) << size << " from " << at;
    }
  }
}

TEST(FindByte, FindsTheFirstOfSeveral) {
  const std::string text = "Hội nghị khai mạc sáng nay. Ông A nói. Hết.";
  const size_t first = text.find('.');
  EXPECT_EQ(FindByte(text, 0, kIsStop), first);
  EXPECT_EQ(FindByte(text, first + 1, kIsStop), text.find('.', first + 1));
}

}  // namespace
}  // namespace sulieu
