// Help texts that lead with examples, and messages for a wrong command line that say what would be right.
#ifndef SULIEU_PIPELINE_CLI_HELP_H_
#define SULIEU_PIPELINE_CLI_HELP_H_

#include <CLI/CLI.hpp>
#include <string>

namespace sulieu {

// Puts the descriptions of all commands and options, and what stands behind their examples, into the language
// of the user.
void LocaliseHelp(CLI::App* program);

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter();
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
};

// What is wrong with the command line and what would be right. Requires: `program` has just failed to parse.
std::string ExplainParseError(const CLI::App& program, const CLI::ParseError& error);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_HELP_H_
