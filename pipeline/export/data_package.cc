#include "pipeline/export/data_package.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/export/catalog.h"
#include "pipeline/export/value.h"

namespace sulieu {
namespace {

using Json = nlohmann::ordered_json;

Json Field(const ViewInfo& view, const std::string& column) {
  const ColumnInfo info = FindColumn(view, column);
  Json field = {{"name", column}, {"type", info.type}};
  if (!info.description.empty()) field["description"] = info.description;
  if (!info.unit.empty()) field["unit"] = info.unit;
  if (info.type == "boolean") {
    field["trueValues"] = Json::array({"1"});
    field["falseValues"] = Json::array({"0"});
  }
  return field;
}

// Every `document` is one of the documents, but for that of an orphaned decision, and so is the origin of a
// reprint.
Json ForeignKeys(const PackageFile& file, bool partial) {
  Json keys = Json::array();
  for (const std::string& column : file.columns) {
    const bool refers = (column == "document" && file.view != "documents" && file.view != "decisions") ||
                        (column == "reprint_of" && !partial);
    if (!refers) continue;
    const std::string resource = file.view == "documents" ? "" : "documents";  // "" is the file itself
    keys.push_back({{"fields", column}, {"reference", {{"resource", resource}, {"fields", "document"}}}});
  }
  return keys;
}

Json Schema(const ViewInfo& view, const PackageFile& file, bool partial) {
  Json fields = Json::array();
  for (const std::string& column : file.columns) fields.push_back(Field(view, column));
  Json schema = {{"fields", fields}, {"missingValues", Json::array({""})}};
  if (!view.key.empty()) schema["primaryKey"] = view.key;
  const Json keys = ForeignKeys(file, partial);
  if (!keys.empty()) schema["foreignKeys"] = keys;
  return schema;
}

Json Resource(const PackageFile& file, bool partial) {
  const ViewInfo* const known = FindView(file.view);
  const ViewInfo view = known ? *known : ViewInfo{file.view, file.view, "", {}, {}};
  Json resource = {
      {"name", file.view},
      {"path", file.view + ".csv"},
      {"profile", "tabular-data-resource"},
      {"title", view.title},
      {"description", view.description},
      {"format", "csv"},
      {"mediatype", "text/csv"},
      {"encoding", "utf-8"},
      {"bytes", file.bytes},
      {"hash", "sha256:" + file.sha256},
      {"dialect",
       {{"delimiter", ","}, {"lineTerminator", "\n"}, {"doubleQuote", true}, {"skipInitialSpace", false}}}};
  if (view.description.empty()) resource.erase("description");
  resource["schema"] = Schema(view, file, partial);
  return resource;
}

}  // namespace

std::string DataPackage(const std::vector<PackageFile>& files, const PackageInfo& info) {
  Json resources = Json::array();
  for (const PackageFile& file : files) resources.push_back(Resource(file, info.partial));
  return DumpJsonLines({{"profile", "tabular-data-package"},
                        {"name", "sulieu"},
                        {"title", "Facts with their sources from Vietnamese press articles"},
                        {"description",
                         "Each fact has the words that state it and their position, in bytes, in the text "
                         "of the article and in the original file. Written by sulieu " SULIEU_VERSION "."},
                        {"created", info.created},
                        {"resources", resources}});
}

}  // namespace sulieu
