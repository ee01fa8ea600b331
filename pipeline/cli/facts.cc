// sulieu facts: the rows of a kind's view, filtered.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/fact_choice.h"
#include "pipeline/cli/fact_groups.h"
#include "pipeline/cli/fact_query.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/suggest.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu facts ratios
  sulieu facts officials --where 'position~chu tich' --since 2019 --until 2020-06
  sulieu facts awards --where 'count>=10' --format csv > awards.csv
  sulieu facts dates --document bai-1.txt --columns edtf,quote
  sulieu facts officials --where role=speaker --columns name,position,event_name --sort name
  sulieu facts awards --since 2018 --until 2018 --group-by authority,award --sum count
)";

struct Options {
  std::string database = "sulieu.db", kind, columns, group_by, sum;
  FactFilter filter;
  Format format = Format::kTable;
};

// The table shows what identifies the fact, its own columns, where people have decided about facts what they
// decided, and the quote; other formats have the whole view.
Result<std::vector<std::string>> DefaultColumns(const Database& database, const std::vector<std::string>& all,
                                                Format format) {
  if (format != Format::kTable) return all;
  const auto decided = HasDecisions(database);
  SULIEU_RETURN_IF_ERROR(decided);
  std::vector<std::string> shown = {"fact_id", "document"};
  for (std::string& column : OwnColumns(all)) shown.push_back(std::move(column));
  if (*decided) shown.emplace_back("decided");
  shown.emplace_back("quote");
  return shown;
}

// The columns of an option's list. Fails with kUsage on one that is not in `known`.
Result<std::vector<std::string>> ParseColumns(const Options& options, std::string_view option,
                                              const std::string& list,
                                              const std::vector<std::string>& known) {
  std::vector<std::string> columns = SplitColumns(list);
  for (const std::string& column : columns) {
    if (!IsIn(known, column))
      return Fail(ErrorCode::kUsage, fmt::format("{}: {} have no column `{}`{}", option, options.kind, column,
                                                 Suggest(column, known)));
  }
  return columns;
}

Result<std::vector<std::string>> ChosenColumns(const Database& database, const Options& options,
                                               const std::vector<std::string>& all) {
  if (options.columns.empty()) return DefaultColumns(database, all, options.format);
  return ParseColumns(options, "--columns", options.columns, KnownColumns(all));
}

Result<FactGroups> ChosenGroups(const Options& options, const std::vector<std::string>& all,
                                const std::vector<std::string>& own) {
  FactGroups groups;
  if (!options.columns.empty())
    return Fail(ErrorCode::kUsage, "--columns: with --group-by the columns are those of the groups and sums");
  auto by = ParseColumns(options, "--group-by", options.group_by, KnownColumns(all));
  SULIEU_RETURN_IF_ERROR(by);
  groups.by = std::move(*by);
  if (options.sum.empty()) return groups;
  auto sum = ParseColumns(options, "--sum", options.sum, own);
  SULIEU_RETURN_IF_ERROR(sum);
  groups.sum = std::move(*sum);
  return groups;
}

// In a table ids and paths are cut to what people need to tell them apart, unless they asked for them.
void Abbreviate(const Options& options, const std::vector<std::string>& columns, Row* row) {
  constexpr size_t kShortId = 10;
  if (options.format != Format::kTable || !options.columns.empty()) return;
  for (size_t i = 0; i < row->size(); ++i) {
    auto* text = std::get_if<std::string>(&(*row)[i]);
    if (!text) continue;
    if (columns[i] == "fact_id") text->resize(std::min(text->size(), kShortId));
    if (columns[i] == "document") text->erase(0, text->find_last_of('/') + 1);
  }
}

Status PrintRows(Statement* query, const Options& options, const std::vector<std::string>& columns) {
  RowPrinter printer(options.format, columns);
  while (!OutputFailed()) {
    const auto more = query->Step();
    SULIEU_RETURN_IF_ERROR(more);
    if (!*more) break;
    Row row;
    for (int i = 0; i < query->column_count(); ++i) row.push_back(query->Get(i));
    Abbreviate(options, columns, &row);
    printer.Add(std::move(row));
  }
  printer.Finish();
  return {};
}

void PrintGroups(std::vector<Row> groups, const Options& options, const std::vector<std::string>& columns) {
  RowPrinter printer(options.format, columns);
  for (Row& row : groups) {
    if (OutputFailed()) break;
    Abbreviate(options, columns, &row);
    printer.Add(std::move(row));
  }
  printer.Finish();
}

Status PrintFacts(const Database& database, const Options& options) {
  SULIEU_RETURN_IF_ERROR(database.Execute("BEGIN"));  // ends with the connection: one moment is read
  const auto all = ViewColumns(database, options.kind);
  SULIEU_RETURN_IF_ERROR(all);
  if (options.group_by.empty()) {
    if (!options.sum.empty()) return Fail(ErrorCode::kUsage, "--sum: give --group-by too: what to sum by");
    const auto columns = ChosenColumns(database, options, *all);
    SULIEU_RETURN_IF_ERROR(columns);
    auto selected = SelectFacts(database, options.kind, *columns, *all, options.filter);
    SULIEU_RETURN_IF_ERROR(selected);
    return PrintRows(&selected->statement, options, *columns);
  }
  const auto groups = ChosenGroups(options, *all, OwnColumns(*all));
  SULIEU_RETURN_IF_ERROR(groups);
  auto rows = CountGroups(database, options.kind, *all, *groups, options.filter);
  SULIEU_RETURN_IF_ERROR(rows);
  PrintGroups(std::move(*rows), options, groups->Columns());
  return {};
}

int Facts(const Options& options) {
  if (const auto known = CheckKind(options.kind); !known) return Report(known.error());
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto printed = PrintFacts(*database, options);
  return printed ? kDone : Report(printed.error());
}

}  // namespace

void AddFacts(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand("facts", "Lists the facts of a kind.", kExamples);
  command
      .AddOption("KIND", options->kind,
                 "dates, officials, ratios, percentages, awards, legal_refs, events, totals or quantities")
      .Required();
  AddDatabaseOption(command, &options->database);
  AddFactFilterOptions(command,
                       "COLUMN=VALUE; also != < <= > >= and ~ (contains, diacritics and case ignored); an "
                       "empty VALUE is NULL; may be repeated",
                       &options->filter);
  command
      .AddOption(
          "--columns", options->columns,
          "the columns to print, with commas between; beside those of the view publisher, year, event_name, "
          "event_kind, event_date, event_place of the article")
      .ValueName("LIST");
  command
      .AddOption("--sort", options->filter.sort,
                 "by these columns, with commas between; COLUMN:desc downwards")
      .ValueName("LIST");
  command
      .AddOption("--group-by", options->group_by,
                 "counts the facts of each value of these columns; what reprints repeat is counted once")
      .ValueName("LIST");
  command
      .AddOption("--sum", options->sum,
                 "with --group-by: the sums of these columns too, and how many facts give none")
      .ValueName("LIST");
  command.AddOption("--limit", options->filter.limit, "at most so many rows")
      .ValueName("N")
      .InRange(0, kMostRows);
  AddDocumentFilterOptions(command, &options->filter.about);
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return Facts(*options); }; });
}

}  // namespace sulieu
