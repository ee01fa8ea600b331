// What a database keeps of a document and only a database needs: made by the threads that analyse, for the
// one that writes has most to do.
#ifndef SULIEU_PIPELINE_STORE_INDEXED_H_
#define SULIEU_PIPELINE_STORE_INDEXED_H_

#include <memory>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/places/find_places.h"

namespace sulieu {

struct Indexed {
  std::string folded_text;            // of all passages, for the full-text index
  std::string sketch;                 // EncodeSketch
  bool names_source = false;          // the page says where it has the text from
  std::vector<PlaceNamed> places;     // FindPlaces, in the order of their keys
  std::string facts_sha256;           // FactsDigest
  std::vector<std::string> fact_ids;  // of the facts of all kinds, in their order
  std::vector<std::string> captures;  // of the mentions of all kinds: JSON, [["name", begin, end], ...]
};

// That of the analysis; made now where nobody has made it.
std::shared_ptr<const Indexed> IndexedOf(const Analysis& analysis);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_INDEXED_H_
