#include <csignal>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/upgrade.h"

namespace sulieu {

void AddDatabaseOption(Command command, std::string* path) {
  command.AddOption("--db", *path, "the database (default: sulieu.db)").ValueName("FILE");
}

void AddRulesOption(Command command, std::string* folder) {
  command
      .AddOption("--rules", *folder, "rule sets (KIND/rules.toml, KIND/*.tsv) in place of the built-in ones")
      .ValueName("DIR");
}

void AddQuietOption(Command command, bool* quiet) {
  command.AddFlag("--quiet,-q", *quiet, "only errors are said");
}

const std::atomic<bool>& StopOnSignals() {
  static std::atomic<bool> interrupted = false;
  struct sigaction action = {};
  action.sa_handler = [](int) { interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return interrupted;
}

Result<std::unique_ptr<Pipeline>> LoadPipeline(const std::string& folder) {
  if (folder.empty()) return Pipeline::Create(EmbeddedRuleFiles());
  auto files = ReadRuleFolder(folder);
  if (!files) return Fail(ErrorCode::kUsage, files.error().message);
  return Pipeline::Create(*files);
}

}  // namespace sulieu
