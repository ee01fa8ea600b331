// sulieu search: documents by their words.
#include "pipeline/search/search.h"

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/document_filter.h"
#include "pipeline/cli/rows.h"
#include "pipeline/export/visible.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu search đại hội thi đua              # all the words; those in a row come first
  sulieu search da nang                      # diacritics and case do not matter
  sulieu search '"hội nghị tổng kết" 2019'   # a phrase in quotes
  sulieu search lễ hội --place "Quảng Trị" --as-of 2026   # also what was Quảng Bình
)";

struct Options {
  std::string database = "sulieu.db";
  std::vector<std::string> words;
  DocumentFilter about;
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
    Print("{}{}{}{}\n", colour ? "\x1b[1m" : "", hit.document, colour ? "\x1b[0m" : "",
          hit.published.empty() ? "" : "  " + hit.published);
    if (!hit.title.empty()) Print("  {}\n", hit.title);
    Print("  {}\n\n", colour ? Marked(hit.snippet, "\x1b[1;7m", "\x1b[0m") : Marked(hit.snippet, "[", "]"));
  }
}

int SearchWords(const Options& options) {
  std::string query;
  for (const std::string& word : options.words) query += (query.empty() ? "" : " ") + word;
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto documents = SelectDocuments(*database, options.about);
  if (!documents) return Report(documents.error());
  const auto wanted = [&](const std::string& document) {
    return !*documents || (*documents)->contains(document);
  };
  const auto hits = Search(*database, query, options.limit, wanted);
  if (!hits) return Report(hits.error());
  if (hits->empty()) Say(fmt::format("no document has all of `{}`", query));
  if (options.format == Format::kTable) {
    PrintHits(*hits);
    return kDone;
  }
  RowPrinter printer(options.format, {"document", "published", "title", "snippet"});
  const auto text = [](const std::string& value) { return value.empty() ? Value() : Value(value); };
  for (const SearchHit& hit : *hits)
    printer.Add({hit.document, text(hit.published), text(hit.title), Marked(hit.snippet, "[", "]")});
  printer.Finish();
  return kDone;
}

}  // namespace

void AddSearch(CLI::App& program, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* const command =
      AddCommand(program, "search", "Finds documents by their words, with or without diacritics.", kExamples);
  command->add_option("QUERY", options->words, "words, and phrases in quotes")->required();
  AddDatabaseOption(command, &options->database);
  command->add_option("--limit", options->limit, "at most so many documents (default: 20)")
      ->type_name("N")
      ->check(CLI::Range(1, kMostRows));
  AddDocumentFilterOptions(command, &options->about);
  AddFormatOption(command, &options->format);
  command->callback([=] { *run = [options] { return SearchWords(*options); }; });
}

}  // namespace sulieu
