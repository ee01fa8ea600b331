// The metadata file Datasette shows a database by: titles, descriptions and units of views and columns,
// labels, what is not public hidden, and queries to begin with. JSON, which is YAML too. Tested by
// tests/export_test.cc, which runs the queries with sqlite3.
#ifndef SULIEU_PIPELINE_EXPORT_DATASETTE_H_
#define SULIEU_PIPELINE_EXPORT_DATASETTE_H_

#include <string>
#include <utility>
#include <vector>

namespace sulieu {

struct DatabaseShape {
  std::string name;  // file name of the database without its ending, as Datasette calls it
  std::vector<std::pair<std::string, std::vector<std::string>>> views;  // with their columns
  std::vector<std::string> tables;
};

std::string DatasetteMetadata(const DatabaseShape& shape);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_DATASETTE_H_
