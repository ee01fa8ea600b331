// Finding a byte of some kind in a text that has few of them.
#ifndef SULIEU_PIPELINE_BASE_FIND_BYTE_H_
#define SULIEU_PIPELINE_BASE_FIND_BYTE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sulieu {

// The first byte from `at` on that passes the test; the size of the text when none does. The test is asked of
// one `unsigned char` and of sixteen at once: it compares and joins with `|` and `&`, without branches.
template <typename Test>
size_t FindByte(std::string_view text, size_t at, Test test) {
  using Block = unsigned char __attribute__((vector_size(16)));
  for (; at + sizeof(Block) <= text.size(); at += sizeof(Block)) {
    Block block;
    std::memcpy(&block, text.data() + at, sizeof block);
    const auto passed = test(block);
    uint64_t halves[2];
    static_assert(sizeof passed == sizeof halves);
    std::memcpy(halves, &passed, sizeof halves);
    if ((halves[0] | halves[1]) != 0) break;
  }
  while (at < text.size() && !test(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_FIND_BYTE_H_
