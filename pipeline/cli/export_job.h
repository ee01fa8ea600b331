// What `sulieu export` does: which views go into which file, in which format. The formats are in
// pipeline/export.
#ifndef SULIEU_PIPELINE_CLI_EXPORT_JOB_H_
#define SULIEU_PIPELINE_CLI_EXPORT_JOB_H_

#include <atomic>
#include <string>
#include <vector>

#include "pipeline/cli/fact_filter.h"
#include "pipeline/cli/row_progress.h"
#include "pipeline/export/table.h"

namespace sulieu {

struct ExportPlan {
  std::string out;     // a new file or folder; - is standard output
  std::string view;    // empty: all of them
  std::string format;  // one of kExportFormats
  FactFilter filter;
  TableOptions table;
  bool show_progress = false;

  bool whole_folder() const {
    return format == "datapackage" || (view.empty() && format != "webannotation" && format != "datasette");
  }
};

inline constexpr const char* kExportFormats[] = {"csv",           "tsv",       "jsonl",
                                                 "webannotation", "datasette", "datapackage"};

// What is wrong with the plan, naming what would be right; nothing is touched.
Status CheckPlan(const ExportPlan& plan);

struct Exported {
  uint64_t rows = 0;
  size_t files = 0;
  bool whole = true;  // false: stopped, and nothing is there
};

// Everything is read as it is at one moment. Stops when `stop` is set.
Result<Exported> Export(const Database& database, const ExportPlan& plan, const std::atomic<bool>& stop);

// The public views of this database, in the order of the catalog.
Result<std::vector<std::string>> PublicViews(const Database& database);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_EXPORT_JOB_H_
