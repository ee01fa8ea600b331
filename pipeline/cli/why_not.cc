// sulieu rules why-not: which rules came nearest to a text, and where they stopped.
#include "pipeline/extract/why_not.h"

#include "pipeline/cli/console.h"
#include "pipeline/cli/display.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/rules.h"
#include "pipeline/read/metadata.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu rules why-not "Có 122 trên 159 xã đạt chuẩn." --kind ratios
  sulieu rules why-not "Sáng 30/8, hội nghị khai mạc." --kind dates --published 2019-09-02
)";

struct Options {
  std::string text, kind, rules, published;
  size_t limit = 5;
};

std::string Explain(const Attempt& attempt) {
  switch (attempt.obstacle) {
    case Obstacle::kNone:
      return "it made a fact";
    case Obstacle::kTrigger:
      return fmt::format("its trigger is not in one sentence of the text: {}", attempt.failed_part);
    case Obstacle::kPattern:
      return attempt.matched_parts == 0
                 ? fmt::format("its trigger is there, but its pattern does not begin: {}",
                               attempt.failed_part)
                 : fmt::format("matched  {}\n    on       {}\n    then not {}", attempt.matched_pattern,
                               OneLine(attempt.matched_text), attempt.failed_part);
    case Obstacle::kBoundary:
      return fmt::format("matched {}, but letters or digits stand right before or behind it",
                         OneLine(attempt.matched_text));
    case Obstacle::kOverlap:
      return fmt::format("matched {}, but a longer mention or one of another kind took its place",
                         OneLine(attempt.matched_text));
    case Obstacle::kNoFact:
      return "it made a mention, but its words give no value";
    case Obstacle::kFurniture:
      return fmt::format("matched {}, but that line is page furniture", OneLine(attempt.matched_text));
  }
  return "";
}

int PrintAttempts(const Options& options) {
  if (const auto known = CheckKindIfAny(options.kind); !known) return Report(known.error());
  if (!IsPublicationDate(options.published))
    return ReportUsage(
        fmt::format("--published `{}`: write an ISO date such as 2020-01-06", options.published));
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  const auto attempts = WhyNot(**pipeline, options.text, options.kind, options.published);
  if (!attempts) return Report(attempts.error());
  size_t shown = 0;
  for (const Attempt& attempt : *attempts) {
    const bool far = attempt.obstacle == Obstacle::kTrigger;
    if (shown == options.limit || (far && shown > 0)) break;
    ++shown;
    Print("{} ({}/{})  {}\n    {}\n", attempt.rule->id, attempt.matched_parts, attempt.parts,
          attempt.rule->doc, Explain(attempt));
  }
  return kDone;
}

}  // namespace

void AddWhyNot(Command rules, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = rules.AddCommand(
      "why-not", "Says which rules came nearest to a text and which part of them failed.", kExamples);
  command.AddOption("TEXT", options->text, "the sentence that gave no fact").Required();
  command.AddOption("--kind", options->kind, "rules of this kind only").ValueName("KIND");
  command.AddOption("--published", options->published, "as if published on this day").ValueName("DATE");
  command.AddOption("--limit", options->limit, "at most so many rules (default: 5)")
      .ValueName("N")
      .InRange(1, kMostRows);
  AddRulesOption(command, &options->rules);
  command.WhenChosen([=] { *run = [options] { return PrintAttempts(*options); }; });
}

}  // namespace sulieu
