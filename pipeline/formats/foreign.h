// Formats whose parser is a library of others, and who is asked to run it.
#ifndef SULIEU_PIPELINE_FORMATS_FOREIGN_H_
#define SULIEU_PIPELINE_FORMATS_FOREIGN_H_

#include <functional>
#include <string_view>

#include "pipeline/formats/format.h"

namespace sulieu {

// Reads documents of foreign formats in the place of ReadDocument; set once, before the first document is
// read.
using ForeignReader = std::function<Result<Reading>(std::string_view raw, std::string_view format,
                                                    const DecodeOptions& options)>;
void SetForeignReader(ForeignReader reader);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_FOREIGN_H_
