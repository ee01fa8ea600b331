// The commands and options of the program as data, read from the tree CLI11 parses by: what completions and
// the man page are made of, so that neither can know less than the program. Tested by
// tests/completions_test.cc.
#ifndef SULIEU_PIPELINE_CLI_COMMAND_TREE_H_
#define SULIEU_PIPELINE_CLI_COMMAND_TREE_H_

#include <string>
#include <vector>

#include "pipeline/cli/command.h"

namespace sulieu {

struct OptionInfo {
  std::vector<std::string> names;  // `--format`, `-f`; empty for a positional argument
  std::string type;                // `FORMAT`; of a positional its name; empty for a flag
  std::string description;
  std::vector<std::string> choices;  // all values, where they are few
  bool takes_value = false, repeats = false;
  bool takes_path() const { return type == "FILE" || type == "DIR" || type == "PATH" || type == "OUT"; }
};

struct CommandInfo {
  std::string path;  // `rules list`; empty for the program
  std::string description, examples;
  std::vector<OptionInfo> options, positionals;
  std::vector<CommandInfo> commands;

  std::string name() const { return path.substr(path.find_last_of(' ') + 1); }
};

// Hidden commands are left out.
CommandInfo ReadCommandTree(Command program);

// The command and all below it, parents first.
std::vector<const CommandInfo*> AllCommands(const CommandInfo& root);

std::string BashCompletion(const CommandInfo& root);
std::string ZshCompletion(const CommandInfo& root);
std::string FishCompletion(const CommandInfo& root);
// sulieu(1) in roff.
std::string ManPage(const CommandInfo& root);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_COMMAND_TREE_H_
