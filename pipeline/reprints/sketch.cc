#include "pipeline/reprints/sketch.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace sulieu {
namespace {

constexpr size_t kShingleWords = 4;
constexpr uint64_t kSampled = 4;  // one shingle in so many is kept

// FNV-1a of the word that begins at *at, which moves behind it.
uint64_t HashFoldedWord(std::string_view folded, size_t* at) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (; *at < folded.size() && folded[*at] != ' '; ++*at)
    hash = (hash ^ static_cast<unsigned char>(folded[*at])) * 0x100000001b3u;
  return hash;
}

uint64_t Mix(uint64_t x) {  // splitmix64's finalizer
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

}  // namespace

// Each word goes on with the shingles that the words before it began, side by side: none waits for another.
void SketchMaker::Add(std::string_view folded) {
  std::array<uint64_t, kShingleWords> begun{};  // [i]: the hash of the last i + 1 words
  size_t words = 0;
  for (size_t at = 0; at < folded.size();) {
    if (folded[at] == ' ') {
      ++at;
      continue;
    }
    const uint64_t word = HashFoldedWord(folded, &at);
    for (size_t i = kShingleWords - 1; i > 0; --i) begun[i] = Mix(begun[i - 1] + word);
    begun[0] = Mix(word);
    const uint64_t hash = begun.back();
    if (++words >= kShingleWords && hash % kSampled == 0)
      hashes_.push_back(static_cast<uint32_t>(hash >> 32));
  }
}

Sketch SketchMaker::Finish() {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  if (hashes_.size() > kMaxHashes) hashes_.resize(kMaxHashes);
  return std::move(hashes_);
}

bool NamesSource(std::string_view folded_byline) {
  static const RE2 kSource("(?:^|[^a-z])(?:theo|nguon) +[a-z0-9]");
  return RE2::PartialMatch(re2::StringPiece(folded_byline.data(), folded_byline.size()), kSource);
}

Overlap Compare(const Sketch& a, const Sketch& b) {
  if (a.empty() || b.empty()) return {};
  // A capped sketch knows nothing beyond its last hash: compare below the smaller of the two ends.
  uint32_t limit = UINT32_MAX;
  for (const Sketch* sketch : {&a, &b}) {
    if (sketch->size() == kMaxHashes) limit = std::min(limit, sketch->back());
  }
  size_t shared = 0, in_a = 0, in_b = 0;
  for (size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const bool take_a = j == b.size() || (i < a.size() && a[i] <= b[j]);
    const bool take_b = i == a.size() || (j < b.size() && b[j] <= a[i]);
    if ((take_a ? a[i] : b[j]) > limit) break;
    shared += take_a && take_b;
    if (take_a) ++in_a, ++i;
    if (take_b) ++in_b, ++j;
  }
  const size_t shorter = std::min(in_a, in_b);
  return {shared, shorter == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(shorter)};
}

std::string EncodeSketch(const Sketch& sketch) {
  std::string bytes;
  bytes.reserve(sketch.size() * 4);
  for (uint32_t hash : sketch) {
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(hash >> shift);
  }
  return bytes;
}

Sketch DecodeSketch(std::string_view bytes) {
  Sketch sketch;
  for (size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    uint32_t hash = 0;
    for (size_t i = 0; i < 4; ++i)
      hash |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    sketch.push_back(hash);
  }
  return sketch;
}

}  // namespace sulieu
