// What a page says of itself, most trusted first: JSON-LD, meta tags, `time`, the heading, the title. Part of
// the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_PAGE_METADATA_H_
#define SULIEU_PIPELINE_FORMATS_HTML_PAGE_METADATA_H_

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace sulieu {

std::vector<MetadataClaim> FindPageMetadata(const GumboNode* root);

// `2020-01-06T08:00:00+07:00`, `06/01/2020 08:00`, `Thứ hai, 6-1-2020` -> an ISO day; empty when there is
// none.
std::string IsoDay(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_PAGE_METADATA_H_
