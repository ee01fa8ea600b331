#include "pipeline/cli/command.h"

#include <CLI/CLI.hpp>

namespace sulieu {

Option Option::ValueName(const std::string& name) const { return Option(option_->type_name(name)); }

Option Option::Required() const { return Option(option_->required()); }

Option Option::Takes(int values) const { return Option(option_->expected(values)); }

Option Option::TakesOneEachTime() const { return Option(option_->type_size(1)->allow_extra_args(false)); }

Option Option::Excludes(Option other) const { return Option(option_->excludes(other.option_)); }

Option Option::Check(const CheckValue& check) const { return Option(option_->check(check)); }

Option Option::OneOf(const std::vector<std::string>& values) const {
  return Option(option_->check(CLI::IsMember(values)));
}

Option Option::InRange(int first, int last) const { return Option(option_->check(CLI::Range(first, last))); }

Option Option::InRange(double first, double last) const {
  return Option(option_->check(CLI::Range(first, last)));
}

Option Option::NotNegative() const { return Option(option_->check(CLI::NonNegativeNumber)); }

Command Command::AddCommand(const std::string& name, const std::string& description,
                            const std::string& examples) const {
  CLI::App* const command = app_->add_subcommand(name, description);
  command->footer(examples);
  return Command(command);
}

template <typename T>
Option Command::AddOption(const std::string& names, T& value, const std::string& description) const {
  return Option(app_->add_option(names, value, description));
}

template Option Command::AddOption(const std::string&, std::string&, const std::string&) const;
template Option Command::AddOption(const std::string&, std::vector<std::string>&, const std::string&) const;
template Option Command::AddOption(const std::string&, int&, const std::string&) const;
template Option Command::AddOption(const std::string&, int64_t&, const std::string&) const;
template Option Command::AddOption(const std::string&, uint64_t&, const std::string&) const;
template Option Command::AddOption(const std::string&, double&, const std::string&) const;

Option Command::AddOptionTaking(const std::string& names, const CheckValue& take,
                                const std::string& description) const {
  const std::string name = names.substr(0, names.find(','));
  const auto take_or_throw = [take, name](const std::string& value) {
    const std::string wrong = take(value);
    if (!wrong.empty()) throw CLI::ValidationError(name, wrong);
  };
  return Option(app_->add_option_function<std::string>(names, take_or_throw, description));
}

Option Command::AddFlag(const std::string& names, bool& value, const std::string& description) const {
  return Option(app_->add_flag(names, value, description));
}

void Command::WhenChosen(std::function<void()> call) const { app_->callback(std::move(call)); }

void Command::RequireCommand() const { app_->require_subcommand(1); }

void Command::TakesOneCommandAtMost() const { app_->require_subcommand(0, 1); }

bool Command::HasChosenCommand() const { return !app_->get_subcommands().empty(); }

void Command::LeaveOutOfHelp() const { app_->group(""); }

}  // namespace sulieu
