// Commands and their options, as the commands declare them. CLI11 parses them; it is all headers, which cost
// each file that sees them seconds, so only command.cc sees it, and what reads all commands: main, help,
// command_tree, settings. Tested by tests/cli_test.cc and every test that runs a command.
#ifndef SULIEU_PIPELINE_CLI_COMMAND_H_
#define SULIEU_PIPELINE_CLI_COMMAND_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace sulieu {

// What is wrong with a value; empty when nothing is.
using CheckValue = std::function<std::string(const std::string& value)>;

// An option, or an argument without a name. A reference to what the program holds: copies are the same.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  Option ValueName(const std::string& name) const;  // of its value in the help: `FILE`
  Option Required() const;
  Option Takes(int values) const;   // exactly so many, each time
  Option TakesOneEachTime() const;  // of an option that may be repeated; else it takes all that follow
  Option Excludes(Option other) const;
  Option Check(const CheckValue& check) const;
  Option OneOf(const std::vector<std::string>& values) const;
  Option InRange(int first, int last) const;
  Option InRange(double first, double last) const;
  Option NotNegative() const;

 private:
  CLI::Option* option_;
};

// A command, or the program. A reference to what the program holds: copies are the same.
class Command {
 public:
  explicit Command(CLI::App* app) : app_(app) {}

  // A command below it; `examples` lead its help.
  Command AddCommand(const std::string& name, const std::string& description,
                     const std::string& examples) const;

  // `names` are `--format,-f`, or `FILE` for an argument without a name. `value` keeps what it has where the
  // line does not say; it must outlive the parsing. T: std::string, int, int64_t, uint64_t, double, a vector
  // of strings.
  template <typename T>
  Option AddOption(const std::string& names, T& value, const std::string& description) const;
  // `take` gets the value, and says what is wrong with it.
  Option AddOptionTaking(const std::string& names, const CheckValue& take,
                         const std::string& description) const;
  Option AddFlag(const std::string& names, bool& value, const std::string& description) const;

  // Called when the line chose the command.
  void WhenChosen(std::function<void()> call) const;
  void RequireCommand() const;
  void TakesOneCommandAtMost() const;
  bool HasChosenCommand() const;  // whether the line chose one below it
  void LeaveOutOfHelp() const;

  CLI::App* app() const { return app_; }

 private:
  CLI::App* app_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_COMMAND_H_
