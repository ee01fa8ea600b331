// sulieu rules decisions: which decisions of people other rules satisfy, and which they break.
#include "pipeline/cli/rules_decisions.h"

#include <algorithm>

#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/isolate/isolation.h"
#include "pipeline/reextract/judge.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu rules decisions                     # what this program's rules say to them
  sulieu rules decisions --rules my-rules/   # what rules of one's own would
  sulieu rules decisions --all --format csv
)";

struct Options {
  std::string database = "sulieu.db", rules;
  bool all = false;
  Format format = Format::kTable;
};

std::string_view ChangeName(const Judgement& judgement) {
  if (judgement.before != judgement.after) return judgement.after ? "satisfied" : "broken";
  return judgement.after ? "still satisfied" : "still open";
}

void PrintSummary(const std::vector<Judgement>& judgements) {
  const auto count = [&](std::string_view name) {
    return std::count_if(judgements.begin(), judgements.end(),
                         [&](const Judgement& j) { return ChangeName(j) == name; });
  };
  PrintMessage("{} decisions: {} newly satisfied, {} broken, {} still satisfied, {} still open\n",
               judgements.size(), count("satisfied"), count("broken"), count("still satisfied"),
               count("still open"));
}

int JudgeRules(const Options& options) {
  ReadForeignApart();
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto judgements = JudgeDecisions(*database, **pipeline);
  if (!judgements) return Report(judgements.error());
  RowPrinter printer(options.format,
                     {"change", "decision", "action", "kind", "fact_id", "document", "quote", "because"});
  for (const Judgement& judgement : *judgements) {
    const Decision& d = judgement.decision;
    if (!options.all && judgement.before == judgement.after) continue;
    printer.Add({std::string(ChangeName(judgement)), d.id, d.action, d.kind, d.fact_id, d.document,
                 d.anchor.quote, d.because.empty() ? Value() : Value(d.because)});
  }
  printer.Finish();
  if (options.format == Format::kTable) PrintSummary(*judgements);
  return kDone;
}

}  // namespace

void AddRulesDecisions(Command rules, Run* run) {
  const auto options = std::make_shared<Options>();
  const Command command = rules.AddCommand(
      "decisions", "Shows which decisions of people the rules newly satisfy or break.", kExamples);
  AddDatabaseOption(command, &options->database);
  AddRulesOption(command, &options->rules);
  command.AddFlag("--all", options->all, "also those that stay satisfied or open");
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return JudgeRules(*options); }; });
}

}  // namespace sulieu
