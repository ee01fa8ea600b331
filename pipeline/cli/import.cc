// sulieu import: files and folders into the database.
#include "pipeline/import/import.h"

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/import/progress_line.h"
#include "pipeline/import/retry.h"
#include "pipeline/isolate/isolation.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu import articles/
  sulieu import --db tinh.db --metadata articles.csv articles/ more/bai-moi.txt
  sulieu import --encoding TCVN3 old/        # when it is known; TCVN3, VNI, VISCII, windows-1258, ...
  sulieu import --retry-failed               # what failed before, after it has been put right
  sulieu import --dry-run articles/          # what would happen; writes nothing
)";

struct Options {
  std::string database = "sulieu.db", metadata, encoding, rules;
  std::vector<std::string> paths;
  int jobs = 0, seconds = WorkerOptions().seconds;
  bool dry_run = false, retry_failed = false, quiet = false, profile = false;
};

Result<MetadataTable> ReadMetadata(const std::string& path) {
  if (path.empty()) return MetadataTable();
  const auto content = ReadWholeFile(path);
  if (!content) return Fail(ErrorCode::kUsage, fmt::format("{}: {}", path, content.error().message));
  return MetadataTable::Parse(path, *content);
}

// Everything that can be wrong with the command line is found here, before anything is written.
Result<ImportPlan> MakePlan(const Options& options) {
  ImportPlan plan;
  if (!options.encoding.empty() && !IsEncodingLabel(options.encoding)) {
    return Fail(ErrorCode::kUsage, fmt::format("--encoding: `{}` is no encoding; there are {}",
                                               options.encoding, EncodingLabels()));
  }
  auto metadata = ReadMetadata(options.metadata);
  SULIEU_RETURN_IF_ERROR(metadata);
  plan.metadata = std::move(*metadata);
  std::vector<std::string> excluded = {options.database, options.database + "-journal"};
  if (!options.metadata.empty()) excluded.push_back(options.metadata);
  auto files = options.retry_failed ? FilesThatFailed(options.database) : FindFiles(options.paths, excluded);
  SULIEU_RETURN_IF_ERROR(files);
  plan.files = std::move(*files);
  plan.database = options.database;
  plan.encoding = options.encoding;
  plan.jobs = options.jobs;
  plan.dry_run = options.dry_run;
  plan.profile = options.profile;
  plan.command = options.retry_failed ? "import --retry-failed" : "import";
  for (const std::string& path : options.paths) plan.command.append(" ").append(Utf8Name(path));
  return plan;
}

void SayEntries(std::string_view outcome, const std::vector<LedgerEntry>& entries) {
  for (const LedgerEntry& entry : entries) {
    const std::string_view remedy = Remedy(entry.reason);
    Say(fmt::format("{} [{}] {}: {}{}{}", outcome, entry.reason, entry.path, entry.message,
                    remedy.empty() ? "" : "; ", remedy));
  }
}

void SayUnusedMetadata(const std::vector<std::string>& unused) {
  constexpr size_t kShown = 3;
  if (unused.empty()) return;
  std::string names;
  for (size_t i = 0; i < std::min(unused.size(), kShown); ++i) names += (i ? ", " : "") + unused[i];
  Say(fmt::format("no document has {} of the paths in the metadata file: {}{}", unused.size(), names,
                  unused.size() > kShown ? ", ..." : ""));
}

void PrintLedger(const ImportReport& report, const Options& options) {
  const auto count = [&](Outcome outcome) {
    const auto found = report.counts.find(outcome);
    return found == report.counts.end() ? 0 : found->second;
  };
  if (options.dry_run) PrintMessage("dry run: nothing was written\n");
  PrintMessage("found {} = imported {} + duplicate {} + failed {} + skipped {}\n", report.found,
               count(Outcome::kImported), count(Outcome::kDuplicate), count(Outcome::kFailed),
               count(Outcome::kSkipped));
  if (report.replaced + report.extracted_again > 0)
    PrintMessage("of the imported: {} changed files, {} extracted again\n", report.replaced,
                 report.extracted_again);
  std::string facts;
  for (const auto& [kind, number] : report.facts)
    facts += fmt::format("{}{} {}", facts.empty() ? "" : ", ", kind, number);
  if (!facts.empty()) PrintMessage("facts: {}\n", facts);
}

