#include <csignal>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"

namespace sulieu {

CLI::App* AddCommand(CLI::App& parent, const std::string& name, const std::string& description,
                     const std::string& examples) {
  CLI::App* const command = parent.add_subcommand(name, description);
  command->footer(examples);
  return command;
}

void AddDatabaseOption(CLI::App* command, std::string* path) {
  command->add_option("--db", *path, "the database (default: sulieu.db)")->type_name("FILE");
}

void AddRulesOption(CLI::App* command, std::string* folder) {
  command
      ->add_option("--rules", *folder,
                   "rule sets (KIND/rules.toml, KIND/*.tsv) in place of the built-in ones")
      ->type_name("DIR");
}

void AddQuietOption(CLI::App* command, bool* quiet) {
  command->add_flag("--quiet,-q", *quiet, "only errors are said");
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
