// sulieu facts: the rows of a kind's view, filtered.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/fact_filter.h"
#include "pipeline/cli/help.h"
#include "pipeline/cli/rows.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu facts ratios
  sulieu facts officials --where 'position~chu tich' --since 2019 --until 2020-06
  sulieu facts awards --where 'count>=10' --format csv > awards.csv
  sulieu facts dates --document bai-1.txt --columns edtf,quote
)";

struct Options {
  std::string database = "sulieu.db", kind, columns;
  FactFilter filter;
  Format format = Format::kTable;
};

// What every view begins with; in a table only a few of them have room.
constexpr std::string_view kHeadColumns[] = {"fact_id",    "document", "title",     "published", "quote",
                                             "text_begin", "text_end", "raw_begin", "raw_end",   "passage",
                                             "rule",       "rule_set", "mentions",  "reprint_of"};

bool IsHead(std::string_view column) {
  return std::find(std::begin(kHeadColumns), std::end(kHeadColumns), column) != std::end(kHeadColumns);
}

// The table shows what identifies the fact, its own columns and the quote; other formats have the whole view.
std::vector<std::string> DefaultColumns(const std::vector<std::string>& all, Format format) {
  if (format != Format::kTable) return all;
  std::vector<std::string> shown = {"fact_id", "document"};
  for (const std::string& column : all) {
    if (!IsHead(column)) shown.push_back(column);
  }
  shown.push_back("quote");
  return shown;
}

Result<std::vector<std::string>> ChosenColumns(const Options& options, const std::vector<std::string>& all) {
  if (options.columns.empty()) return DefaultColumns(all, options.format);
  std::vector<std::string> chosen;
  for (const std::string& column : CLI::detail::split(options.columns, ',')) {
    if (std::find(all.begin(), all.end(), column) == all.end())
      return Fail(ErrorCode::kUsage, fmt::format("--columns: {} have no column `{}`{}", options.kind, column,
                                                 Suggest(column, all)));
    chosen.push_back(column);
  }
  return chosen;
}

// In a table ids and paths are cut to what people need to tell them apart.
Value Abbreviated(const std::string& column, Value value) {
  constexpr size_t kShortId = 10;
  auto* text = std::get_if<std::string>(&value);
  if (!text) return value;
  if (column == "fact_id") text->resize(std::min(text->size(), kShortId));
  if (column == "document") text->erase(0, text->find_last_of('/') + 1);
  return value;
}

Status PrintFacts(const Database& database, const Options& options) {
  const auto all = ViewColumns(database, options.kind);
  SULIEU_RETURN_IF_ERROR(all);
  const auto columns = ChosenColumns(options, *all);
  SULIEU_RETURN_IF_ERROR(columns);
  auto selected = SelectFacts(database, options.kind, *columns, *all, options.filter);
  SULIEU_RETURN_IF_ERROR(selected);
  Statement& query = selected->statement;
  const bool abbreviate = options.format == Format::kTable && options.columns.empty();
  RowPrinter printer(options.format, *columns);
  while (!OutputFailed()) {
    const auto row = query.Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    Row values;
    for (int i = 0; i < query.column_count(); ++i) {
      Value value = query.Get(i);
      values.push_back(abbreviate ? Abbreviated((*columns)[static_cast<size_t>(i)], std::move(value))
                                  : std::move(value));
    }
    printer.Add(std::move(values));
  }
  printer.Finish();
  return {};
}

int Facts(const Options& options) {
  const auto kinds = Kinds();
  if (std::find(kinds.begin(), kinds.end(), options.kind) == kinds.end())
    return ReportUsage(fmt::format("`{}` is no kind of fact{}", options.kind, Suggest(options.kind, kinds)));
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto printed = PrintFacts(*database, options);
  return printed ? kDone : Report(printed.error());
}

}  // namespace

void AddFacts(CLI::App& program, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* const command = AddCommand(program, "facts", "Lists the facts of a kind.", kExamples);
  command
      ->add_option("KIND", options->kind,
                   "dates, officials, ratios, percentages, awards, legal_refs, events, totals or quantities")
      ->required();
  AddDatabaseOption(command, &options->database);
  command
      ->add_option("--document", options->filter.document,
                   "of this document only (path, file name, digest or a beginning)")
      ->type_name("DOC");
  command->add_option("--since", options->filter.since, "published on this day or later")->type_name("DATE");
  command->add_option("--until", options->filter.until, "published on this day or earlier")
      ->type_name("DATE");
  command
      ->add_option("--where", options->filter.where,
                   "COLUMN=VALUE; also != < <= > >= and ~ (contains, diacritics and case ignored); an empty "
                   "VALUE is NULL; may be repeated")
      ->type_name("FILTER")
      ->type_size(1)
      ->allow_extra_args(false);
  command->add_option("--columns", options->columns, "the columns to print, with commas between")
      ->type_name("LIST");
  command->add_option("--limit", options->filter.limit, "at most so many rows")
      ->type_name("N")
      ->check(CLI::Range(0, kMostRows));
  AddFormatOption(command, &options->format);
  command->callback([=] { *run = [options] { return Facts(*options); }; });
}

}  // namespace sulieu
