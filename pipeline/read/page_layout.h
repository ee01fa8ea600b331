// From where words stand on a page to lines and paragraphs. The idea: a line that had no room for the first
// word of the next one goes on there. What goes on ends with a space, as in RFC 3676; an empty line separates
// paragraphs, a form feed ends a page. Tested by tests/pages_test.cc.
#ifndef SULIEU_PIPELINE_READ_PAGE_LAYOUT_H_
#define SULIEU_PIPELINE_READ_PAGE_LAYOUT_H_

#include <string>
#include <string_view>

namespace sulieu {

// `boxes` is what `pdftotext -bbox-layout` writes.
std::string TextOfPages(std::string_view boxes);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_PAGE_LAYOUT_H_
