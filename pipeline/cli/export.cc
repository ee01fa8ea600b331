// sulieu export: facts, articles and what stands behind them, for other programs.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/export_job.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu export facts-csv                              # a new folder: a CSV file a view
  sulieu export ratios.csv --view ratios --spreadsheet # one table, for LibreOffice or Excel
  sulieu export - --view awards --format jsonl | jq .award
  sulieu export notes.json --format webannotation --since 2019
  sulieu export metadata.json --format datasette       # then: datasette sulieu.db -m metadata.json
  sulieu export package --format datapackage           # CSV files and datapackage.json
)";

struct Options {
  std::string database = "sulieu.db";
  ExportPlan plan;
  bool spreadsheet = false, quiet = false;
};

int RunExport(Options options) {
  ExportPlan& plan = options.plan;
  TableOptions& table = plan.table;
  table.bom |= options.spreadsheet;
  table.guard_formulas |= options.spreadsheet;
  table.guard_numbers |= options.spreadsheet;
  table.show_invisible |= options.spreadsheet;
  if (plan.format == "tsv") table.format = TableFormat::kTsv;
  if (plan.format == "jsonl") table.format = TableFormat::kJsonLines;
  plan.show_progress = !options.quiet && ErrorsAreTerminal() && !(plan.out == "-" && OutputIsTerminal());
  const Status possible = CheckPlan(plan);
  if (!possible) return Report(possible.error());
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto exported = Export(*database, plan, StopOnSignals());
  if (!exported) return Report(exported.error());
  if (!exported->whole) return kInterrupted;
  if (!options.quiet && plan.out != "-")
    Print("{}: {} {}, {} rows\n", plan.out, exported->files, exported->files == 1 ? "file" : "files",
          exported->rows);
  return kDone;
}

void AddFilters(Command command, ExportPlan* plan) {
  command.AddOption("--view", plan->view, "one view only: a kind of fact, documents, mentions, ...")
      .ValueName("VIEW");
  AddFactFilterOptions(command, "COLUMN=VALUE, as for `sulieu facts`; may be repeated", &plan->filter);
  command.AddOption("--limit", plan->filter.limit, "at most so many rows")
      .ValueName("N")
      .InRange(0, kMostRows);
}

void AddCsvOptions(Command command, Options* options) {
  TableOptions* const table = &options->plan.table;
  command.AddFlag("--bom", table->bom, "csv: begin with a byte order mark, by which Excel knows UTF-8");
  command.AddFlag("--guard-formulas", table->guard_formulas,
                  "csv: an apostrophe before text that begins with = + - @, tab or a line break, which a "
                  "spreadsheet would run as a formula; such cells differ from the database by it");
  command.AddFlag("--show-invisible", table->show_invisible,
                  "csv: control and bidirectional characters as <U+202E>; else they stay as they are (the "
                  "other formats write them as escapes)");
  command.AddFlag(
      "--spreadsheet", options->spreadsheet,
      "csv: all three, and the apostrophe also before text that a spreadsheet would change into a "
      "date or a number (9/12)");
}

}  // namespace

void AddExport(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  options->plan.format = "csv";
  const Command command =
      program.AddCommand("export", "Writes facts and articles for other programs to read.", kExamples);
  command
      .AddOption("OUT", options->plan.out,
                 "a new file or folder, there whole or not at all; - is standard output (one table)")
      .Required();
  AddDatabaseOption(command, &options->database);
  command
      .AddOption("--format,-f", options->plan.format,
                 "csv, tsv, jsonl, webannotation (W3C JSON-LD), datasette (its metadata file), datapackage "
                 "(Frictionless) (default: csv); parquet is not built in")
      .ValueName("FORMAT");
  AddFilters(command, &options->plan);
  AddCsvOptions(command, options.get());
  AddQuietOption(command, &options->quiet);
  command.WhenChosen([=] { *run = [options] { return RunExport(*options); }; });
}

}  // namespace sulieu
