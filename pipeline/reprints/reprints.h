// Which documents are reprints of one another, and which of them is likely the origin. Candidates are
// documents that share sampled shingles; a shingle that many documents have links each of them to the first
// one only, so the work stays linear in the number of documents. A pair is a reprint when at least 0.8 of the
// shorter text stands in the longer one (in 35,000 news articles pairs below that were other reports of the
// same story). Limits: texts under some 60 words have too few shingles to be judged; articles from one
// template that differ in their numbers are no reprints, because a shingle with another number is another
// shingle. Tested by tests/reprints_test.cc.
#ifndef SULIEU_PIPELINE_REPRINTS_REPRINTS_H_
#define SULIEU_PIPELINE_REPRINTS_REPRINTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/reprints/sketch.h"

namespace sulieu {

struct SketchedDocument {
  int64_t id = 0;
  std::string path;
  std::string published;  // ISO; may be empty
  uint64_t text_bytes = 0;
  bool names_source =
      false;  // the page says where it has the text from: `theo kimson.ninhbinh.gov.vn`, `Nguồn: ...`
  Sketch sketch;
};

struct Reprint {
  int64_t id = 0;
  int64_t origin = 0;
  double containment = 0;  // of the shorter of the two texts in the longer one
  std::string reason;      // why that document is taken for the origin: `published earlier (2019-03-14)`, ...
};

// One row for every document that is not the origin of its cluster. Independent of the order of `documents`.
std::vector<Reprint> FindReprints(std::vector<SketchedDocument> documents);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPRINTS_REPRINTS_H_
