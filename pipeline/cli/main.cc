// The command line: one file per command in this folder. Commands are functions that return their exit
// status; exceptions (of CLI11, of the memory allocator) end here.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/help.h"
#include "pipeline/cli/people.h"
#include "pipeline/cli/review.h"
#include "pipeline/cli/settings.h"
#include "pipeline/cli/version.h"
#include "pipeline/isolate/serve.h"
#include "pipeline/messages/messages.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu import articles/                     # read a folder of articles into sulieu.db
  sulieu facts dates --since 2020-01-01       # list a kind of fact
  sulieu search "hội nghị tổng kết"           # find articles, with or without diacritics
  sulieu show bai-1.txt --format html > a.html
  sulieu explain 3f2a9c                       # the sentence and the rule behind a fact
  sulieu cite 3f2a9c --format bibtex          # its article, words, place and digests
  sulieu report                               # all of it as one HTML page to read and print
  sulieu export facts-csv                     # everything as CSV; other formats: sulieu export --help
  cat articles.jsonl | sulieu extract         # no database: JSON lines in, JSON lines out
)";

// Of --lang, which decides in which language the options themselves are explained; nullptr without it.
const char* LanguageOption(int argc, char** argv) {
  constexpr std::string_view kName = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (argument == kName && i + 1 < argc) return argv[i + 1];
    if (argument.starts_with("--lang=")) return argv[i] + kName.size() + 1;
  }
  return nullptr;
}

// Of the command line, else of the settings, else of the locale (locale(7)).
void ChooseLanguage(const char* option, const Settings& settings) {
  const std::string& setting = SettingValue(settings, "lang");
  std::string name = option ? option : setting;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const locale = std::getenv(variable);
    if (name.empty() && locale) name = locale;
  }
  SetLanguage(LanguageOf(name).value_or(Language::kEnglish));
}

// Read before all else; here so that every command takes it and explains it.
void AddLanguageOption(CLI::App* command, std::string* language) {
  command->add_option("--lang", *language, "language of help and messages: en or vi (default: by the locale)")
      ->type_name("LANG")
      ->check(CLI::IsMember({"en", "vi"}));
  for (CLI::App* below : command->get_subcommands([](CLI::App*) { return true; })) {
    AddLanguageOption(below, language);
  }
}

int Main(int argc, char** argv) {
  const auto settings = ReadSettings([](const char* name) { return std::getenv(name); });
  if (!settings) return Report(settings.error());
  ChooseLanguage(LanguageOption(argc, argv), *settings);
  CLI::App program(
      "Facts with their sources from Vietnamese press articles about conferences and ceremonies.", "sulieu");
  program.footer(kExamples);
  program.formatter(std::make_shared<HelpFormatter>());
  bool verbose = false;
  program.add_flag("--verbose", verbose, "with --version: also the libraries, the schema and the rules");
  program.set_version_flag(
      "--version", [&] { return VersionText(verbose); }, "Print the version and exit");
  program.require_subcommand(1);
  const Command root(&program);
  Run run;
  for (const auto add :
       {AddImport,    AddFacts,   AddPeople,      AddSearch,  AddShow,    AddExplain,  AddCite,
        AddReview,    AddReport,  AddExport,      AddExtract, AddConvert, AddRules,    AddEvaluate,
        AddReextract, AddDiff,    AddLedger,      AddRuns,    AddVerify,  AddManifest, AddBackup,
        AddFinalize,  AddUpgrade, AddCompletions, AddMan})
    add(root, &run);
  AddConfig(root, *settings, &run);
  std::string language;
  AddLanguageOption(&program, &language);
  LocaliseHelp(&program);
  if (const Status applied = ApplySettings(*settings, root); !applied) return Report(applied.error());
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
  sulieu::ServeIfWorker(argc, argv);
  sulieu::PrepareStreams();
  try {
    return sulieu::FinishOutput(sulieu::Main(argc, argv));
  } catch (const std::exception& error) {
    sulieu::Say(fmt::format("failed: {}", error.what()));
    return sulieu::kFailed;
  }
}
