// The command line: one file per command in this folder. Commands are functions that return their exit
// status; exceptions (of CLI11, of the memory allocator) end here.
#include <exception>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/help.h"
#include "pipeline/cli/version.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu import articles/                     # read a folder of articles into sulieu.db
  sulieu facts dates --since 2020-01-01       # list a kind of fact
  sulieu search "hội nghị tổng kết"           # find articles, with or without diacritics
  sulieu show bai-1.txt --format html > a.html
  sulieu explain 3f2a9c                       # the sentence and the rule behind a fact
  sulieu cite 3f2a9c --format bibtex          # its article, words, place and digests
  sulieu export facts-csv                     # everything as CSV; other formats: sulieu export --help
  cat articles.jsonl | sulieu extract         # no database: JSON lines in, JSON lines out
)";

int Main(int argc, char** argv) {
  CLI::App program(
      "Facts with their sources from Vietnamese press articles about conferences and ceremonies.", "sulieu");
  program.footer(kExamples);
  program.formatter(std::make_shared<HelpFormatter>());
  bool verbose = false;
  program.add_flag("--verbose", verbose, "with --version: also the libraries, the schema and the rules");
  program.set_version_flag(
      "--version", [&] { return VersionText(verbose); }, "Print the version and exit");
  program.require_subcommand(1);
  Run run;
  for (const auto add :
       {AddImport,   AddFacts,  AddSearch,   AddShow,      AddExplain,     AddCite,   AddExport, AddExtract,
        AddConvert,  AddRules,  AddEvaluate, AddReextract, AddDiff,        AddLedger, AddRuns,   AddVerify,
        AddManifest, AddBackup, AddFinalize, AddUpgrade,   AddCompletions, AddMan})
    add(program, &run);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp& call) {
    const CLI::App* chosen = &program;
    while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().front();
    Write(chosen->help());
    return kDone;
  } catch (const CLI::CallForVersion& call) {
    Print("{}\n", call.what());
    return kDone;
  } catch (const CLI::ParseError& error) {
    return ReportUsage(ExplainParseError(program, error));
  }
  return run();
}

}  // namespace
}  // namespace sulieu

int main(int argc, char** argv) {
  sulieu::PrepareStreams();
  try {
    return sulieu::FinishOutput(sulieu::Main(argc, argv));
  } catch (const std::exception& error) {
    sulieu::Say(fmt::format("failed: {}", error.what()));
    return sulieu::kFailed;
  }
}
