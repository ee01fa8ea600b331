// sulieu upgrade: a database of an older version of the program.
#include "pipeline/store/upgrade.h"

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu upgrade --db tinh.db                # made by an older sulieu; a copy is kept beside it
)";

struct Options {
  std::string database = "sulieu.db";
};

int UpgradeCommand(const Options& options) {
  const auto opened = OpenExistingForWriting(options.database, &SayUpgrade);
  if (!opened) return Report(opened.error());
  PrintMessage("{}: schema version {}\n", options.database, LatestSchemaVersion());
  return kDone;
}

}  // namespace

void SayUpgrade(const Upgrade& upgrade) {
  Say(fmt::format("brought from schema version {} to {}; as it was before: {}", upgrade.from, upgrade.to,
                  upgrade.backup));
}

void AddUpgrade(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("upgrade",
                         "Brings a database of an older sulieu up to date, after a copy of it. "
                         "import, reextract and finalize do it by themselves.",
                         kExamples);
  AddDatabaseOption(command, &options->database);
  command.WhenChosen([=] { *run = [options] { return UpgradeCommand(*options); }; });
}

}  // namespace sulieu
