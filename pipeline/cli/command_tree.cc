#include "pipeline/cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <iterator>

#include "pipeline/cli/export_job.h"
#include "pipeline/export/catalog.h"
#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

// `FORMAT:{text,html}`: what a check on the option allows.
std::vector<std::string> CheckedChoices(const std::string& type) {
  const size_t begin = type.find('{'), end = type.find('}');
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

// Values the program checks itself, with a message of its own.
std::vector<std::string> KnownChoices(const std::string& command, const std::string& type) {
  if (type == "KIND") return Kinds();
  if (type == "FORMAT" && command == "export") return {std::begin(kExportFormats), std::end(kExportFormats)};
  if (type == "FORMAT") return {"table", "csv", "tsv", "json", "jsonl"};
  std::vector<std::string> views;
  if (type != "VIEW") return views;
  for (const ViewInfo& view : Catalog()) views.push_back(view.name);
  return views;
}

OptionInfo ReadOption(const CLI::Option& option, const std::string& command) {
  OptionInfo info;
  for (const std::string& name : option.get_lnames()) info.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) info.names.push_back("-" + name);
  info.description = option.get_description();
  info.repeats = option.get_expected_max() > 1 || option.get_items_expected_max() > 1;
  info.takes_value = info.names.empty() || option.get_type_size() > 0;
  if (!info.takes_value) return info;
  const std::string type = option.get_type_name();
  info.type = info.names.empty() ? option.get_name(true) : type.substr(0, type.find(':'));
  info.choices = CheckedChoices(type);
  if (info.choices.empty()) info.choices = KnownChoices(command, info.type);
  return info;
}

CommandInfo ReadCommand(const CLI::App& app, const std::string& path) {
  CommandInfo info;
  info.path = path;
  info.description = app.get_description();
  info.examples = app.get_footer();
  for (const CLI::Option* option : app.get_options()) {
    OptionInfo read = ReadOption(*option, path);
    (read.names.empty() ? info.positionals : info.options).push_back(std::move(read));
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_group().empty()) continue;
    info.commands.push_back(
        ReadCommand(*command, path.empty() ? command->get_name() : path + " " + command->get_name()));
  }
  return info;
}

void Collect(const CommandInfo& command, std::vector<const CommandInfo*>* all) {
  all->push_back(&command);
  for (const CommandInfo& below : command.commands) Collect(below, all);
}

}  // namespace

CommandInfo ReadCommandTree(Command program) { return ReadCommand(*program.app(), ""); }

std::vector<const CommandInfo*> AllCommands(const CommandInfo& root) {
  std::vector<const CommandInfo*> all;
  Collect(root, &all);
  return all;
}

}  // namespace sulieu
