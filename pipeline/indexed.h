// What a database keeps of a document beside its facts, to find it by its words, its reprints and its places.
// Whoever only extracts does not pay for it.
#ifndef SULIEU_PIPELINE_INDEXED_H_
#define SULIEU_PIPELINE_INDEXED_H_

#include <memory>
#include <string>
#include <vector>

#include "pipeline/places/find_places.h"
#include "pipeline/reprints/sketch.h"

namespace sulieu {

struct Analysis;

struct Indexed {
  std::string folded_text;  // of all passages, for the full-text index
  Sketch sketch;
  bool names_source = false;       // the page says where it has the text from
  std::vector<PlaceNamed> places;  // FindPlaces, in the order of their keys
};

// That of the analysis; made now where nobody has made it.
std::shared_ptr<const Indexed> IndexedOf(const Analysis& analysis);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_INDEXED_H_
