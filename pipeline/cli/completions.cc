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

void AddCompletions(CLI::App& program, Run* run) {
  auto shell = std::make_shared<std::string>();
  CLI::App* const command =
      AddCommand(program, "completions",
                 "Prints the completions of a shell, to be put where it looks for them.", kExamples);
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  const CLI::App* const root = &program;
  command->callback([=] {
    *run = [=] {
      const CommandInfo tree = ReadCommandTree(*root);
      Write(*shell == "bash"  ? BashCompletion(tree)
            : *shell == "zsh" ? ZshCompletion(tree)
                              : FishCompletion(tree));
      return kDone;
    };
  });
}

void AddMan(CLI::App& program, Run* run) {
  CLI::App* const command = AddCommand(program, "man", "Prints the man page.", kManExamples);
  command->group("");  // for packages; not in the help
  const CLI::App* const root = &program;
  command->callback([=] {
    *run = [=] {
      Write(ManPage(ReadCommandTree(*root)));
      return kDone;
    };
  });
}

}  // namespace sulieu
