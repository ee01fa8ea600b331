#include "pipeline/cli/export_job.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "pipeline/base/sha256.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/fact_query.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/suggest.h"
#include "pipeline/export/catalog.h"
#include "pipeline/export/data_package.h"
#include "pipeline/export/datasette.h"
#include "pipeline/export/new_file.h"
#include "pipeline/export/web_annotation.h"
#include "pipeline/import/destination.h"
#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

std::vector<std::string> ViewNames() {
  std::vector<std::string> names;
  for (const ViewInfo& view : Catalog()) names.push_back(view.name);
  return names;
}

Result<std::vector<std::string>> Names(const Database& database, const std::string& type) {
  auto read = database.Prepare(
      "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY "
      "name");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, type);
  return ReadTexts(&*read);
}

// One export: the rows it writes are counted and can be stopped.
class Job {
 public:
  Job(const Database& database, const ExportPlan& plan, const std::atomic<bool>& stop, uint64_t total)
      : database_(database), plan_(plan), stop_(stop), progress_(total, plan.show_progress) {}

  Result<Exported> Run() {
    const Status done = plan_.whole_folder() ? Folder() : plan_.out == "-" ? StandardOutput() : File();
    SULIEU_RETURN_IF_ERROR(done);
    return Exported{progress_.rows(), files_, !stop_};
  }

 private:
  Sink SinkTo(std::function<bool(std::string_view)> write) {
    return {[this, write = std::move(write)](std::string_view bytes) { return write(bytes) && !stop_; },
            [this] { progress_.Add(); }};
  }

  Status StandardOutput() {
    return Stream(SinkTo([](std::string_view bytes) {
      Write(bytes);
      return !OutputFailed();
    }));
  }

  Status File() {
    const auto staging = Staging::Begin(plan_.out);
    SULIEU_RETURN_IF_ERROR(staging);
    const auto file = NewFile::Create((*staging)->place(), plan_.out);
    SULIEU_RETURN_IF_ERROR(file);
    SULIEU_RETURN_IF_ERROR(Stream(SinkTo([&](std::string_view bytes) { return (*file)->Write(bytes); })));
    SULIEU_RETURN_IF_ERROR((*file)->Close());
    files_ = 1;
    return stop_ ? Status{} : (*staging)->Publish();
  }

  Status Stream(const Sink& sink) {
    if (plan_.format == "datasette") return Datasette(sink);
    if (plan_.format == "webannotation") return Annotations(sink);
    return View(plan_.view, sink);
  }

  Status View(const std::string& view, const Sink& sink) {
    const auto columns = ViewColumns(database_, view);
    SULIEU_RETURN_IF_ERROR(columns);
    auto query = SelectFacts(database_, view, *columns, *columns, plan_.filter);
    SULIEU_RETURN_IF_ERROR(query);
    return WriteTable(&query->statement, plan_.table, sink);
  }

  Status Annotations(const Sink& sink) {
    AnnotationWriter writer(database_, sink);
    writer.Begin();
    for (const std::string& kind : Kinds()) {
      if (plan_.view.empty() || plan_.view == kind) SULIEU_RETURN_IF_ERROR(AnnotateKind(kind, &writer));
    }
    if (writer.taken()) writer.Finish();
    return {};
  }

  Status AnnotateKind(const std::string& kind, AnnotationWriter* writer) {
    const auto columns = ViewColumns(database_, kind);
    SULIEU_RETURN_IF_ERROR(columns);
    auto query = SelectFacts(database_, kind, {"fact_id", "document"}, *columns, plan_.filter);
    SULIEU_RETURN_IF_ERROR(query);
    while (writer->taken()) {
      const auto row = query->statement.Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      SULIEU_RETURN_IF_ERROR(
          writer->Add(std::string(query->statement.Text(0)), std::string(query->statement.Text(1))));
    }
    return {};
  }

  Status Datasette(const Sink& sink) {
    DatabaseShape shape;
    shape.name = std::filesystem::path(database_.path()).stem().string();
    const auto views = Names(database_, "view");
    SULIEU_RETURN_IF_ERROR(views);
    for (const std::string& view : *views) {
      auto columns = ViewColumns(database_, view);
      SULIEU_RETURN_IF_ERROR(columns);
      shape.views.emplace_back(view, std::move(*columns));
    }
    auto tables = Names(database_, "table");
    SULIEU_RETURN_IF_ERROR(tables);
    shape.tables = std::move(*tables);
    sink.write(DatasetteMetadata(shape));
    return {};
  }

  Status Folder() {
    const auto staging = Staging::Begin(plan_.out);
    SULIEU_RETURN_IF_ERROR(staging);
    const std::string folder = (*staging)->place();
    SULIEU_RETURN_IF_ERROR(MakeFolder(folder, plan_.out));
    const auto views = PublicViews(database_);
    SULIEU_RETURN_IF_ERROR(views);
    std::vector<PackageFile> package;
    for (const std::string& view : *views) {
      const auto columns = ViewColumns(database_, view);
      SULIEU_RETURN_IF_ERROR(columns);
      const bool of_documents = IsIn(*columns, "document");
      if (plan_.filter.chooses_documents() && !of_documents) continue;  // people: of all documents together
      auto file = FolderFile(folder, view);
      SULIEU_RETURN_IF_ERROR(file);
      package.push_back(std::move(*file));
      if (stop_) return {};
    }
    if (plan_.format == "datapackage") SULIEU_RETURN_IF_ERROR(WritePackage(folder, package));
    return (*staging)->Publish();
  }

