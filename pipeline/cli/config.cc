// sulieu config show: what holds where the command line says nothing.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/settings.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu config show                         # each setting, its value, where that is from
  SULIEU_DB=tinh.db sulieu config show       # SULIEU_DB, _RULES, _JOBS, _ENCODING, _LANG

The configuration file is ~/.config/sulieu/config.toml, or what SULIEU_CONFIG names. Lines like
  db = "/kho/tinh.db"
  lang = "vi"
An option on the command line comes before the environment, the environment before the file.
)";

int Show(const Settings& settings, Format format) {
  RowPrinter printer(format, {"setting", "value", "source"});
  for (const Setting& setting : settings.all) {
    printer.Add({setting.name, setting.value.empty() ? Value() : Value(setting.value), setting.source});
  }
  printer.Add({"config", settings.file, settings.file_exists ? "read" : "not there"});
  printer.Finish();
  return kDone;
}

}  // namespace

void AddConfig(Command program, const Settings& settings, Run* run) {
  const Command config =
      program.AddCommand("config", "Shows the settings and where they are from.", kExamples);
  config.RequireCommand();
  auto format = std::make_shared<Format>(Format::kTable);
  const Command show =
      config.AddCommand("show", "Lists each setting, its value and where that is from.", kExamples);
  AddFormatOption(show, format.get());
  show.WhenChosen([=] { *run = [=] { return Show(settings, *format); }; });
}

}  // namespace sulieu
