// sulieu rules: list, test, check. The other two, why-not and profile, have files of their own.
#include "pipeline/cli/rules.h"

#include "pipeline/cli/console.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/rules_decisions.h"
#include "pipeline/extract/rule_check.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu rules list --kind ratios
  sulieu rules test --rules extractors/      # run the examples of the rules in a folder
  sulieu rules check --rules extractors/     # only load them: every error with its file and line
  sulieu rules why-not "Có 122 trên 159 xã đạt chuẩn." --kind ratios
  sulieu rules profile articles/             # hits and time of every rule; those that never match
  sulieu rules decisions --rules extractors/ # which decisions of people they newly satisfy or break
)";

struct Options {
  std::string rules, kind;
  Format format = Format::kTable;
  bool quiet = false;
};

void AddRow(const RuleSet& set, RowPrinter* printer) {
  for (const auto& rule : set.rules) {
    printer->Add({set.kind, rule->id, rule->doc, static_cast<int64_t>(rule->examples.size()),
                  static_cast<int64_t>(rule->counter_examples.size()),
                  fmt::format("{}:{}", rule->path, rule->line), rule->pattern});
  }
}

int List(const Options& options) {
  if (const auto known = CheckKindIfAny(options.kind); !known) return Report(known.error());
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  RowPrinter printer(options.format,
                     {"kind", "rule", "doc", "examples", "counter_examples", "file", "pattern"});
  for (const RuleSet* set : (*pipeline)->rule_sets()) {
    if (options.kind.empty() || set->kind == options.kind) AddRow(*set, &printer);
  }
  if (options.kind.empty()) AddRow((*pipeline)->passage_rules(), &printer);
  printer.Finish();
  return kDone;
}

int Test(const Options& options) {
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  const RuleCheck check = CheckRules(**pipeline);
  for (const std::string& failure : check.failures) Print("{}\n", failure);
  if (!options.quiet) {
    PrintMessage(
        "{} rules, {} examples, {} counter-examples: {}\n", check.rules, check.examples,
        check.counter_examples,
        check.failures.empty() ? "all as expected" : fmt::format("{} failures", check.failures.size()));
  }
  return check.failures.empty() ? kDone : kFailed;
}

int Check(const Options& options) {
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  size_t rules = (*pipeline)->passage_rules().rules.size();
  for (const RuleSet* set : (*pipeline)->rule_sets()) {
    rules += set->rules.size();
    for (const auto& rule : set->rules) rule->regex();
  }
  if (!options.quiet)
    PrintMessage("{} rules of {} kinds, no errors\n", rules, (*pipeline)->rule_sets().size());
  return kDone;
}

}  // namespace

void AddRules(Command program, Run* run) {
  const Command rules =
      program.AddCommand("rules", "Lists, tests, checks and measures the rule sets.", kExamples);
  rules.RequireCommand();
  auto options = std::make_shared<Options>();
  const Command list = rules.AddCommand("list", "Lists the rules.", "  sulieu rules list --kind dates\n");
  list.AddOption("--kind", options->kind, "of this kind only").ValueName("KIND");
  AddFormatOption(list, &options->format);
  AddRulesOption(list, &options->rules);
  list.WhenChosen([=] { *run = [options] { return List(*options); }; });
  const Command test = rules.AddCommand("test", "Runs the examples and counter-examples of every rule.",
                                        "  sulieu rules test\n  sulieu rules test --rules extractors/\n");
  AddRulesOption(test, &options->rules);
  AddQuietOption(test, &options->quiet);
  test.WhenChosen([=] { *run = [options] { return Test(*options); }; });
  const Command check = rules.AddCommand("check", "Loads the rules and lists all errors with file and line.",
                                         "  sulieu rules check --rules extractors/\n");
  AddRulesOption(check, &options->rules);
  AddQuietOption(check, &options->quiet);
  check.WhenChosen([=] { *run = [options] { return Check(*options); }; });
  AddWhyNot(rules, run);
  AddProfile(rules, run);
  AddRulesDecisions(rules, run);
}

}  // namespace sulieu
