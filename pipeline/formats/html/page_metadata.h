// What the elements of a page say of it: JSON-LD, meta tags and RDFa, `time`, `title`, classes and links that
// name an author. The words of the page follow in page_words.h. Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_PAGE_METADATA_H_
#define SULIEU_PIPELINE_FORMATS_HTML_PAGE_METADATA_H_

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace sulieu {

// In the order of trust within a field.
enum class Trust { kJsonLd, kMeta, kTime, kWords, kHeading, kTitle, kSurroundings };

struct RankedClaim {
  Trust trust;
  MetadataClaim claim;
};

// In the order of the page.
std::vector<RankedClaim> FindElementClaims(const GumboNode* root);

// The author a short line names, without its label (`Tác giả:`, `Posted by`); empty where it holds figures.
std::string AuthorIn(std::string_view line);

// `2020-01-06T08:00:00+07:00`, `06/01/2020 08:00`, `Thứ hai, 6-1-2020` -> an ISO day; empty when there is
// none.
std::string IsoDay(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_PAGE_METADATA_H_
