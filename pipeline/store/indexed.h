// What a database keeps of a document and only a database needs: made by the threads that analyse, for the
// one that writes has most to do.
#ifndef SULIEU_PIPELINE_STORE_INDEXED_H_
#define SULIEU_PIPELINE_STORE_INDEXED_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/places/find_places.h"

namespace sulieu {

// Texts in one piece of memory: a document has hundreds.
class Texts {
 public:
  size_t size() const { return ends_.size(); }
  std::string_view operator[](size_t i) const {
    const uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(all_).substr(begin, ends_[i] - begin);
  }
  // What `append` appends to the string it is given is the next text.
  template <typename Append>
  void Add(Append append) {
    append(&all_);
    ends_.push_back(static_cast<uint32_t>(all_.size()));
  }

 private:
  std::string all_;
  std::vector<uint32_t> ends_;
};

struct Indexed {
  std::string folded_text;         // of all passages, for the full-text index
  std::string sketch;              // EncodeSketch
  bool names_source = false;       // the page says where it has the text from
  std::vector<PlaceNamed> places;  // FindPlaces, in the order of their keys
  std::string facts_sha256;        // FactsDigest
  Texts fact_ids;                  // of the facts of all kinds, in their order
  bool repeats_fact = false;       // two of them are the same
  Texts captures;                  // of the mentions of all kinds: JSON, [["name", begin, end], ...]
};

// That of the analysis; made now where nobody has made it.
std::shared_ptr<const Indexed> IndexedOf(const Analysis& analysis);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_INDEXED_H_
