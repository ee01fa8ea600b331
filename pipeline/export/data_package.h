// datapackage.json: a folder of CSV files described for Frictionless tools (Tabular Data Package 1.0): types,
// units, keys between the tables, length and digest of each file. Tested by tests/export_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_DATA_PACKAGE_H_
#define SULIEU_PIPELINE_EXPORT_DATA_PACKAGE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace sulieu {

struct PackageFile {
  std::string view;  // the file is VIEW.csv
  std::vector<std::string> columns;
  uint64_t bytes = 0;
  std::string sha256;
};

struct PackageInfo {
  std::string created;   // UTC, ISO 8601
  bool partial = false;  // only some documents: one may name an origin that is not there
};

std::string DataPackage(const std::vector<PackageFile>& files, const PackageInfo& info);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_DATA_PACKAGE_H_
