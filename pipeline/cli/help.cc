#include "pipeline/cli/help.h"

#include <fmt/format.h>

#include "pipeline/cli/suggest.h"
#include "pipeline/messages/messages.h"

namespace sulieu {
namespace {

// The command the words on the line chose, the deepest one.
const CLI::App* Chosen(const CLI::App& program) {
  const CLI::App* chosen = &program;
  while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().front();
  return chosen;
}

std::string FullName(const CLI::App* app) {
  std::string name = app->get_name();
  for (app = app->get_parent(); app; app = app->get_parent()) name = app->get_name() + " " + name;
  return name;
}

std::vector<std::string> CommandNames(const CLI::App* app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> OptionNames(const CLI::App* app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string ExplainExtras(const CLI::App* command) {
  const std::vector<std::string> extras = command->remaining(true);
  const std::string word = extras.empty() ? "" : extras.front();
  if (word.starts_with("-")) {
    return fmt::format("unknown option `{}`{}", word,
                       Suggest(word.substr(0, word.find('=')), OptionNames(command)));
  }
  const auto names = CommandNames(command);
  if (!names.empty()) return fmt::format("unknown command `{}`{}", word, Suggest(word, names));
  return fmt::format("`{}` is one argument too many", word);
}

// `  sulieu import articles/   # read a folder`: the remark alone is words, of other lines all.
std::string LocalisedExample(std::string_view line) {
  constexpr std::string_view kRemark = " # ";
  const size_t remark = line.rfind(kRemark);
  const size_t begin =
      remark == std::string_view::npos ? line.find_first_not_of(' ') : remark + kRemark.size();
  if (begin == std::string_view::npos) return std::string(line);
  return std::string(line.substr(0, begin)) + Localised(line.substr(begin));
}

std::string LocalisedExamples(std::string_view examples) {
  std::string lines;
  while (!examples.empty()) {
    const size_t end = examples.find('\n');
    lines += LocalisedExample(examples.substr(0, end));
    if (end == std::string_view::npos) break;
    lines += '\n';
    examples.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace

void LocaliseHelp(CLI::App* command) {
  if (CurrentLanguage() == Language::kEnglish) return;
  command->description(Localised(command->get_description()));
  command->group(Localised(command->get_group()));
  command->footer(LocalisedExamples(command->get_footer()));
  for (CLI::Option* option : command->get_options()) {
    option->description(Localised(option->get_description()));
    option->group(Localised(option->get_group()));
  }
  for (CLI::App* below : command->get_subcommands([](CLI::App*) { return true; })) LocaliseHelp(below);
}

HelpFormatter::HelpFormatter() {
  column_width(34);
  label("Positionals", Localised("Positionals"));
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
  if (mode == CLI::AppFormatMode::Sub) return make_expanded(app);
  return fmt::format("{}\n{}\n{}\n{}{}{}{}", Localised("Examples:"), app->get_footer(), make_description(app),
                     make_usage(app, name), make_positionals(app), make_groups(app, mode),
                     make_subcommands(app, mode));
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string) const {
  std::string usage = FullName(app);
  for (const CLI::Option* option :
       app->get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    usage += " " + make_option_usage(option);
  }
  if (!CommandNames(app).empty()) usage += " " + Localised("COMMAND");
  return Localised(fmt::format("Usage: {}", usage)) + " " + Localised("[options]") + "\n";
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  if (option->get_type_size() == 0) return "";
  return option->get_option_text().empty() && !option->get_positional() ? " " + option->get_type_name()
                                                                        : option->get_option_text();
}

std::string ExplainParseError(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App* command = Chosen(program);
  std::string message;
  const bool command_missing = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError) &&
                               !CommandNames(command).empty();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) ||
      (command_missing && !command->remaining(true).empty())) {
    message = ExplainExtras(command);
  } else if (command_missing) {
    message = fmt::format("a command is missing{}", Suggest("", CommandNames(command)));
  } else {
    message = error.what();
  }
  return fmt::format("{}\ntry `{} --help`", message, FullName(command));
}

}  // namespace sulieu
