// sulieu show: an article with its facts marked.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/show/html.h"
#include "pipeline/show/text.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu show bai-1.txt
  sulieu show articles/2020/bai-1.txt --format html > bai-1.html
  sulieu show 9f86d08188                     # by the digest of its bytes
)";

struct Options {
  std::string database = "sulieu.db", document, format = "text";
};

int Show(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto document = FindDocument(*database, options.document);
  if (!document) return Report(document.error());
  const auto facts = ReadFacts(*database, document->id);
  if (!facts) return Report(facts.error());
  Write(options.format == "html" ? RenderHtml(*document, *facts)
                                 : RenderText(*document, *facts, UseColour()));
  return kDone;
}

}  // namespace

void AddShow(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("show", "Shows an article with its facts marked in the text.", kExamples);
  command
      .AddOption("DOCUMENT", options->document,
                 "path, file name or digest, or an unambiguous beginning of one")
      .Required();
  AddDatabaseOption(command, &options->database);
  command.AddOption("--format,-f", options->format, "text or html (default: text)")
      .ValueName("FORMAT")
      .OneOf({"text", "html"});
  command.WhenChosen([=] { *run = [options] { return Show(*options); }; });
}

}  // namespace sulieu
