// The text of DOCX and ODT, from the XML of their parts. Runs in a font of the ABC or VNI family are read in
// its encoding, capitals of the H fonts included. Notes, headers and footers, comments and what was deleted
// under tracked changes are left out and can be shown. Parsed by pugixml, which resolves no entity and opens
// no file. Tested by tests/office_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_OFFICE_OFFICE_H_
#define SULIEU_PIPELINE_FORMATS_OFFICE_OFFICE_H_

#include <string_view>
#include <vector>

#include "pipeline/formats/format.h"

namespace sulieu {

// `raw` is word/document.xml, with the other parts that have words behind it.
Result<Contents> ReadDocx(std::string_view raw, const DecodeOptions& options);
// `raw` is content.xml, with styles.xml behind it where that has headers or footers.
Result<Contents> ReadOdt(std::string_view raw, const DecodeOptions& options);

// Title and author of docProps/core.xml or meta.xml. The dates there are those of the file, not of the
// article.
std::vector<MetadataClaim> OfficeProperties(std::string_view xml);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_OFFICE_OFFICE_H_
