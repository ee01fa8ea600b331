#include <nlohmann/json.hpp>

#include "pipeline/export/table.h"

namespace sulieu {

std::string JsonLine(const std::vector<std::string>& columns, const Row& row) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (size_t i = 0; i < columns.size(); ++i) object[columns[i]] = ValueToJson(row[i]);
  return DumpJson(object) + "\n";
}

}  // namespace sulieu
