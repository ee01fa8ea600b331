// sulieu review: what people decide about facts, from the command line, by table and in a quick pass.
#include "pipeline/cli/review.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>

#include "pipeline/cli/console.h"
#include "pipeline/cli/key_terminal.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/suggest.h"
#include "pipeline/export/new_file.h"
#include "pipeline/import/destination.h"
#include "pipeline/isolate/isolation.h"
#include "pipeline/read/reader.h"
#include "pipeline/review/apply.h"
#include "pipeline/review/decide.h"
#include "pipeline/review/pass.h"
#include "pipeline/review/table.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu review officials                    # one by one, a key each: accept, reject, edit, ...
  sulieu review accept 3f2a9c41d0
  sulieu review reject 3f2a --because "a misprint of the paper"
  sulieu review edit 3f2a position="Phó Chủ tịch UBND tỉnh" organisation=
  sulieu review add officials --document bai-1.txt --quote "ông Trần Văn B" name="Trần Văn B"
  sulieu review undo 3f2a
  sulieu review ratios --export-csv ratios.csv   # for a spreadsheet, and its decisions back:
  sulieu review --import-csv ratios.csv
  sulieu review list --orphaned              # decisions whose words are found no more
)";

struct Options {
  std::string database = "sulieu.db", kind, fact, document, quote, by, because, at, export_csv, import_csv;
  std::vector<std::string> values;
  int64_t begin = -1;
  bool orphaned = false, quiet = false;
  Format format = Format::kTable;
};

// Who is logged in, where --by does not say.
std::string UserName() {
  for (const char* const name : {"USER", "LOGNAME"}) {
    const char* const value = std::getenv(name);
    if (value && *value) return value;
  }
  const passwd* const user = getpwuid(getuid());
  return user && user->pw_name ? user->pw_name : "";
}

Result<Reviewer> ReviewerOf(const Options& options) {
  Reviewer reviewer{options.by.empty() ? UserName() : options.by, options.at.empty() ? NowUtc() : options.at,
                    options.because};
  if (reviewer.by.empty())
    return Fail(ErrorCode::kUsage, "it is not known who decides; say it with --by NAME");
  return reviewer;
}

Result<TypedValues> ParseValues(const std::vector<std::string>& texts) {
  TypedValues values;
  for (const std::string& text : texts) {
    auto value = ParseTypedValue(text);
    SULIEU_RETURN_IF_ERROR(value);
    values.push_back(std::move(*value));
  }
  return values;
}

// Runs a change in a transaction: all of it or nothing.
int InTransaction(const Options& options,
                  const std::function<Result<std::string>(const Database&, const Reviewer&)>& change) {
  ReadForeignApart();
  const auto reviewer = ReviewerOf(options);
  if (!reviewer) return Report(reviewer.error());
  const auto database = OpenExistingForWriting(options.database, SayUpgrade);
  if (!database) return Report(database.error());
  auto transaction = Transaction::Begin(*database);
  if (!transaction) return Report(transaction.error());
  const auto changed = change(*database, *reviewer);
  if (!changed) return Report(changed.error());
  const Status people = UpdatePeople(*database);
  if (!people) return Report(people.error());
  const Status committed = transaction->Commit();
  if (!committed) return Report(committed.error());
  if (!options.quiet) PrintMessage("{}\n", *changed);
  return kDone;
}

using Decide = std::function<Result<Decided>(const Database&, const Reviewer&, const std::string& fact_id)>;

int DecideOn(const Options& options, std::string_view done, const Decide& decide) {
  return InTransaction(options,
                       [&](const Database& database, const Reviewer& reviewer) -> Result<std::string> {
                         // What is orphaned or rejected may be no fact now, but has its whole id.
                         auto fact = FindFactId(database, options.fact);
                         const auto decided = decide(database, reviewer, fact ? *fact : options.fact);
                         if (!decided && !fact) return tl::unexpected<Error>(fact.error());
                         SULIEU_RETURN_IF_ERROR(decided);
                         return fmt::format("{} {} (decision {})", done, decided->fact_id, decided->decision);
                       });
}

int EditOne(const Options& options) {
  const auto values = ParseValues(options.values);
  if (!values) return Report(values.error());
  return DecideOn(options, "edited",
                  [&](const Database& database, const Reviewer& reviewer, const std::string& fact) {
                    return Edit(database, reviewer, fact, *values);
                  });
}

// Where the name of a command may stand as well.
std::function<std::string(const std::string&)> IsKindOr(std::vector<std::string> commands) {
  return [commands = std::move(commands)](const std::string& text) -> std::string {
    if (IsKind(text)) return "";
    auto known = Kinds();
    known.insert(known.end(), commands.begin(), commands.end());
    return fmt::format("`{}` is no kind of fact{}", text, Suggest(text, known));
  };
}

