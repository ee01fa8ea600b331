#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "pipeline/cli/command_tree.h"

namespace sulieu {
namespace {

// Text of roff: backslashes and hyphens as themselves, no line that begins a request.
std::string Roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Usage(const CommandInfo& command) {
  std::string usage = ".B sulieu";
  if (!command.path.empty()) usage.append(" ").append(Roff(command.path));
  usage += '\n';
  for (const OptionInfo& positional : command.positionals)
    usage += fmt::format(".I {}{}\n", Roff(positional.type), positional.repeats ? "..." : "");
  return usage + (command.commands.empty() ? ".RI [ options ]\n" : ".I COMMAND\n.RI [ options ]\n");
}

std::string OptionText(const OptionInfo& option) {
  const std::string names = fmt::format("{}", fmt::join(option.names, ", "));
  std::string head = names.empty() ? ".I " + Roff(option.type) : ".B " + Roff(names);
  if (!names.empty() && option.takes_value) head += fmt::format(" \\fI{}\\fR", Roff(option.type));
  return fmt::format(".TP\n{}\n{}\n", head, Roff(option.description));
}

// A line each, its comment above it: they are too long for one line of a terminal.
std::string Examples(const std::string& examples) {
  std::istringstream lines(examples);
  std::string out = ".nf\n";
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    const size_t comment = line.find("  # ");
    if (comment != std::string::npos) out += Roff(line.substr(comment + 2)) + '\n';
    line.erase(std::min(comment, line.size()));
    line.erase(line.find_last_not_of(' ') + 1);
    out += Roff(line) + '\n';
  }
  return out + ".fi\n";
}

std::string Section(const CommandInfo& command) {
  std::string section = fmt::format(".SS sulieu {}\n{}.PP\n{}\n", Roff(command.path), Usage(command),
                                    Roff(command.description));
  for (const OptionInfo& positional : command.positionals) section += OptionText(positional);
  for (const OptionInfo& option : command.options) {
    if (option.names.front() != "--help") section += OptionText(option);
  }
  return section + ".PP\n" + Examples(command.examples);
}

constexpr const char* kEnd = R"(.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
failed
.TP
.B 2
wrong usage, or rules that do not load
.TP
.B 3
finished, but some documents failed
.TP
.B 130
interrupted
.SH ENVIRONMENT
.TP
.B NO_COLOR
no colours on a terminal
.SH FILES
.TP
.I sulieu.db
the database, in the current folder unless \-\-db names another
.SH SEE ALSO
.BR sqlite3 (1)
)";

}  // namespace

std::string ManPage(const CommandInfo& root) {
  std::string page = fmt::format(
      ".TH SULIEU 1 \"{0}\" \"sulieu {1}\" \"User Commands\"\n.SH NAME\nsulieu \\- facts with their sources "
      "from Vietnamese press articles\n.SH SYNOPSIS\n{2}.SH DESCRIPTION\n{3}\n.SH EXAMPLES\n{4}.SH "
      "OPTIONS\n",
      SULIEU_DATE, Roff(SULIEU_VERSION), Usage(root), Roff(root.description), Examples(root.examples));
  for (const OptionInfo& option : root.options) page += OptionText(option);
  page += ".SH COMMANDS\n";
  for (const CommandInfo* command : AllCommands(root)) {
    if (!command->path.empty()) page += Section(*command);
  }
  return page + kEnd;
}

}  // namespace sulieu
