// sulieu extract: a filter without a database. JSON lines in, one JSON line out for each, in the same order.
#include <simdjson.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/read/metadata.h"

namespace sulieu {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kExamples = R"(  sulieu extract articles.jsonl > facts.jsonl
  cat articles.jsonl | sulieu extract
  echo '{"document": "a", "text": "Có 122/159 xã đạt chuẩn.", "published": "2020-01-06"}' | sulieu extract

In:  {"document": "name", "text": "...", "published": "2020-01-06", ...}   (only `text` is required)
Out: {"document": ..., "published": ..., "facts": [{"kind": "ratios", "fact_id": ..., ...}], "error": null}
     A kind's own column `kind` is called `type` here.
)";

struct Options {
  std::string file = "-", rules;
};

Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json FactJson(const Analysis& analysis, const Extraction& extraction, const Extractor& extractor,
              const Fact& fact) {
  const Mention& mention = extraction.mentions[fact.mentions.front()];
  Json json = {{"kind", extraction.kind},
               {"fact_id", FactId(analysis.source_sha256, extraction.kind, fact.value)},
               {"quote", mention.span.In(analysis.article.text)},
               {"text_begin", mention.span.begin},
               {"text_end", mention.span.end},
               {"rule", mention.rule->id}};
  for (size_t i = 0; i < fact.columns.size(); ++i) {
    const std::string_view name = extractor.columns()[i].name;
    json[std::string(name == "kind" ? "type" : name)] = ValueToJson(fact.columns[i]);
  }
  return json;
}

Json ResultJson(const Pipeline& pipeline, const Analysis& analysis, const Json& document) {
  Json json = {
      {"document", document}, {"published", OrNull(analysis.reference.published)}, {"facts", Json::array()}};
  for (size_t i = 0; i < analysis.extractions.size(); ++i) {
    for (const Fact& fact : analysis.extractions[i].facts)
      json["facts"].push_back(FactJson(analysis, analysis.extractions[i], *pipeline.extractors()[i], fact));
  }
  json["error"] = nullptr;
  return json;
}

Json ErrorJson(const Json& document, std::string_view message) {
  return {{"document", document}, {"published", nullptr}, {"facts", Json::array()}, {"error", message}};
}

// The document of a line; `name` is set as soon as it is known. Unknown keys are the user's own and ignored.
Result<Document> ParseLine(simdjson::dom::parser* parser, const std::string& line, Json* name) {
  simdjson::dom::object object;
  if (const auto error = parser->parse(line).get(object))
    return Fail(ErrorCode::kUsage, fmt::format("not a JSON object: {}", simdjson::error_message(error)));
  Document document;
  std::string_view text;
  if (object["document"].get(text) == simdjson::SUCCESS) {
    document.name = text;
    *name = document.name;
  }
  if (object["text"].get(text) != simdjson::SUCCESS)
    return Fail(ErrorCode::kUsage, "`text` is missing or no string");
  document.raw = text;
  for (const char* key : {"published", "title", "publisher", "url", "byline"}) {
    const auto value = object[key];
    if (value.error() != simdjson::SUCCESS || value.is_null()) continue;
    if (value.get(text) != simdjson::SUCCESS)
      return Fail(ErrorCode::kUsage, fmt::format("`{}` must be a string or null", key));
    SetMetadata(key, std::string(text), &document.metadata);
  }
  if (!IsPublicationDate(document.metadata.published))
    return Fail(ErrorCode::kUsage, fmt::format("`published` is `{}`; write an ISO date such as 2020-01-06",
                                               document.metadata.published));
  return document;
}

class Filter {
 public:
  explicit Filter(const Pipeline& pipeline) : pipeline_(pipeline) {}

  // One line out for one line in.
  void Line(const std::string& line) {
    ++number_;
    Json name;
    const auto document = ParseLine(&parser_, line, &name);
    const auto analysis = document ? pipeline_.Analyze(*document) : tl::unexpected<Error>(document.error());
    if (!analysis) failed_ = true;
    Write(DumpJson(analysis
                       ? ResultJson(pipeline_, **analysis, name)
                       : ErrorJson(name, fmt::format("line {}: {}", number_, analysis.error().message))));
    Write("\n");
    FlushOutput();
  }

  bool failed() const { return failed_; }

 private:
  const Pipeline& pipeline_;
  simdjson::dom::parser parser_;
  size_t number_ = 0;
  bool failed_ = false;
};

struct FileCloser {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

int Extract(const Options& options) {
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  const std::unique_ptr<std::FILE, FileCloser> input(
      options.file == "-" ? stdin : std::fopen(options.file.c_str(), "rb"));
  if (!input) return ReportUsage(fmt::format("{}: {}", options.file, std::strerror(errno)));
  Filter filter(**pipeline);
  char* buffer = nullptr;
  size_t capacity = 0;
  for (ssize_t got; !OutputFailed() && (got = getline(&buffer, &capacity, input.get())) >= 0;) {
    std::string line(buffer, static_cast<size_t>(got));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    filter.Line(line);
  }
  std::free(buffer);
  if (std::ferror(input.get())) {
    Say(fmt::format("{}: cannot be read to its end: {}", options.file, std::strerror(errno)));
    return kFailed;
  }
  return filter.failed() ? kSomeFailed : kDone;
}

}  // namespace

void AddExtract(CLI::App& program, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* const command =
      AddCommand(program, "extract", "Extracts facts from JSON lines, without a database.", kExamples);
  command->add_option("FILE", options->file, "JSON lines; - is standard input (the default)");
  AddRulesOption(command, &options->rules);
  command->callback([=] { *run = [options] { return Extract(*options); }; });
}

}  // namespace sulieu
