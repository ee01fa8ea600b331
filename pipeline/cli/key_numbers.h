// Numbers for keys of bytes: 0, 1, 2 as each is first seen. The keys stand one behind the other in one
// buffer, so that many short ones cost neither an allocation each nor its freeing. Tested by
// tests/key_numbers_test.cc.
#ifndef SULIEU_PIPELINE_CLI_KEY_NUMBERS_H_
#define SULIEU_PIPELINE_CLI_KEY_NUMBERS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text/word_hash.h"

namespace sulieu {

class KeyNumbers {
 public:
  struct Found {
    uint32_t number;
    bool is_new;
  };

  // The number of `key`, which is given one when it has none. Requires: fewer than 2^32 - 1 keys.
  Found Insert(std::string_view key) {
    if (2 * (size() + 1) > slots_.size()) Grow();
    const uint64_t hash = HashWord(key);
    Slot& slot = slots_[Place(hash, key)];
    if (slot.number != kNone) return {slot.number, false};
    slot = {hash, static_cast<uint32_t>(size())};
    keys_ += key;
    ends_.push_back(keys_.size());
    return {slot.number, true};
  }

  size_t size() const { return ends_.size(); }

  // Requires: number < size(). Valid until the next Insert.
  std::string_view Key(size_t number) const {
    const size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(keys_).substr(begin, ends_[number] - begin);
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  struct Slot {
    uint64_t hash = 0;
    uint32_t number = kNone;
  };

  // Where the key stands, or would.
  size_t Place(uint64_t hash, std::string_view key) const {
    const size_t mask = slots_.size() - 1;
    size_t at = static_cast<size_t>(hash) & mask;
    while (slots_[at].number != kNone && (slots_[at].hash != hash || Key(slots_[at].number) != key))
      at = (at + 1) & mask;
    return at;
  }

  void Grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != kNone) slots_[Place(slot.hash, Key(slot.number))] = slot;
  }

  std::vector<Slot> slots_;  // a power of two
  std::string keys_;
  std::vector<size_t> ends_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_KEY_NUMBERS_H_