// The parts of a profile, the dearest first.
template <typename Name>
std::vector<std::pair<std::string, double>> Dearest(const std::map<Name, Timing::Duration>& times,
                                                    std::string (*name)(const Name&)) {
  std::vector<std::pair<std::string, double>> rows;
  for (const auto& [key, time] : times) rows.emplace_back(name(key), static_cast<double>(time.count()) / 1e6);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

void PrintTimes(std::string_view heading, const std::vector<std::pair<std::string, double>>& rows,
                size_t most) {
  double all = 0;
  for (const auto& [name, time] : rows) all += time;
  Print("{}\n", heading);
  for (size_t i = 0; i < std::min(rows.size(), most); ++i) {
    Print("  {:<28} {:>10.1f} ms {:>5.1f} %\n", rows[i].first, rows[i].second,
          all > 0 ? 100 * rows[i].second / all : 0);
  }
}

void PrintProfile(const Timing& timing) {
  constexpr size_t kRules = 10;
  const auto text = [](const std::string_view& name) { return std::string(name); };
  auto stages = timing.stages;
  for (const auto& [kind, time] : timing.kinds) stages["grammars, resolution"] += time;
  PrintTimes("stages (all threads together)", Dearest<std::string_view>(stages, text), SIZE_MAX);
  PrintTimes("extractors (grammar, resolution)", Dearest<std::string_view>(timing.kinds, text), SIZE_MAX);
  PrintTimes("rules (patterns; the ten dearest)",
             Dearest<const Rule*>(timing.rules, [](const Rule* const& rule) { return rule->id; }), kRules);
}

int Import(const Options& options) {
  if (options.paths.empty() && !options.retry_failed)
    return ReportUsage("PATH is required: files or folders to import (or --retry-failed)");
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  auto plan = MakePlan(options);
  if (!plan) return Report(plan.error());
  ReadForeignApart({.seconds = options.seconds});
  plan->interrupted = &StopOnSignals();
  plan->upgraded = SayUpgrade;
  ProgressLine line;
  if (!options.quiet && ErrorsAreTerminal())
    plan->progress = [&](const Progress& progress) { line.Update(progress); };
  const auto report = RunImport(**pipeline, std::move(*plan));
  line.Clear();
  if (!report) return Report(report.error());
  SayEntries("failed", report->failed);
  SayEntries("without facts", report->without_facts);
  SayEntries("unsure", report->unsure);
  if (report->stopped) {
    const int status = Report(report->stopped.value());
    Say(fmt::format("{} inputs are in the database; the same command imports the rest", report->stored));
    return status;
  }
  if (!options.quiet) {
    SayEntries("skipped", report->skipped);
    SayUnusedMetadata(report->unused_metadata);
    PrintLedger(*report, options);
    if (options.profile) PrintProfile(report->timing);
  }
  if (report->interrupted) {
    Say("interrupted; what is listed is stored, the rest can be imported by the same command");
    return kInterrupted;
  }
  return report->failed.empty() && report->without_facts.empty() ? kDone : kSomeFailed;
}

}  // namespace

void AddImport(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "import", "Reads files and folders, extracts their facts, writes the database.", kExamples);
  AddDatabaseOption(command, &options->database);
  command
      .AddOption(
          "--metadata", options->metadata,
          "JSON Lines or CSV with `path` and any of published, title, publisher, url, byline, encoding")
      .ValueName("FILE");
  command
      .AddOption("--encoding", options->encoding,
                 "what the bytes are, for all documents the metadata gives none for (default: found out)")
      .ValueName("LABEL");
  command.AddOption("--jobs,-j", options->jobs, "threads (default: one per core)")
      .ValueName("N")
      .InRange(1, 1024);
  command
      .AddOption("--timeout", options->seconds,
                 "seconds after which a document that cannot be read to its end fails (default: 60)")
      .ValueName("SECONDS")
      .InRange(1, 86400);
  command.AddFlag("--profile", options->profile,
                  "print where the time went: stages, extractors, the ten dearest rules");
  command.AddFlag("--dry-run", options->dry_run, "say what would happen and write nothing");
  AddRulesOption(command, &options->rules);
  AddQuietOption(command, &options->quiet);
  const Option retry =
      command.AddFlag("--retry-failed", options->retry_failed,
                      "read again what failed in earlier runs (in the folder they were started in)");
  command.AddOption("PATH", options->paths, "files and folders (read with all folders below them)")
      .Excludes(retry);
  command.WhenChosen([=] { *run = [options] { return Import(*options); }; });
}

}  // namespace sulieu
