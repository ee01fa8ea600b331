// sulieu cite: citations of facts.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/export/citation.h"
#include "pipeline/store/store.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu cite 3f2a9c                          # where it stands, and what pins it down
  sulieu cite 3f2a9c 81b0de --format bibtex >> facts.bib
  sulieu cite 3f2a9c --format csl-json        # for Zotero, pandoc --citeproc
)";

struct Options {
  std::string database = "sulieu.db", format = "text";
  std::vector<std::string> facts;
  bool database_digest = false;
};

Result<Citation> ReadCitation(const Database& database, const std::string& name) {
  const auto fact_id = FindFactId(database, name);
  SULIEU_RETURN_IF_ERROR(fact_id);
  auto fact = ReadFact(database, *fact_id);
  SULIEU_RETURN_IF_ERROR(fact);
  if (fact->mentions.empty())
    return Fail(ErrorCode::kDatabase,
                fmt::format("{}: fact {} has no mention; run `sulieu verify`", database.path(), *fact_id));
  auto source = ReadSource(database, *fact_id);
  SULIEU_RETURN_IF_ERROR(source);
  return Citation{std::move(*fact), std::move(*source), ""};
}

Result<std::vector<Citation>> ReadCitations(const Database& database, const Options& options) {
  std::vector<Citation> citations;
  for (const std::string& name : options.facts) {
    auto citation = ReadCitation(database, name);
    SULIEU_RETURN_IF_ERROR(citation);
    citations.push_back(std::move(*citation));
  }
  if (!options.database_digest) return citations;
  const auto digest = ContentDigest(database);
  SULIEU_RETURN_IF_ERROR(digest);
  for (Citation& citation : citations) citation.database_digest = *digest;
  return citations;
}

int Cite(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto citations = ReadCitations(*database, options);
  if (!citations) return Report(citations.error());
  Write(options.format == "bibtex"     ? CitationBibTex(*citations)
        : options.format == "csl-json" ? CitationCslJson(*citations)
                                       : CitationText(*citations));
  return kDone;
}

}  // namespace

void AddCite(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("cite", "Cites facts: article, words, place, digests, program.", kExamples);
  command.AddOption("FACT_ID", options->facts, "the facts, or unambiguous beginnings of their ids")
      .Required();
  AddDatabaseOption(command, &options->database);
  command.AddOption("--format,-f", options->format, "text, bibtex or csl-json (default: text)")
      .ValueName("FORMAT")
      .OneOf({"text", "bibtex", "csl-json"});
  command.AddFlag("--database-digest", options->database_digest,
                  "also the digest of all the database holds, as `sulieu verify` says it (reads all of it)");
  command.WhenChosen([=] { *run = [options] { return Cite(*options); }; });
}

}  // namespace sulieu
