#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sstream>

#include "pipeline/cli/command_tree.h"

namespace sulieu {
namespace {

std::string Quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

// True where the words so far are the command and none below it.
std::string Condition(const CommandInfo& command) {
  if (command.path.empty()) return "__fish_use_subcommand";
  std::string condition;
  std::istringstream words(command.path);
  for (std::string word; words >> word;)
    condition += fmt::format("{}__fish_seen_subcommand_from {}", condition.empty() ? "" : "; and ", word);
  if (command.commands.empty()) return condition;
  std::vector<std::string> below;
  for (const CommandInfo& sub : command.commands) below.push_back(sub.name());
  return fmt::format("{}; and not __fish_seen_subcommand_from {}", condition, fmt::join(below, " "));
}

std::string OptionText(const OptionInfo& option) {
  std::string line;
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.choices.empty()) {
    line += fmt::format(" -x -a {}", Quoted(fmt::format("{}", fmt::join(option.choices, " "))));
  } else if (option.takes_value) {
    line += option.takes_path() ? " -r -F" : " -x";
  }
  return line + " -d " + Quoted(option.description);
}

}  // namespace

std::string FishCompletion(const CommandInfo& root) {
  std::string script =
      "# Made by `sulieu completions fish`:\n"
      "#   sulieu completions fish > ~/.config/fish/completions/sulieu.fish\n";
  for (const CommandInfo* command : AllCommands(root)) {
    const std::string begin = fmt::format("complete -c sulieu -n {}", Quoted(Condition(*command)));
    for (const CommandInfo& below : command->commands)
      script += fmt::format("{} -f -a {} -d {}\n", begin, below.name(), Quoted(below.description));
    for (const OptionInfo& positional : command->positionals) {
      if (!positional.choices.empty())
        script += fmt::format("{} -f -a {}\n", begin,
                              Quoted(fmt::format("{}", fmt::join(positional.choices, " "))));
    }
    for (const OptionInfo& option : command->options) script += begin + OptionText(option) + "\n";
  }
  return script;
}

}  // namespace sulieu
