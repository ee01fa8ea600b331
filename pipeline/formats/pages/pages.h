// Text that was taken off pages, as read/page_layout.h has it: a line that ends with a space goes on in the
// next one, a form feed ends a page. A sentence goes on over the page; page numbers and what stands at the
// head or foot of every page are left out. Tested by tests/pages_test.cc and tests/matrix_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_PAGES_PAGES_H_
#define SULIEU_PIPELINE_FORMATS_PAGES_PAGES_H_

#include <string_view>

#include "pipeline/formats/format.h"

namespace sulieu {

Result<Contents> ReadPages(std::string_view raw, const DecodeOptions& options);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_PAGES_PAGES_H_
