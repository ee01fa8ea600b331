// sulieu report: the database, or what is chosen of it, as one HTML page to read.
#include "pipeline/report/report.h"

#include <algorithm>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/fact_query.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/row_progress.h"
#include "pipeline/export/new_file.h"
#include "pipeline/messages/messages.h"
#include "pipeline/report/selection.h"
#include "pipeline/search/search.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu report                                        # everything, as report.html
  sulieu report --lang vi --since 2019 --until 2020 --out bao-cao.html
  sulieu report awards --where 'authority~thu tuong'   # one kind, some of its facts
  sulieu report --query '"hội nghị tổng kết"'          # the articles a search finds
)";

struct Options {
  std::string database = "sulieu.db", kind, query;
  FactFilter filter;
  ReportOptions report;
  std::string out = "report.html";
  bool quiet = false;
};

Status CheckOptions(const Options& options) {
  SULIEU_RETURN_IF_ERROR(CheckKindIfAny(options.kind));
  if (options.kind.empty() && !options.filter.where.empty())
    return Fail(ErrorCode::kUsage,
                "--where is for one kind of fact; name it: sulieu report KIND --where ...");
  return {};
}

// The column of the rows the filter leaves of a view.
Result<std::vector<std::string>> Column(const Database& database, const std::string& view,
                                        const std::string& column, const FactFilter& filter) {
  const auto all = ViewColumns(database, view);
  SULIEU_RETURN_IF_ERROR(all);
  auto query = SelectFacts(database, view, {column}, *all, filter);
  SULIEU_RETURN_IF_ERROR(query);
  return ReadTexts(&query->statement);
}

// Keeps those documents the query finds.
Status KeepFound(const Database& database, const std::string& query, Selection* selection) {
  const auto hits = Search(database, query, {}, std::numeric_limits<int64_t>::max());
  SULIEU_RETURN_IF_ERROR(hits);
  std::vector<std::string> found;
  for (const SearchHit& hit : *hits) found.push_back(hit.document);
  std::sort(found.begin(), found.end());
  if (selection->documents)
    std::erase_if(found, [&](const std::string& name) {
      const auto& kept = *selection->documents;
      return std::find(kept.begin(), kept.end(), name) == kept.end();
    });
  selection->documents = std::move(found);
  return {};
}

Result<Selection> MakeSelection(const Database& database, const Options& options) {
  Selection selection;
  FactFilter of_documents = options.filter;
  of_documents.where.clear();
  if (!options.filter.document.empty() || !options.filter.since.empty() || !options.filter.until.empty()) {
    auto documents = Column(database, "documents", "document", of_documents);
    SULIEU_RETURN_IF_ERROR(documents);
    selection.documents = std::move(*documents);
  }
  if (!options.query.empty()) SULIEU_RETURN_IF_ERROR(KeepFound(database, options.query, &selection));
  if (!options.kind.empty()) {
    auto facts = Column(database, options.kind, "fact_id", options.filter);
    SULIEU_RETURN_IF_ERROR(facts);
    selection.facts = std::move(*facts);
  }
  return selection;
}

std::vector<std::string> ChosenBy(const Options& options) {
  std::vector<std::string> chosen;
  if (!options.kind.empty()) chosen.push_back(options.kind);
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) chosen.push_back(fmt::format("{} {}", name, value));
  };
  for (const std::string& where : options.filter.where) add("--where", where);
  add("--document", options.filter.document);
  add("--since", options.filter.since);
  add("--until", options.filter.until);
  add("--query", options.query);
  return chosen;
}

Result<ReportSize> WriteTo(const Database& database, const Options& options,
                           const std::function<bool(std::string_view)>& write, bool* whole) {
  const auto articles = CountReportArticles(database, options.report);
  SULIEU_RETURN_IF_ERROR(articles);
  const std::atomic<bool>& stop = StopOnSignals();
  RowProgress progress(static_cast<uint64_t>(*articles), !options.quiet && ErrorsAreTerminal());
  const auto size =
      WriteReport(database, options.report,
                  {[&](std::string_view bytes) { return !stop && write(bytes); }, [&] { progress.Add(); }});
  *whole = !stop;
  return size;
}

Result<ReportSize> WriteFile(const Database& database, const Options& options, bool* whole) {
  const auto staging = Staging::Begin(options.out);
  SULIEU_RETURN_IF_ERROR(staging);
  const auto file = NewFile::Create((*staging)->place(), options.out);
  SULIEU_RETURN_IF_ERROR(file);
  const auto size = WriteTo(
      database, options, [&](std::string_view bytes) { return (*file)->Write(bytes); }, whole);
  SULIEU_RETURN_IF_ERROR(size);
  SULIEU_RETURN_IF_ERROR((*file)->Close());
  if (*whole) SULIEU_RETURN_IF_ERROR((*staging)->Publish());
  return size;
}

Result<ReportSize> Make(const Database& database, const Options& options, bool* whole) {
  SULIEU_RETURN_IF_ERROR(database.Execute("BEGIN"));  // ends with the connection: one moment is read
  const auto selection = MakeSelection(database, options);
  SULIEU_RETURN_IF_ERROR(selection);
  SULIEU_RETURN_IF_ERROR(Select(database, *selection));
  if (options.out != "-") return WriteFile(database, options, whole);
  return WriteTo(
      database, options,
      [](std::string_view bytes) {
        Write(bytes);
        return !OutputFailed();
      },
      whole);
}

void SaySize(const Options& options, const ReportSize& size) {
  if (size.articles_left_out > 0)
    Say(fmt::format(
        "the report holds {} articles; {} more with {} facts are in its numbers only: narrow it with "
        "--since, --until, --document or --query, or raise --articles",
        size.articles, size.articles_left_out, size.facts_left_out));
  if (!options.quiet && options.out != "-")
    Print("{}: {} articles, {} facts\n", options.out, size.articles, size.facts);
}

int MakeReport(Options options) {
  options.report.vietnamese = CurrentLanguage() == Language::kVietnamese;
  options.report.chosen = ChosenBy(options);
  const Status possible = CheckOptions(options);
  if (!possible) return Report(possible.error());
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  bool whole = true;
  const auto size = Make(*database, options, &whole);
  if (!size) return Report(size.error());
  if (!whole) return kInterrupted;
  SaySize(options, *size);
  return kDone;
}

void AddFilters(Command command, Options* options) {
  command.AddOption("--query", options->query, "only articles with these words, as for `sulieu search`")
      .ValueName("QUERY");
  AddFactFilterOptions(command, "with KIND: COLUMN=VALUE, as for `sulieu facts`; may be repeated",
                       &options->filter);
  command
      .AddOption("--articles", options->report.max_articles,
                 "hold at most so many articles; the report says what it left out (default: 5000)")
      .ValueName("N")
      .NotNegative();
}

}  // namespace

void AddReport(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "report", "Writes one HTML page to read, print and pass on: overview, charts, facts, articles.",
      kExamples);
  command.AddOption("KIND", options->kind, "one kind of fact only");
  AddDatabaseOption(command, &options->database);
  command
      .AddOption("--out,-o", options->out,
                 "a new file, there whole or not at all; - is standard output (default: report.html)")
      .ValueName("OUT");
  command.AddOption("--title", options->report.title, "its heading").ValueName("TEXT");
  AddFilters(command, options.get());
  AddQuietOption(command, &options->quiet);
  command.WhenChosen([=] { *run = [options] { return MakeReport(*options); }; });
}

}  // namespace sulieu
