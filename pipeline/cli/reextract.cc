// sulieu reextract: new rules for stored documents. sulieu diff: what such runs changed.
#include "pipeline/reextract/reextract.h"

#include <algorithm>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/import/progress_line.h"
#include "pipeline/isolate/isolation.h"
#include "pipeline/store/fact_changes.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kReextractExamples =
    R"(  sulieu reextract                           # after an update of the program
  sulieu reextract --rules my-rules/         # with rules of one's own
)";
constexpr const char* kDiffExamples =
    R"(  sulieu diff 1 4                            # what the runs after run 1, up to run 4, did to facts
  sulieu diff 1 4 --by-rule
  sulieu diff 1 4 --format csv > changes.csv
)";

struct Options {
  std::string database = "sulieu.db", rules;
  int jobs = 0;
  int64_t from = 0, to = 0;
  bool by_rule = false, quiet = false;
  Format format = Format::kTable;
};

struct Counts {
  int64_t added = 0, removed = 0, changed = 0;
};

void PrintByRule(const std::vector<StoredChange>& changes, Format format) {
  std::map<std::pair<std::string, std::string>, Counts> rules;
  for (const StoredChange& change : changes) {
    Counts& counts = rules[{change.kind, change.rule}];
    ++(change.change == "added"     ? counts.added
       : change.change == "removed" ? counts.removed
                                    : counts.changed);
  }
  RowPrinter printer(format, {"kind", "rule", "added", "removed", "changed"});
  for (const auto& [rule, counts] : rules)
    printer.Add({rule.first, rule.second, counts.added, counts.removed, counts.changed});
  printer.Finish();
}

Value OrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

void PrintChanges(const std::vector<StoredChange>& changes, Format format) {
  RowPrinter printer(format, {"change", "kind", "rule", "value_before", "value_after", "document", "quote",
                              "fact_before", "fact_after"});
  for (const StoredChange& c : changes) {
    printer.Add({c.change, c.kind, c.rule, OrNull(c.value_before), OrNull(c.value_after), c.document, c.quote,
                 OrNull(c.fact_before), OrNull(c.fact_after)});
  }
  printer.Finish();
}

std::string Summary(const std::vector<StoredChange>& changes) {
  const auto count = [&](std::string_view change) {
    return std::count_if(changes.begin(), changes.end(), [&](const auto& c) { return c.change == change; });
  };
  return fmt::format("facts: {} added, {} removed, {} changed", count("added"), count("removed"),
                     count("changed"));
}

Status PrintReport(const ReextractReport& report, const Options& options) {
  const auto database = OpenForReading(options.database);
  SULIEU_RETURN_IF_ERROR(database);
  const auto changes = ChangesBetween(*database, report.run - 1, report.run);
  SULIEU_RETURN_IF_ERROR(changes);
  if (!changes->empty()) PrintByRule(*changes, options.format);
  if (options.format == Format::kTable) {
    PrintMessage("extracted {} of {} documents again; {}; the others keep their ids\n", report.extracted,
                 report.documents, Summary(*changes));
  }
  return {};
}

int EndOf(const ReextractReport& report) {
  for (const LedgerEntry& entry : report.failed) {
    Say(fmt::format("failed [{}] {}: {}", entry.reason, entry.path, entry.message));
  }
  if (report.stopped) return Report(*report.stopped);
  if (report.interrupted) {
    Say("interrupted; the rest can be done by the same command");
    return kInterrupted;
  }
  return report.failed.empty() ? kDone : kSomeFailed;
}

int ReextractDatabase(const Options& options) {
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  ReadForeignApart();
  ReextractPlan plan;
  plan.database = options.database;
  plan.jobs = options.jobs;
  plan.command = options.rules.empty() ? "reextract" : "reextract --rules " + Utf8Name(options.rules);
  plan.interrupted = &StopOnSignals();
  plan.upgraded = SayUpgrade;
  ProgressLine line;
  if (!options.quiet && ErrorsAreTerminal())
    plan.progress = [&](const Progress& progress) { line.Update(progress); };
  const auto report = Reextract(**pipeline, plan);
  line.Clear();
  if (!report) return Report(report.error());
  if (report->run == 0) {
    if (!options.quiet) PrintMessage("all {} documents were extracted with these rules\n", report->documents);
    return kDone;
  }
  const int status = EndOf(*report);
  if (options.quiet || report->stopped) return status;
  const auto printed = PrintReport(*report, options);
  return printed ? status : Report(printed.error());
}

int Diff(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  for (int64_t run : {options.from, options.to}) {
    const auto known = database->QueryInteger(fmt::format("SELECT count(*) FROM runs WHERE id = {}", run));
    if (!known) return Report(known.error());
    if (*known == 0) return ReportUsage(fmt::format("there is no run {}; `sulieu runs` lists them", run));
  }
  if (options.from >= options.to)
    return ReportUsage(
        fmt::format("the earlier run comes first: sulieu diff {} {}", options.to, options.from));
  const auto changes = ChangesBetween(*database, options.from, options.to);
  if (!changes) return Report(changes.error());
  options.by_rule ? PrintByRule(*changes, options.format) : PrintChanges(*changes, options.format);
  if (options.format == Format::kTable) PrintMessage("{}\n", Summary(*changes));
  return kDone;
}

}  // namespace

void AddReextract(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "reextract",
      "Extracts again, from the stored text, the documents whose facts were made by other rules; "
      "says by rule what that changed.",
      kReextractExamples);
  AddDatabaseOption(command, &options->database);
  command.AddOption("--jobs,-j", options->jobs, "threads (default: one per core)")
      .ValueName("N")
      .InRange(1, 1024);
  AddRulesOption(command, &options->rules);
  AddFormatOption(command, &options->format);
  AddQuietOption(command, &options->quiet);
  command.WhenChosen([=] { *run = [options] { return ReextractDatabase(*options); }; });
}

void AddDiff(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("diff",
                         "Lists what the runs after the first one, up to the second one, did "
                         "to the facts of documents that were "
                         "extracted again.",
                         kDiffExamples);
  AddDatabaseOption(command, &options->database);
  command.AddFlag("--by-rule", options->by_rule, "only count, by rule");
  AddFormatOption(command, &options->format);
  command.AddOption("FROM", options->from, "number of the earlier run").Required().ValueName("RUN");
  command.AddOption("TO", options->to, "number of the later run").Required().ValueName("RUN");
  command.WhenChosen([=] { *run = [options] { return Diff(*options); }; });
}

}  // namespace sulieu