int ReportMissingKind() { return ReportUsage(fmt::format("say the kind of fact{}", Suggest("", Kinds()))); }

int AddOne(const Options& options) {
  const auto values = ParseValues(options.values);
  if (!values) return Report(values.error());
  return InTransaction(
      options, [&](const Database& database, const Reviewer& reviewer) -> Result<std::string> {
        const auto document = FindDocumentId(database, options.document);
        SULIEU_RETURN_IF_ERROR(document);
        const auto begin =
            options.begin < 0 ? std::nullopt : std::optional(static_cast<uint32_t>(options.begin));
        const auto added =
            AddFact(database, reviewer, options.kind, *document, options.quote, begin, *values);
        SULIEU_RETURN_IF_ERROR(added);
        return fmt::format("added {} (decision {})", added->fact_id, added->decision);
      });
}

int ImportCsv(const Options& options) {
  const auto content = ReadWholeFile(options.import_csv);
  if (!content) return ReportUsage(fmt::format("{}: {}", options.import_csv, content.error().message));
  return InTransaction(
      options, [&](const Database& database, const Reviewer& reviewer) -> Result<std::string> {
        const auto report = ImportTable(database, reviewer, options.import_csv, *content);
        if (!report)
          return Fail(report.error().code, report.error().message +
                                               "\nnothing was decided; correct these lines "
                                               "and import the table again");
        return fmt::format("accepted {}, rejected {}, edited {}, added {}, undone {}; {} rows unchanged",
                           report->accepted, report->rejected, report->edited, report->added, report->undone,
                           report->unchanged);
      });
}

Result<int64_t> DocumentOption(const Database& database, const std::string& name) {
  if (name.empty()) return 0;
  return FindDocumentId(database, name);
}

int ExportCsv(const Options& options) {
  if (options.kind.empty()) return ReportMissingKind();
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto document = DocumentOption(*database, options.document);
  if (!document) return Report(document.error());
  const auto csv = ExportTable(*database, options.kind, *document);
  if (!csv) return Report(csv.error());
  if (options.export_csv == "-") {
    Write(*csv);
    return kDone;
  }
  const auto file = NewFile::Create(options.export_csv, options.export_csv);
  if (!file) return Report(file.error());
  (*file)->Write(*csv);
  const Status closed = (*file)->Close();
  return closed ? kDone : Report(closed.error());
}

Status UpdatePeopleAfterwards(const Database& database) {
  auto transaction = Transaction::Begin(database);
  SULIEU_RETURN_IF_ERROR(transaction);
  SULIEU_RETURN_IF_ERROR(UpdatePeople(database));
  return transaction->Commit();
}

int Pass(const Options& options) {
  if (options.kind.empty()) return ReportMissingKind();
  ReadForeignApart();
  const auto reviewer = ReviewerOf(options);
  if (!reviewer) return Report(reviewer.error());
  const auto database = OpenExistingForWriting(options.database, SayUpgrade);
  if (!database) return Report(database.error());
  const auto document = DocumentOption(*database, options.document);
  if (!document) return Report(document.error());
  const auto facts = UndecidedFacts(*database, options.kind, *document);
  if (!facts) return Report(facts.error());
  const KeyTerminal keys;
  PassTerminal terminal;
  terminal.key = [&] { return keys.Key(); };
  terminal.line = [&](std::string_view prompt) { return keys.Line(prompt); };
  terminal.write = [](std::string_view text) {
    Write(text);
    FlushOutput();
  };
  terminal.now = [&] { return options.at.empty() ? NowUtc() : options.at; };
  terminal.colour = UseColour();
  const auto report = RunPass(*database, *reviewer, *facts, terminal);
  if (!report) return Report(report.error());
  const Status people = UpdatePeopleAfterwards(*database);
  if (!people) return Report(people.error());
  if (!options.quiet) {
    PrintMessage("accepted {}, rejected {}, edited {}, skipped {}; {} are left\n", report->accepted,
                 report->rejected, report->edited, report->skipped,
                 facts->size() - static_cast<size_t>(report->accepted + report->rejected + report->edited));
  }
  return report->interrupted ? kInterrupted : kDone;
}

int List(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const bool table = options.format == Format::kTable;
  const std::string columns = table ? "decision, decided_at, decided_by, action, state, reason, kind, "
                                      "substr(fact_id, 1, 10) AS fact_id, "
                                      "document, quote, because"
                                    : "*";
  auto query = database->Prepare(fmt::format("SELECT {} FROM decisions {}ORDER BY decision", columns,
                                             options.orphaned ? "WHERE state = 'orphaned' " : ""));
  if (!query) return Report(query.error());
  const Status printed = PrintQuery(&*query, options.format);
  return printed ? kDone : Report(printed.error());
}

