// The commands of the program, one file each in this folder. A command adds itself and its options to the
// program; when it is chosen it leaves in `run` what main is to call.
#ifndef SULIEU_PIPELINE_CLI_COMMANDS_H_
#define SULIEU_PIPELINE_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "pipeline/base/result.h"
#include "pipeline/cli/settings.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/upgrade.h"

namespace sulieu {

using Run = std::function<int()>;  // returns the exit status

void AddImport(CLI::App& program, Run* run);
void AddExtract(CLI::App& program, Run* run);
void AddConvert(CLI::App& program, Run* run);
void AddFacts(CLI::App& program, Run* run);
void AddExport(CLI::App& program, Run* run);
void AddReport(CLI::App& program, Run* run);
void AddCite(CLI::App& program, Run* run);
void AddSearch(CLI::App& program, Run* run);
void AddShow(CLI::App& program, Run* run);
void AddExplain(CLI::App& program, Run* run);
void AddRules(CLI::App& program, Run* run);
void AddEvaluate(CLI::App& program, Run* run);
void AddVerify(CLI::App& program, Run* run);
void AddLedger(CLI::App& program, Run* run);
void AddRuns(CLI::App& program, Run* run);
void AddManifest(CLI::App& program, Run* run);
void AddBackup(CLI::App& program, Run* run);
void AddFinalize(CLI::App& program, Run* run);
void AddUpgrade(CLI::App& program, Run* run);
void AddReextract(CLI::App& program, Run* run);
void AddDiff(CLI::App& program, Run* run);
void AddConfig(CLI::App& program, const Settings& settings, Run* run);
void AddCompletions(CLI::App& program, Run* run);
void AddMan(CLI::App& program, Run* run);

// A command with its help: `examples` lead the help text.
CLI::App* AddCommand(CLI::App& parent, const std::string& name, const std::string& description,
                     const std::string& examples);

// What --limit and the numbers of runs may be.
inline constexpr int kMostRows = 1'000'000'000;

// Options several commands have.
void AddDatabaseOption(CLI::App* command, std::string* path);  // --db, sulieu.db by default
void AddRulesOption(CLI::App* command, std::string* folder);   // --rules
void AddQuietOption(CLI::App* command, bool* quiet);           // --quiet

// The first Ctrl-C sets the flag: stop after the documents in flight. A second one ends the program at once
// (SQLite rolls back what was not committed when the file is opened next).
const std::atomic<bool>& StopOnSignals();

// Says that a database was brought up to date and where its copy is.
void SayUpgrade(const Upgrade& upgrade);

// The pipeline of the rules in `folder`, or of the built-in ones when it is empty.
Result<std::unique_ptr<Pipeline>> LoadPipeline(const std::string& folder);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_COMMANDS_H_