  Result<PackageFile> FolderFile(const std::string& folder, const std::string& view) {
    const std::string name = fmt::format("{}.{}", view, plan_.format == "datapackage" ? "csv" : plan_.format);
    const auto file = NewFile::Create(folder + "/" + name, plan_.out + "/" + name);
    SULIEU_RETURN_IF_ERROR(file);
    auto columns = ViewColumns(database_, view);
    SULIEU_RETURN_IF_ERROR(columns);
    PackageFile description{view, std::move(*columns), 0, ""};
    Sha256 hash;
    SULIEU_RETURN_IF_ERROR(View(view, SinkTo([&](std::string_view bytes) {
                                  hash.Add(bytes);
                                  description.bytes += bytes.size();
                                  return (*file)->Write(bytes);
                                })));
    SULIEU_RETURN_IF_ERROR((*file)->Close());
    description.sha256 = hash.Finish();
    ++files_;
    return description;
  }

  Status WritePackage(const std::string& folder, const std::vector<PackageFile>& files) {
    const auto file = NewFile::Create(folder + "/datapackage.json", plan_.out + "/datapackage.json");
    SULIEU_RETURN_IF_ERROR(file);
    (*file)->Write(DataPackage(files, {NowUtc(), plan_.filter.chooses_documents()}));
    ++files_;
    return (*file)->Close();
  }

  const Database& database_;
  const ExportPlan& plan_;
  const std::atomic<bool>& stop_;
  RowProgress progress_;
  size_t files_ = 0;
};

// Rows there are without a filter, for the time left; 0 when it cannot be told cheaply.
Result<uint64_t> CountRows(const Database& database, const ExportPlan& plan) {
  const FactFilter& filter = plan.filter;
  if (!plan.show_progress || !filter.where.empty() || !filter.document.empty() || !filter.since.empty() ||
      !filter.until.empty() || filter.limit >= 0)
    return 0;
  if (plan.format == "webannotation" && plan.view.empty()) {
    const auto facts = database.QueryInteger("SELECT count(*) FROM facts");
    SULIEU_RETURN_IF_ERROR(facts);
    return static_cast<uint64_t>(*facts);
  }
  const auto views = plan.whole_folder() ? PublicViews(database) : std::vector<std::string>{plan.view};
  SULIEU_RETURN_IF_ERROR(views);
  uint64_t total = 0;
  for (const std::string& view : *views) {
    if (view.empty()) continue;
    const auto rows = database.QueryInteger(fmt::format("SELECT count(*) FROM {}", view));
    SULIEU_RETURN_IF_ERROR(rows);
    total += static_cast<uint64_t>(*rows);
  }
  return total;
}

Status Wrong(std::string message) { return Fail(ErrorCode::kUsage, std::move(message)); }

Status CheckView(const ExportPlan& plan) {
  const auto names = ViewNames();
  if (!plan.view.empty() && std::find(names.begin(), names.end(), plan.view) == names.end())
    return Wrong(fmt::format("--view: there is no view `{}`{}", plan.view, Suggest(plan.view, names)));
  if (plan.format == "webannotation" && !plan.view.empty() && !IsKind(plan.view))
    return Wrong(fmt::format("--view: `{}` are no facts; annotations can be made of: {}", plan.view,
                             fmt::join(Kinds(), ", ")));
  if (!plan.view.empty() && (plan.format == "datapackage" || plan.format == "datasette"))
    return Wrong(fmt::format("--view: a {} describes all views together; leave it out", plan.format));
  if (plan.view.empty() && (!plan.filter.where.empty() || plan.filter.limit >= 0))
    return Wrong("--where and --limit are for one view; name it with --view");
  return {};
}

}  // namespace

Status CheckPlan(const ExportPlan& plan) {
  const bool known = std::find(std::begin(kExportFormats), std::end(kExportFormats), plan.format) !=
                     std::end(kExportFormats);
  if (plan.format == "parquet")
    return Wrong(
        "--format: parquet is not built into this program (it would need the Arrow library); export jsonl or "
        "csv, which DuckDB, Spark and pandas turn into Parquet");
  if (!known)
    return Wrong(fmt::format("--format: `{}` is none of {}", plan.format, fmt::join(kExportFormats, ", ")));
  SULIEU_RETURN_IF_ERROR(CheckView(plan));
  const TableOptions& table = plan.table;
  if ((table.bom || table.guard_formulas || table.show_invisible) && plan.format != "csv")
    return Wrong("--bom, --guard-formulas, --show-invisible and --spreadsheet are for --format csv");
  if (plan.out == "-" && plan.whole_folder())
    return Wrong("-: standard output takes one table; name it with --view, or a new folder in place of -");
  return {};
}

Result<Exported> Export(const Database& database, const ExportPlan& plan, const std::atomic<bool>& stop) {
  SULIEU_RETURN_IF_ERROR(database.Execute("BEGIN"));  // ends with the connection
  const auto total = CountRows(database, plan);
  SULIEU_RETURN_IF_ERROR(total);
  return Job(database, plan, stop, *total).Run();
}

Result<std::vector<std::string>> PublicViews(const Database& database) {
  const auto there = Names(database, "view");
  SULIEU_RETURN_IF_ERROR(there);
  std::vector<std::string> views;
  for (const std::string& name : ViewNames()) {
    if (IsIn(*there, name)) views.push_back(name);
  }
  return views;
}

}  // namespace sulieu
