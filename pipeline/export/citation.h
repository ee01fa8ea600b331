// The citation of a fact: its article, the words that state it and their place, and what pins both down, so
// that a reader years later can tell whether they have the same bytes. As text, BibTeX and CSL-JSON. Tested
// by tests/cite_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_CITATION_H_
#define SULIEU_PIPELINE_EXPORT_CITATION_H_

#include <string>
#include <vector>

#include "pipeline/export/source.h"

namespace sulieu {

struct Citation {
  StoredFact fact;
  FactSource source;
  std::string database_digest;  // ContentDigest; empty when it was not asked for
};

// Blocks of lines, one a citation, a blank line between.
std::string CitationText(const std::vector<Citation>& citations);
// Entries `@misc{sulieu-<fact id>, ...}` in UTF-8, what LaTeX would take for its own escaped.
std::string CitationBibTex(const std::vector<Citation>& citations);
// An array of items as csl-data.json (CSL 1.0.2) has them; what CSL has no field for is in `custom`.
std::string CitationCslJson(const std::vector<Citation>& citations);

// A text within braces of BibTeX, on one line.
std::string EscapeBibTex(std::string_view text);

// `paragraph, text bytes 120-135, file bytes 130-150`, with the part of the file where they count in one.
std::string PlaceText(const StoredMention& mention, const FactSource& source);
// `sulieu 0.1.0, rule ratio.x_of_y of rule set 0123abcd...`.
std::string ReaderText(const Citation& citation);
// The title, or the path of an article that has none.
std::string TitleText(const StoredDocument& document);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_CITATION_H_
