// The schema files of schema/, compiled in, in the order they are applied.
#ifndef SULIEU_PIPELINE_STORE_SCHEMA_H_
#define SULIEU_PIPELINE_STORE_SCHEMA_H_

#include <string>
#include <vector>

namespace sulieu {

struct SchemaFile {
  std::string path;
  std::string content;
};

const std::vector<SchemaFile>& EmbeddedSchema();

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_SCHEMA_H_
