// The administrative units an article names, each once, with where it is named first. Tested by
// tests/places_test.cc.
#ifndef SULIEU_PIPELINE_PLACES_FIND_PLACES_H_
#define SULIEU_PIPELINE_PLACES_FIND_PLACES_H_

#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/places/gazetteer.h"
#include "pipeline/read/metadata.h"

namespace sulieu {

struct PlaceNamed {
  UnitIndex unit = kNoUnit;
  std::string_view
      basis;              // `title`, `publisher`, `url`, `byline` or `text`: the first of these that names it
  uint32_t mentions = 0;  // in the text
  TextSpan span;          // of the first of them; empty when the text does not name it
};

// `published` is ISO; empty when unknown. In the order of the gazetteer.
std::vector<PlaceNamed> FindPlaces(const Gazetteer& gazetteer, const Article& article,
                                   const Metadata& metadata, std::string_view published);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PLACES_FIND_PLACES_H_
