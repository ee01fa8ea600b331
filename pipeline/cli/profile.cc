// sulieu rules profile: hits and time of every rule over a corpus.
#include "pipeline/extract/profile.h"

#include <cmath>

#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/rules.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu rules profile articles/
  sulieu rules profile --dead articles/      # only the rules that made no mention
  sulieu rules profile --format csv articles/ > profile.csv
)";

struct Options {
  std::vector<std::string> paths;
  std::string rules;
  bool dead = false;
  Format format = Format::kTable;
};

int Profile(const Options& options) {
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  const auto files = FindFiles(options.paths, {});
  if (!files) return Report(files.error());
  Profiler profiler(**pipeline);
  size_t documents = 0, failed = 0;
  for (const FoundFile& file : *files) {
    if (!file.skipped.empty()) continue;
    const auto reader = OpenFile(file);
    for (auto input = reader->Next(); input; input = reader->Next()) {
      const auto analysis = input->document ? (*pipeline)->Analyze(*input->document)
                                            : tl::unexpected<Error>(input->document.error());
      ++(analysis ? documents : failed);
      if (analysis) profiler.Add(**analysis);
    }
  }
  std::vector<RuleProfile> rules = profiler.rules();
  std::stable_sort(rules.begin(), rules.end(), [](const RuleProfile& a, const RuleProfile& b) {
    return a.pattern_time > b.pattern_time;
  });
  RowPrinter printer(options.format, {"rule", "sentences", "matches", "mentions", "facts", "milliseconds"});
  size_t dead = 0;
  for (const RuleProfile& rule : rules) {
    dead += rule.mentions == 0 ? 1 : 0;
    if (options.dead && rule.mentions > 0) continue;
    const double milliseconds = std::round(static_cast<double>(rule.pattern_time.count()) / 1e4) / 100;
    printer.Add({rule.rule->id, static_cast<int64_t>(rule.sentences), static_cast<int64_t>(rule.matches),
                 static_cast<int64_t>(rule.mentions), static_cast<int64_t>(rule.facts), milliseconds});
  }
  printer.Finish();
  Say(fmt::format("{} documents, {} not readable; {} of {} rules made no mention", documents, failed, dead,
                  rules.size()));
  return failed == 0 ? kDone : kSomeFailed;
}

}  // namespace

void AddProfile(Command rules, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = rules.AddCommand(
      "profile", "Measures every rule over documents: hits, mentions, facts, time.", kExamples);
  command.AddOption("PATH", options->paths, "files and folders").Required();
  command.AddFlag("--dead", options->dead, "only rules that made no mention");
  AddFormatOption(command, &options->format);
  AddRulesOption(command, &options->rules);
  command.WhenChosen([=] { *run = [options] { return Profile(*options); }; });
}

}  // namespace sulieu
