// A fact with its article, and what pins both down: digests, the part of the file positions count in, the
// program that read it. What a citation and an annotation are made of.
#ifndef SULIEU_PIPELINE_EXPORT_SOURCE_H_
#define SULIEU_PIPELINE_EXPORT_SOURCE_H_

#include <string>

#include "pipeline/store/queries.h"

namespace sulieu {

struct FactSource {
  StoredDocument document;
  std::string format, text_sha256, imported_at;
  std::string program;            // `sulieu 0.1.0`, of the run that imported it
  std::string rules_digest;       // of all rules it was last extracted with
  std::string part, file_sha256;  // where digest and raw positions do not count in the file itself
};

Result<FactSource> ReadSource(const Database& database, const std::string& fact_id);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_SOURCE_H_
