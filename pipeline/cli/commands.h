// The commands of the program, one file each in this folder. A command adds itself and its options to the
// program; when it is chosen it leaves in `run` what main is to call.
#ifndef SULIEU_PIPELINE_CLI_COMMANDS_H_
#define SULIEU_PIPELINE_CLI_COMMANDS_H_

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "pipeline/base/result.h"
#include "pipeline/cli/command.h"

namespace sulieu {

class Pipeline;
struct Settings;
struct Upgrade;

using Run = std::function<int()>;  // returns the exit status

void AddImport(Command program, Run* run);
void AddExtract(Command program, Run* run);
void AddConvert(Command program, Run* run);
void AddFacts(Command program, Run* run);
void AddExport(Command program, Run* run);
void AddReport(Command program, Run* run);
void AddCite(Command program, Run* run);
void AddSearch(Command program, Run* run);
void AddShow(Command program, Run* run);
void AddExplain(Command program, Run* run);
void AddRules(Command program, Run* run);
void AddEvaluate(Command program, Run* run);
void AddVerify(Command program, Run* run);
void AddLedger(Command program, Run* run);
void AddRuns(Command program, Run* run);
void AddManifest(Command program, Run* run);
void AddBackup(Command program, Run* run);
void AddFinalize(Command program, Run* run);
void AddUpgrade(Command program, Run* run);
void AddReextract(Command program, Run* run);
void AddDiff(Command program, Run* run);
void AddConfig(Command program, const Settings& settings, Run* run);
void AddCompletions(Command program, Run* run);
void AddMan(Command program, Run* run);

// What --limit and the numbers of runs may be.
inline constexpr int kMostRows = 1'000'000'000;

// Options several commands have.
void AddDatabaseOption(Command command, std::string* path);  // --db, sulieu.db by default
void AddRulesOption(Command command, std::string* folder);   // --rules
void AddQuietOption(Command command, bool* quiet);           // --quiet

// The first Ctrl-C sets the flag: stop after the documents in flight. A second one ends the program at once
// (SQLite rolls back what was not committed when the file is opened next).
const std::atomic<bool>& StopOnSignals();

// Says that a database was brought up to date and where its copy is.
void SayUpgrade(const Upgrade& upgrade);

// The pipeline of the rules in `folder`, or of the built-in ones when it is empty.
Result<std::unique_ptr<Pipeline>> LoadPipeline(const std::string& folder);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_COMMANDS_H_
