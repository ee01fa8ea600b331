#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/cli/command_tree.h"

namespace sulieu {
namespace {

// `_sulieu_path` is the command so far; a word that is one of its commands goes on.
std::string Walk(const CommandInfo& root) {
  std::string cases;
  for (const CommandInfo* command : AllCommands(root)) {
    if (!command->path.empty()) cases += fmt::format("      \"{0}\") path=\"{0}\";;\n", command->path);
  }
  return cases;
}

std::string Values(const OptionInfo& option) {
  if (!option.choices.empty())
    return fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))", fmt::join(option.choices, " "));
  return option.takes_path() ? "COMPREPLY=($(compgen -f -- \"$cur\"))" : "COMPREPLY=()";
}

// What follows an option that takes a value.
std::string AfterOptions(const CommandInfo& root) {
  std::string cases;
  for (const CommandInfo* command : AllCommands(root)) {
    for (const OptionInfo& option : command->options) {
      if (!option.takes_value) continue;
      std::string patterns;
      for (const std::string& name : option.names)
        patterns += fmt::format("{}\"{} {}\"", patterns.empty() ? "" : "|", command->path, name);
      cases += fmt::format("    {}) {}; return;;\n", patterns, Values(option));
    }
  }
  return cases;
}

std::string Words(const CommandInfo& root) {
  std::string cases;
  for (const CommandInfo* command : AllCommands(root)) {
    std::vector<std::string> options, words;
    for (const OptionInfo& option : command->options)
      options.insert(options.end(), option.names.begin(), option.names.end());
    for (const CommandInfo& below : command->commands) words.push_back(below.name());
    for (const OptionInfo& positional : command->positionals)
      words.insert(words.end(), positional.choices.begin(), positional.choices.end());
    cases += fmt::format("    \"{}\") options=\"{}\" words=\"{}\";;\n", command->path,
                         fmt::join(options, " "), fmt::join(words, " "));
  }
  return cases;
}

}  // namespace

std::string BashCompletion(const CommandInfo& root) {
  return fmt::format(
      R"(# bash completion for sulieu. Made by `sulieu completions bash`; put it where bash looks for completions:
#   sulieu completions bash > ~/.local/share/bash-completion/completions/sulieu
_sulieu() {{
  local cur="${{COMP_WORDS[COMP_CWORD]}}" prev="${{COMP_WORDS[COMP_CWORD-1]}}"
  local path="" options="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${{path:+$path }}${{COMP_WORDS[i]}}" in
{}    esac
  done
  COMPREPLY=()
  case "$path $prev" in
{}  esac
  case "$path" in
{}  esac
  if [[ "$cur" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n "$words" ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}}
complete -o filenames -F _sulieu sulieu
)",
      Walk(root), AfterOptions(root), Words(root));
}

}  // namespace sulieu
