// sulieu evaluate: precision, recall and F1 per kind of fact against gold annotations.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/display.h"
#include "pipeline/cli/rows.h"
#include "pipeline/evaluate/decisions.h"
#include "pipeline/read/reader.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu evaluate gold.jsonl
  sulieu evaluate gold.jsonl --errors                     # every missed and every wrong fact
  sulieu evaluate gold.jsonl --fail-below 0.9             # exit status 1 when an F1 is lower
  sulieu evaluate --decisions                             # the rules against what people decided
  sulieu evaluate gold.jsonl --compare before.db after.db --errors
)";

struct Options {
  std::string database = "sulieu.db", gold;
  std::vector<std::string> compare;
  bool errors = false, decisions = false;
  double fail_below = 0;
  Format format = Format::kTable;
};

std::string_view MistakeName(const Mistake& mistake) { return mistake.missed ? "missed" : "wrong"; }

void PrintTable(const std::vector<Score>& scores, bool errors) {
  Print("{:34} {:>9} {:>7} {:>7}   hit missed wrong\n", "kind of fact", "precision", "recall", "F1");
  for (const Score& score : scores) {
    Print("{:34} {:9.3f} {:7.3f} {:7.3f} {:5} {:6} {:5}\n", score.row, score.precision(), score.recall(),
          score.f1(), score.hit, score.missed, score.wrong);
    for (const Mistake& mistake : score.mistakes) {
      if (errors) Print("    {:6} {}: {}\n", MistakeName(mistake), mistake.document, KeyText(mistake.key));
    }
  }
}

void PrintRows(const std::vector<Score>& scores, Format format, bool errors) {
  if (errors) {
    RowPrinter printer(format, {"row", "mistake", "document", "fact"});
    for (const Score& score : scores) {
      for (const Mistake& mistake : score.mistakes)
        printer.Add({score.row, std::string(MistakeName(mistake)), mistake.document, KeyText(mistake.key)});
    }
    return printer.Finish();
  }
  RowPrinter printer(format, {"row", "precision", "recall", "f1", "hit", "missed", "wrong"});
  for (const Score& score : scores) {
    printer.Add({score.row, score.precision(), score.recall(), score.f1(), static_cast<int64_t>(score.hit),
                 static_cast<int64_t>(score.missed), static_cast<int64_t>(score.wrong)});
  }
  printer.Finish();
}

Result<std::vector<Score>> ScoreOf(const std::string& path, const std::vector<GoldDocument>& gold) {
  const auto database = OpenForReading(path);
  SULIEU_RETURN_IF_ERROR(database);
  const auto missing = MissingDocuments(*database, gold);
  SULIEU_RETURN_IF_ERROR(missing);
  if (!missing->empty()) {
    Say(fmt::format("{}: {} of {} annotated documents are not in it, their facts count as missed: {}{}", path,
                    missing->size(), gold.size(), missing->front(), missing->size() > 1 ? ", ..." : ""));
  }
  return Evaluate(*database, gold);
}

// What is in `scores` and not in `other`.
void PrintChange(std::string_view sign, const Score& score, const Score& other) {
  for (const Mistake& mistake : score.mistakes) {
    if (!std::binary_search(other.mistakes.begin(), other.mistakes.end(), mistake))
      Print("    {} {:6} {}: {}\n", sign, MistakeName(mistake), mistake.document, KeyText(mistake.key));
  }
}

void PrintComparison(const std::vector<Score>& before, const std::vector<Score>& after, bool errors) {
  Print("{:34} {:>7} {:>7} {:>7}   missed      wrong\n", "kind of fact", "F1", "now", "change");
  for (size_t i = 0; i < after.size(); ++i) {
    const Score &old = before[i], &now = after[i];
    Print("{:34} {:7.3f} {:7.3f} {:+7.3f}   {:>3} -> {:<3}  {:>3} -> {}\n", now.row, old.f1(), now.f1(),
          now.f1() - old.f1(), old.missed, now.missed, old.wrong, now.wrong);
    if (errors) {
      PrintChange("new ", now, old);
      PrintChange("gone", old, now);
    }
  }
}

int CheckThreshold(const std::vector<Score>& scores, double fail_below) {
  int status = kDone;
  for (const Score& score : scores) {
    if (score.f1() >= fail_below) continue;
    Say(fmt::format("{}: F1 {:.3f} is below {}", score.row, score.f1(), fail_below));
    status = kFailed;
  }
  return status;
}

Result<std::vector<Score>> DecisionScore(const std::string& path) {
  const auto database = OpenForReading(path);
  SULIEU_RETURN_IF_ERROR(database);
  auto scores = EvaluateDecisions(*database);
  if (scores && scores->empty())
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: has no decisions; `sulieu review KIND` makes them", path));
  return scores;
}

// Prints what `score` gives for the database, or for the two that are compared.
template <typename ScoreDatabase>
int Evaluated(const Options& options, ScoreDatabase score) {
  if (!options.compare.empty()) {
    const auto before = score(options.compare[0]);
    if (!before) return Report(before.error());
    const auto after = score(options.compare[1]);
    if (!after) return Report(after.error());
    PrintComparison(*before, *after, options.errors);
    return CheckThreshold(*after, options.fail_below);
  }
  const auto scores = score(options.database);
  if (!scores) return Report(scores.error());
  if (options.format == Format::kTable) {
    PrintTable(*scores, options.errors);
  } else {
    PrintRows(*scores, options.format, options.errors);
  }
  return CheckThreshold(*scores, options.fail_below);
}

int EvaluateGold(const Options& options) {
  if (options.decisions == !options.gold.empty())
    return ReportUsage("name the annotations, or take the decisions of people by --decisions");
  if (options.decisions)
    return Evaluated(options, [](const std::string& path) { return DecisionScore(path); });
  const auto content = ReadWholeFile(options.gold);
  if (!content) return ReportUsage(fmt::format("{}: {}", options.gold, content.error().message));
  const auto gold = ParseGold(options.gold, *content);
  if (!gold) return Report(gold.error());
  return Evaluated(options, [&](const std::string& path) { return ScoreOf(path, *gold); });
}

}  // namespace

void AddEvaluate(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "evaluate", "Scores a database against gold annotations: precision, recall, F1 per kind.", kExamples);
  command.AddOption("GOLD", options->gold, "annotations, one JSON object a line; - is standard input");
  command.AddFlag("--decisions", options->decisions,
                  "in place of annotations: what people decided by `sulieu review`");
  AddDatabaseOption(command, &options->database);
  command.AddFlag("--errors", options->errors, "list every missed and every wrong fact");
  command.AddOption("--fail-below", options->fail_below, "exit status 1 when an F1 is below X")
      .ValueName("X")
      .InRange(0.0, 1.0);
  command.AddOption("--compare", options->compare, "two databases side by side, in place of --db")
      .ValueName("A.db B.db")
      .Takes(2);
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return EvaluateGold(*options); }; });
}

}  // namespace sulieu
