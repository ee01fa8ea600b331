// sulieu search: documents by their words.
#include "pipeline/search/search.h"

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/display.h"
#include "pipeline/cli/document_filter.h"
#include "pipeline/cli/kinds.h"
#include "pipeline/cli/rows.h"
#include "pipeline/cli/whole_day.h"
#include "pipeline/export/visible.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu search đại hội thi đua              # all the words; those in a row come first
  sulieu search da nang                      # diacritics and case do not matter
  sulieu search '"hội nghị tổng kết" 2019'   # a phrase in quotes
  sulieu search 'thi đua* NEAR/5 "khen thưởng"' --since 2019 --publisher "dien bien" --kind awards
  sulieu search lễ hội --place "Quảng Trị" --as-of 2026   # also what was Quảng Bình
)";

struct Options {
  std::string database = "sulieu.db";
  std::vector<std::string> words;
  DocumentFilter about;
  SearchFilter filter;
  int64_t limit = 20;
  Format format = Format::kTable;
};

std::string Marked(const Snippet& snippet, std::string_view open, std::string_view close) {
  std::string text;
  uint32_t at = 0;
  for (const TextSpan& mark : snippet.marks) {
    text += TextSpan{at, mark.begin}.In(snippet.text);
    text.append(open).append(mark.In(snippet.text)).append(close);
    at = mark.end;
  }
  return text.append(snippet.text.substr(at));
}

// For a terminal, which no article commands.
SearchHit Visible(const SearchHit& hit) {
  SearchHit visible = hit;
  visible.document = ShowInvisible(hit.document);
  visible.title = ShowInvisible(hit.title);
  visible.publisher = ShowInvisible(hit.publisher);
  visible.snippet = {};
  const auto append = [&](TextSpan span) {
    visible.snippet.text += ShowInvisible(span.In(hit.snippet.text));
    return static_cast<uint32_t>(visible.snippet.text.size());
  };
  uint32_t at = 0;
  for (const TextSpan& mark : hit.snippet.marks) {
    const uint32_t begin = append({at, mark.begin});
    visible.snippet.marks.push_back({begin, append(mark)});
    at = mark.end;
  }
  append({at, static_cast<uint32_t>(hit.snippet.text.size())});
  return visible;
}

void PrintHits(const std::vector<SearchHit>& hits) {
  const bool colour = UseColour();
  for (const SearchHit& found : hits) {
    const SearchHit hit = Visible(found);
    Print("{}{}{}{}{}\n", colour ? "\x1b[1m" : "", hit.document, colour ? "\x1b[0m" : "",
          hit.published.empty() ? "" : "  " + hit.published,
          hit.publisher.empty() ? "" : "  " + hit.publisher);
    if (!hit.title.empty()) Print("  {}\n", hit.title);
    Print("  {}\n\n", colour ? Marked(hit.snippet, "\x1b[1;7m", "\x1b[0m") : Marked(hit.snippet, "[", "]"));
  }
}

Result<SearchFilter> WholeDays(SearchFilter filter) {
  for (const bool last : {false, true}) {
    std::string& date = last ? filter.until : filter.since;
    if (date.empty()) continue;
    auto day = WholeDay(last ? "--until" : "--since", date, last);
    SULIEU_RETURN_IF_ERROR(day);
    date = std::move(*day);
  }
  return filter;
}

int SearchWords(const Options& options) {
  std::string query;
  for (const std::string& word : options.words) query += (query.empty() ? "" : " ") + word;
  auto filter = WholeDays(options.filter);
  if (!filter) return Report(filter.error());
  if (const auto known = CheckKindIfAny(filter->kind); !known) return Report(known.error());
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto documents = SelectDocuments(*database, options.about);
  if (!documents) return Report(documents.error());
  if (*documents)
    filter->wanted = [&](const std::string& document) { return (*documents)->contains(document); };
  const auto hits = Search(*database, query, *filter, options.limit);
  if (!hits) return Report(hits.error());
  if (hits->empty()) Say(fmt::format("no document has all of `{}`", query));
  if (options.format == Format::kTable) {
    PrintHits(*hits);
    return kDone;
  }
  RowPrinter printer(options.format, {"document", "published", "title", "publisher", "snippet"});
  const auto text = [](const std::string& value) { return value.empty() ? Value() : Value(value); };
  for (const SearchHit& hit : *hits)
    printer.Add({hit.document, text(hit.published), text(hit.title), text(hit.publisher),
                 Marked(hit.snippet, "[", "]")});
  printer.Finish();
  return kDone;
}

}  // namespace

void AddSearch(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("search", "Finds documents by their words, with or without diacritics.", kExamples);
  command.AddOption("QUERY", options->words, "words, phrases in quotes, beginnings (thi*), A NEAR/5 B")
      .Required();
  command.AddOption("--since", options->filter.since, "published on this day or later").ValueName("DATE");
  command.AddOption("--until", options->filter.until, "published on this day or earlier").ValueName("DATE");
  command.AddOption("--publisher", options->filter.publisher, "words of the publisher's name")
      .ValueName("NAME");
  command.AddOption("--kind", options->filter.kind, "that state a fact of this kind").ValueName("KIND");
  AddDatabaseOption(command, &options->database);
  command.AddOption("--limit", options->limit, "at most so many documents (default: 20)")
      .ValueName("N")
      .InRange(1, kMostRows);
  AddDocumentFilterOptions(command, &options->about);
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return SearchWords(*options); }; });
}

}  // namespace sulieu
