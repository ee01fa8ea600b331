#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "pipeline/cli/command_tree.h"

namespace sulieu {
namespace {

// Within single quotes, and within the brackets and colons of _arguments.
std::string Quoted(const std::string& text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      if (c == ':' || c == '[' || c == ']' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted;
}

std::string FunctionName(const CommandInfo& command) {
  std::string name = command.path.empty() ? "_sulieu" : "_sulieu_" + command.path;
  std::replace(name.begin(), name.end(), ' ', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string Value(const OptionInfo& option) {
  const std::string action = !option.choices.empty() ? fmt::format("({})", fmt::join(option.choices, " "))
                             : option.takes_path()   ? "_files"
                                                     : " ";
  return fmt::format(":{}:{}", Quoted(option.type), action);
}

std::string Arguments(const CommandInfo& command) {
  std::string lines;
  for (const OptionInfo& option : command.options) {
    for (const std::string& name : option.names) {
      lines += fmt::format(" \\\n    '{}{}[{}]{}'", option.repeats ? "*" : "", name,
                           Quoted(option.description), option.takes_value ? Value(option) : "");
    }
  }
  size_t place = 0;
  for (const OptionInfo& positional : command.positionals) {
    ++place;
    lines +=
        fmt::format(" \\\n    '{}{}'", positional.repeats ? "*" : std::to_string(place), Value(positional));
  }
  return fmt::format("{}() {{\n  _arguments -s{}\n}}\n", FunctionName(command), lines);
}

// A command with commands below it lists them, then hands over.
std::string Dispatch(const CommandInfo& command) {
  std::string list, cases;
  for (const CommandInfo& below : command.commands) {
    list += fmt::format("    '{}:{}'\n", below.name(), Quoted(below.description));
    cases += fmt::format("    {}) {};;\n", below.name(), FunctionName(below));
  }
  return fmt::format(
      "{}() {{\n  local -a commands=(\n{}  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n"
      "    return\n  fi\n  shift words\n  (( CURRENT-- ))\n  case $words[1] in\n{}  esac\n}}\n",
      FunctionName(command), list, cases);
}

}  // namespace

std::string ZshCompletion(const CommandInfo& root) {
  std::string script =
      "#compdef sulieu\n# Made by `sulieu completions zsh`; put it as _sulieu into a folder of $fpath.\n";
  for (const CommandInfo* command : AllCommands(root))
    script += command->commands.empty() ? Arguments(*command) : Dispatch(*command);
  return script + "_sulieu \"$@\"\n";
}

}  // namespace sulieu
