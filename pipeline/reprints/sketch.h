// A sketch of a text: a fixed sample of its word shingles, small enough to compare a million articles. Every
// shingle (4 words running, in the search fold) is hashed; a text keeps the hashes that fall into the sampled
// eighth, at most kMaxHashes, the smallest first. Two texts sample the same shingles, so the share of common
// hashes estimates how much of the shorter text stands in the longer one, wherever it was cut, reordered or
// given another title and byline. (FracMinHash: Irber et al. 2022; the cap makes it a bottom-k sketch for
// long texts.) Tested by tests/reprints_test.cc.
#ifndef SULIEU_PIPELINE_REPRINTS_SKETCH_H_
#define SULIEU_PIPELINE_REPRINTS_SKETCH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"

namespace sulieu {

using Sketch = std::vector<uint32_t>;  // ascending, distinct

inline constexpr size_t kMaxHashes = 256;

// Makes the sketch of one text from its passages, folded for search.
class SketchMaker {
 public:
  void Add(std::string_view folded);
  Sketch Finish();

 private:
  Sketch hashes_;
};

// Bylines and furniture differ from portal to portal and are no part of the text.
inline bool IsBodyText(PassageKind kind) {
  return kind != PassageKind::kFurniture && kind != PassageKind::kByline;
}

// True when a byline, folded for search, says where the text is from: `theo kimson ninhbinh gov vn`, `nguon
// ...`.
bool NamesSource(std::string_view folded_byline);

struct Overlap {
  size_t shared = 0;       // hashes in both
  double containment = 0;  // of the shorter text in the longer one, 0..1
};
Overlap Compare(const Sketch& a, const Sketch& b);

// As stored: 4 bytes a hash, little-endian.
std::string EncodeSketch(const Sketch& sketch);
Sketch DecodeSketch(std::string_view bytes);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPRINTS_SKETCH_H_