int ReviewFacts(const Options& options) {
  if (!options.import_csv.empty() && !options.export_csv.empty())
    return ReportUsage("--export-csv makes the table, --import-csv reads it back; do one after the other");
  if (!options.import_csv.empty()) return ImportCsv(options);
  return options.export_csv.empty() ? Pass(options) : ExportCsv(options);
}

void AddReviewerOptions(Command command, Options* options) {
  AddDatabaseOption(command, &options->database);
  command.AddOption("--by", options->by, "who decides (default: the name you are logged in with)")
      .ValueName("NAME");
  command.AddOption("--because", options->because, "why").ValueName("TEXT");
  command.AddOption("--at", options->at, "when it was decided, as 2020-01-31T08:00:00Z (default: now)")
      .ValueName("TIME");
  AddQuietOption(command, &options->quiet);
}

using Shared = std::shared_ptr<Options>;

Command AddDecision(Command review, const std::string& name, const std::string& description,
                    const std::string& examples, const Shared& options, Run* run,
                    int (*decide)(const Options&)) {
  const Command command = review.AddCommand(name, description, examples);
  if (name != "add")
    command.AddOption("FACT_ID", options->fact, "the id, or an unambiguous beginning of it").Required();
  AddReviewerOptions(command, options.get());
  command.WhenChosen([=] { *run = [=] { return decide(*options); }; });
  return command;
}

void AddEditAndAdd(Command review, const Shared& options, Run* run) {
  const Command edit = AddDecision(review, "edit", "Gives columns of a fact other values.",
                                   "  sulieu review edit 3f2a position=\"Phó Chủ tịch\" organisation=\n",
                                   options, run, EditOne);
  edit.AddOption("VALUE", options->values, "COLUMN=VALUE; an empty VALUE takes it away").Required();
  const Command add =
      AddDecision(review, "add", "Adds a fact no rule states, with the words that state it.",
                  "  sulieu review add officials --document bai-1.txt --quote \"ông Trần Văn B\" "
                  "name=\"Trần Văn B\"\n",
                  options, run, AddOne);
  add.AddOption("KIND", options->kind, "kind of the fact").Required().Check(IsKindOr({}));
  add.AddOption("VALUE", options->values, "COLUMN=VALUE").Required();
  add.AddOption("--document", options->document, "the article (path, file name, digest or a beginning)")
      .ValueName("DOC")
      .Required();
  add.AddOption("--quote", options->quote, "the words of its text that state the fact")
      .ValueName("TEXT")
      .Required();
  add.AddOption("--at-byte", options->begin, "where they begin, when they stand there several times")
      .ValueName("BYTE")
      .NotNegative();
}

void AddList(Command review, const Shared& options, Run* run) {
  const Command list =
      review.AddCommand("list", "Lists the decisions: who, when, why, and what became of them.",
                        "  sulieu review list\n  sulieu review list --orphaned --format csv\n");
  AddDatabaseOption(list, &options->database);
  list.AddFlag("--orphaned", options->orphaned, "those whose words are found no more, or several times");
  AddFormatOption(list, &options->format);
  list.WhenChosen([=] { *run = [=] { return List(*options); }; });
}

}  // namespace

void AddReview(Command program, Run* run) {
  const auto options = std::make_shared<Options>();
  const Command review = program.AddCommand(
      "review", "Accepts, rejects, edits and adds facts; every decision is kept.", kExamples);
  review.TakesOneCommandAtMost();
  review.AddOption("KIND", options->kind, "go through the facts of this kind that nobody has decided about")
      .Check(IsKindOr({"accept", "reject", "edit", "add", "undo", "list"}));
  review.AddOption("--document", options->document, "of this document only").ValueName("DOC");
  review.AddOption("--export-csv", options->export_csv, "write the facts as a table for a spreadsheet")
      .ValueName("OUT");
  review.AddOption("--import-csv", options->import_csv, "read the decisions of such a table")
      .ValueName("FILE");
  AddReviewerOptions(review, options.get());
  review.WhenChosen([=] {
    if (!review.HasChosenCommand()) *run = [=] { return ReviewFacts(*options); };
  });
  AddDecision(review, "accept", "Says that a fact is right.", "  sulieu review accept 3f2a\n", options, run,
              [](const Options& o) { return DecideOn(o, "accepted", Accept); });
  AddDecision(review, "reject", "Says that a fact is wrong; the views no longer have it.",
              "  sulieu review reject 3f2a --because \"another person of that name\"\n", options, run,
              [](const Options& o) { return DecideOn(o, "rejected", Reject); });
  AddEditAndAdd(review, options, run);
  AddDecision(review, "undo", "Undoes the last decision about a fact.", "  sulieu review undo 3f2a\n",
              options, run, [](const Options& o) { return DecideOn(o, "undone:", Undo); });
  AddList(review, options, run);
}

}  // namespace sulieu
