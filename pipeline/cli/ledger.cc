// sulieu ledger: what became of every input. sulieu runs: what was done to the database, and when.
#include <fmt/format.h>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/suggest.h"
#include "pipeline/store/latest_inputs.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kLedgerExamples =
    R"(  sulieu ledger                              # every path ever met, and what became of it the last time
  sulieu ledger --outcome failed             # what is not in the database, and why
  sulieu ledger --run 3 --format csv > run3.csv
)";

constexpr const char* kRunsExamples = R"(  sulieu runs
  sulieu runs --format jsonl
)";

struct Options {
  std::string database = "sulieu.db", outcome, reason;
  int64_t run = 0;
  Format format = Format::kTable;
  bool quiet = false;
};

const std::vector<std::string> kOutcomes = {"imported", "duplicate", "failed", "skipped"};

// The entries the options ask for: ?1 run, ?2 outcome, ?3 reason; of all runs, the last one of each path.
constexpr const char* kSelect =
    "SELECT {} FROM inputs WHERE (?1 = run OR (?1 = 0 AND {})) AND (?2 = '' OR outcome = ?2) "
    "AND (?3 = '' OR reason = ?3) {}";

Result<Statement> Select(const Database& database, std::string_view columns, std::string_view order,
                         const Options& options) {
  auto select = database.Prepare(fmt::format(kSelect, columns, kLatestInputs, order));
  SULIEU_RETURN_IF_ERROR(select);
  select->Bind(1, options.run);
  select->Bind(2, options.outcome);
  select->Bind(3, options.reason);
  return select;
}

Status PrintCounts(const Database& database, const Options& options) {
  auto counts = Select(database,
                       "count(*), coalesce(sum(outcome = 'imported'), 0), "
                       "coalesce(sum(outcome = 'duplicate'), 0), coalesce(sum(outcome = 'failed'), 0), "
                       "coalesce(sum(outcome = 'skipped'), 0)",
                       "", options);
  SULIEU_RETURN_IF_ERROR(counts);
  SULIEU_RETURN_IF_ERROR(counts->Step());
  Print("found {} = imported {} + duplicate {} + failed {} + skipped {}\n", counts->Integer(0),
        counts->Integer(1), counts->Integer(2), counts->Integer(3), counts->Integer(4));
  return {};
}

Status PrintLedger(const Database& database, const Options& options) {
  auto run = database.Prepare("SELECT count(*) FROM runs WHERE id = ? OR ? = 0");
  SULIEU_RETURN_IF_ERROR(run);
  run->Bind(1, options.run);
  run->Bind(2, options.run);
  SULIEU_RETURN_IF_ERROR(run->Step());
  if (run->Integer(0) == 0 && options.run != 0) {
    return Fail(ErrorCode::kUsage,
                fmt::format("--run: there is no run {}; `sulieu runs` lists them", options.run));
  }
  const bool table = options.format == Format::kTable;
  auto entries = Select(
      database, table ? "run, outcome, reason, path, message" : "run, path, outcome, reason, message, sha256",
      "ORDER BY path, id", options);
  SULIEU_RETURN_IF_ERROR(entries);
  SULIEU_RETURN_IF_ERROR(PrintQuery(&*entries, options.format));
  return table ? PrintCounts(database, options) : Status{};
}

int Ledger(const Options& options) {
  if (!options.outcome.empty() &&
      std::find(kOutcomes.begin(), kOutcomes.end(), options.outcome) == kOutcomes.end()) {
    return ReportUsage(
        fmt::format("--outcome: `{}` is no outcome{}", options.outcome, Suggest(options.outcome, kOutcomes)));
  }
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto printed = PrintLedger(*database, options);
  return printed ? kDone : Report(printed.error());
}

Status PrintRuns(const Database& database, const Options& options) {
  const bool table = options.format == Format::kTable;
  auto runs = database.Prepare(fmt::format(
      "SELECT r.id AS run, r.started_at, {}"
      "CASE WHEN r.finished_at IS NULL THEN 'interrupted' ELSE 'finished' END AS state, "
      "count(i.id) AS found, coalesce(sum(i.outcome = 'imported'), 0) AS imported, "
      "coalesce(sum(i.outcome = 'duplicate'), 0) AS duplicate, "
      "coalesce(sum(i.outcome = 'failed'), 0) AS failed, coalesce(sum(i.outcome = 'skipped'), 0) AS skipped, "
      "(SELECT count(*) FROM fact_changes AS c WHERE c.run = r.id) AS fact_changes, {}r.command "
      "FROM runs AS r LEFT JOIN inputs AS i ON i.run = r.id GROUP BY r.id ORDER BY r.id",
      table ? "" : "r.finished_at, ", table ? "" : "r.program, r.rules_digest, "));
  SULIEU_RETURN_IF_ERROR(runs);
  return PrintQuery(&*runs, options.format);
}

int Runs(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto printed = PrintRuns(*database, options);
  return printed ? kDone : Report(printed.error());
}

}  // namespace

void AddLedger(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "ledger", "Lists what became of every input: found = imported + duplicate + failed + skipped.",
      kLedgerExamples);
  AddDatabaseOption(command, &options->database);
  command.AddOption("--run", options->run, "the entries of this run (default: the last one of each path)")
      .ValueName("N")
      .InRange(1, kMostRows);
  command.AddOption("--outcome", options->outcome, "imported, duplicate, failed or skipped only")
      .ValueName("OUTCOME");
  command.AddOption("--reason", options->reason, "those with this reason code only: encoding, hidden, ...")
      .ValueName("CODE");
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return Ledger(*options); }; });
}

void AddRuns(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "runs",
      "Lists the runs that wrote to the database. One that was interrupted (or is going on) has no "
      "end; the same command again does the rest.",
      kRunsExamples);
  AddDatabaseOption(command, &options->database);
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return Runs(*options); }; });
}

}  // namespace sulieu
