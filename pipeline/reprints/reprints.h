// Which documents are reprints of one another, and which of them is likely the origin. Candidates are
// documents that share sampled shingles; a shingle that many documents have links each of them to the first
// one only, so the work stays linear in the number of documents. A pair is a reprint when at least 0.8 of the
// shorter text stands in the longer one (in 35,000 news articles pairs below that were other reports of the
// same story), and it tells the same figures: this year's report on last year's template is another report.
// Limits: texts under some 60 words have too few shingles to be judged, those with fewer than four figures
// too few of them. Tested by tests/reprints_test.cc.
#ifndef SULIEU_PIPELINE_REPRINTS_REPRINTS_H_
#define SULIEU_PIPELINE_REPRINTS_REPRINTS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
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

// The numbers of a text, ascending, distinct: its runs of digits, without leading zeros, so that `05/02/2018`
// and `5.2.2018` are the same three.
using Figures = std::vector<std::string>;
Figures FiguresOf(std::string_view text);

// The documents to be judged. They are numbered from 0 in the order of their paths.
struct SketchReader {
  using Use = std::function<Status(uint32_t document, const Sketch& sketch)>;
  uint32_t documents = 0;
  std::function<Status(const Use& use)> all;  // in any order
  std::function<Result<Sketch>(uint32_t document)> sketch;
  std::function<Result<SketchedDocument>(uint32_t document)> one;
  std::function<Result<Figures>(int64_t id)> figures;  // asked only for those whose sketches agree
};

// One row for every document that is not the origin of its cluster.
Result<std::vector<Reprint>> FindReprints(const SketchReader& reader);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPRINTS_REPRINTS_H_
