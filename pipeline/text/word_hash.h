// Hashes of folded words and of phrases made of them, and the table that looks them up. A phrase is hashed
// word by word, so that a longer one is looked up without joining its words anew. Tested by
// tests/word_list_test.cc.
#ifndef SULIEU_PIPELINE_TEXT_WORD_HASH_H_
#define SULIEU_PIPELINE_TEXT_WORD_HASH_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace sulieu {

inline uint64_t MixHash(uint64_t x) {  // splitmix64's finalizer
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// At most eight bytes as a number, the first one lowest, by loads of fixed sizes: most words are that short.
inline uint64_t LoadShort(std::string_view bytes) {
  const size_t size = bytes.size();
  if (size >= 4) {
    uint32_t first = 0, last = 0;  // they overlap, and agree there
    std::memcpy(&first, bytes.data(), 4);
    std::memcpy(&last, bytes.data() + size - 4, 4);
    return first | uint64_t{last} << 8 * (size - 4);
  }
  const auto byte = [&](size_t i) { return uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i; };
  return size == 0 ? 0 : byte(0) | byte(size / 2) | byte(size - 1);
}

// Of one folded word.
inline uint64_t HashWord(std::string_view key) {
  uint64_t hash = key.size() * 0x9e3779b97f4a7c15u;
  for (; key.size() > 8; key.remove_prefix(8)) {
    uint64_t block = 0;
    std::memcpy(&block, key.data(), 8);
    hash = MixHash(hash ^ block);
  }
  return MixHash(hash ^ LoadShort(key));
}

// Of a phrase with one word more; 0 is the phrase without words.
inline uint64_t HashPhrase(uint64_t phrase, uint64_t word) {
  return MixHash(phrase * 0x9e3779b97f4a7c15u + word);
}

// Hash -> number, open addressing. Filled once, then only read: safe from several threads.
class HashTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // The number of `hash`; `value` when it is new. The pointer is good until the next call.
  uint32_t* Insert(uint64_t hash, uint32_t value) {
    if (2 * (size_ + 1) > slots_.size()) Grow();
    Slot& slot = slots_[Place(hash)];
    if (slot.value == kNone) {
      slot = {hash, value};
      ++size_;
      Mark(hash);
    }
    return &slot.value;
  }

  uint32_t Find(uint64_t hash) const { return IsMarked(hash) ? slots_[Place(hash)].value : kNone; }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t value = kNone;
  };

  static constexpr size_t kMarksOfSlot = 8;

  // Of the upper half: the lower one finds the slot.
  size_t MarkOf(uint64_t hash) const { return (hash >> 32) & (slots_.size() * kMarksOfSlot - 1); }
  void Mark(uint64_t hash) { marks_[MarkOf(hash) / 64] |= uint64_t{1} << MarkOf(hash) % 64; }
  bool IsMarked(uint64_t hash) const {
    return !slots_.empty() && (marks_[MarkOf(hash) / 64] >> MarkOf(hash) % 64 & 1) != 0;
  }

  size_t Place(uint64_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t at = static_cast<size_t>(hash) & mask;
    while (slots_[at].value != kNone && slots_[at].hash != hash) at = (at + 1) & mask;
    return at;
  }

  void Grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
    old.swap(slots_);
    marks_.assign(slots_.size() * kMarksOfSlot / 64, 0);
    for (const Slot& slot : old) {
      if (slot.value == kNone) continue;
      slots_[Place(slot.hash)] = slot;
      Mark(slot.hash);
    }
  }

  std::vector<Slot> slots_;  // a power of two
  // Bits, one set for each hash: most words are in no table, and are turned away by what stays in the cache.
  std::vector<uint64_t> marks_;
  size_t size_ = 0;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_WORD_HASH_H_
