// Finding a byte of some kind in a text that has few of them, many bytes at once.
#ifndef SULIEU_PIPELINE_BASE_FIND_BYTE_H_
#define SULIEU_PIPELINE_BASE_FIND_BYTE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sulieu {

// Sixteen bytes at once.
using ByteBlock = unsigned char __attribute__((vector_size(16)));

// Whether any byte of a block passed: what comparing blocks gives.
template <typename Passed>
bool AnyOfBlock(const Passed& passed) {
  uint64_t halves[2];
  static_assert(sizeof passed == sizeof halves);
  std::memcpy(halves, &passed, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// The first byte from `at` on that passes the test; the size of the text when none does. The test is asked of
// one `unsigned char` and of sixteen at once: it compares and joins with `|` and `&`, without branches.
template <typename Test>
size_t FindByte(std::string_view text, size_t at, Test test) {
  for (ByteBlock block; at + sizeof block <= text.size(); at += sizeof block) {
    std::memcpy(&block, text.data() + at, sizeof block);
    if (AnyOfBlock(test(block))) break;
  }
  while (at < text.size() && !test(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_FIND_BYTE_H_
