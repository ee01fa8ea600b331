// sulieu completions, sulieu man: what shells and man(1) are told of the commands.
#include "pipeline/cli/command_tree.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu completions bash > ~/.local/share/bash-completion/completions/sulieu
  sulieu completions zsh > ~/.zfunc/_sulieu  # a folder of $fpath
  sulieu completions fish > ~/.config/fish/completions/sulieu.fish
)";
constexpr const char* kManExamples = R"(  sulieu man | man -l -
)";

}  // namespace

void AddCompletions(Command program, Run* run) {
  auto shell = std::make_shared<std::string>();
  const Command command = program.AddCommand(
      "completions", "Prints the completions of a shell, to be put where it looks for them.", kExamples);
  command.AddOption("SHELL", *shell, "bash, zsh or fish").Required().OneOf({"bash", "zsh", "fish"});
  command.WhenChosen([=] {
    *run = [=] {
      const CommandInfo tree = ReadCommandTree(program);
      Write(*shell == "bash"  ? BashCompletion(tree)
            : *shell == "zsh" ? ZshCompletion(tree)
                              : FishCompletion(tree));
      return kDone;
    };
  });
}

void AddMan(Command program, Run* run) {
  const Command command = program.AddCommand("man", "Prints the man page.", kManExamples);
  command.LeaveOutOfHelp();  // for packages; not in the help
  command.WhenChosen([=] {
    *run = [=] {
      Write(ManPage(ReadCommandTree(program)));
      return kDone;
    };
  });
}

}  // namespace sulieu
