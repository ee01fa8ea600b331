// sulieu extract: a filter without a database. JSON lines in, one JSON line out for each, in the same order.
#include <fcntl.h>
#include <simdjson.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/base/descriptor.h"
#include "pipeline/base/ordered_pipeline.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/faults.h"
#include "pipeline/read/line_reader.h"
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
  int jobs = 1;
};

void AppendField(std::string_view name, std::string_view text, std::string* out) {
  out->append(",\"").append(name).append("\":");
  AppendJsonText(text, out);
}

void AppendField(std::string_view name, uint32_t number, std::string* out) {
  char digits[16];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  out->append(",\"").append(name).append("\":").append(digits, end);
}

void AppendFact(const Analysis& analysis, const Extraction& extraction, const Extractor& extractor,
                const Fact& fact, std::string* out) {
  const Mention& mention = extraction.mentions[fact.mentions.front()];
  *out += "{\"kind\":";
  AppendJsonText(extraction.kind, out);
  AppendField("fact_id", FactId(analysis.source_sha256, extraction.kind, fact.value), out);
  AppendField("quote", mention.span.In(analysis.article.text), out);
  AppendField("text_begin", mention.span.begin, out);
  AppendField("text_end", mention.span.end, out);
  AppendField("rule", mention.rule->id, out);
  for (size_t i = 0; i < fact.columns.size(); ++i) {
    const std::string_view name = extractor.columns()[i].name;
    out->append(",\"").append(name == "kind" ? "type" : name).append("\":");
    AppendJsonValue(fact.columns[i], out);
  }
  *out += '}';
}

// Text and not a JSON value: for articles of few facts that would be as dear as to find them.
std::string ResultLine(const Pipeline& pipeline, const Analysis& analysis, const Value& document) {
  const std::string& published = analysis.reference.published;
  std::string out = "{\"document\":";
  AppendJsonValue(document, &out);
  out += ",\"published\":";
  AppendJsonValue(published.empty() ? Value() : Value(published), &out);
  out += ",\"facts\":[";
  for (size_t i = 0; i < analysis.extractions.size(); ++i) {
    for (const Fact& fact : analysis.extractions[i].facts) {
      if (out.back() == '}') out += ',';
      AppendFact(analysis, analysis.extractions[i], *pipeline.extractors()[i], fact, &out);
    }
  }
  return out + "],\"error\":null}";
}

Json ErrorJson(const Value& document, std::string_view message) {
  return {{"document", ValueToJson(document)},
          {"published", nullptr},
          {"facts", Json::array()},
          {"error", message}};
}

// The document of a line; `name` is set as soon as it is known. Unknown keys are the user's own and ignored.
Result<Document> ParseLine(simdjson::dom::parser* parser, const std::string& line, Value* name) {
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

// Lines that are analysed together, and their number; then what is answered to them.
struct Batch {
  std::vector<std::string> lines;
  size_t first = 0;
  size_t bytes = 0;
  std::string answers;
  bool failed = false;
};

// A document is in memory until it is answered, so that a batch is some hundreds of articles.
constexpr size_t kBatchBytes = size_t{1} << 20;
constexpr OrderedPipeline<Batch>::Limits kUnderWay{64, 8 * kBatchBytes};

// What a line asks for.
struct Request {
  Value name;  // text, or nothing
  Result<Document> document;
};

std::vector<Request> ParseLines(const std::vector<std::string>& lines) {
  thread_local simdjson::dom::parser parser;
  std::vector<Request> requests;
  for (const std::string& line : lines) {
    Value name;
    auto document = ParseLine(&parser, line, &name);
    requests.push_back({std::move(name), std::move(document)});
  }
  return requests;
}

Analyses AnalyzeThem(const Pipeline& pipeline, const std::vector<Request>& requests) {
  std::vector<const Document*> documents;
  for (const Request& request : requests) {
    if (request.document) documents.push_back(&*request.document);
  }
  return CatchFaults(documents,
                     [&](std::span<const Document* const> some) { return pipeline.AnalyzeAll(some); });
}

void Answer(const Pipeline& pipeline, Batch* batch) {
  const std::vector<Request> requests = ParseLines(batch->lines);
  Analyses analyses = AnalyzeThem(pipeline, requests);
  auto next = analyses.begin();
  for (size_t i = 0; i < requests.size(); ++i) {
    const Request& request = requests[i];
    const Result<std::unique_ptr<Analysis>> analysis =
        request.document ? std::move(*next++) : tl::unexpected<Error>(request.document.error());
    batch->failed = batch->failed || !analysis;
    batch->answers += analysis ? ResultLine(pipeline, **analysis, request.name)
                               : DumpJson(ErrorJson(request.name, fmt::format("line {}: {}", batch->first + i,
                                                                              analysis.error().message)));
    batch->answers += '\n';
  }
}

// Reads and writes in order, analyses in parallel. The lines that are there are answered before others are
// waited for, so that a program can talk to this one line by line. False when a line could not be answered.
bool Filter(const Pipeline& pipeline, LineReader* lines, int jobs) {
  size_t number = 1;
  bool failed = false;
  OrderedPipeline<Batch> flow({[&] {
                                 auto batch = std::make_unique<Batch>();
                                 if (!OutputFailed()) batch->lines = lines->Next(kBatchBytes);
                                 batch->first = std::exchange(number, number + batch->lines.size());
                                 for (const std::string& line : batch->lines) batch->bytes += line.size();
                                 return batch->lines.empty() ? nullptr : std::move(batch);
                               },
                               [&](Batch* batch) { Answer(pipeline, batch); },
                               [&](std::unique_ptr<Batch> batch) {
                                 failed = failed || batch->failed;
                                 Write(batch->answers);
                                 FlushOutput();
                               },
                               [](const Batch& batch) { return batch.bytes; }},
                              kUnderWay);
  flow.Run(jobs);
  return !failed;
}

int Extract(const Options& options) {
  const auto pipeline = LoadPipeline(options.rules);
  if (!pipeline) return Report(pipeline.error());
  const bool standard = options.file == "-";
  const Descriptor file(standard ? -1 : open(options.file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!standard && file.get() < 0)
    return ReportUsage(fmt::format("{}: {}", options.file, std::strerror(errno)));
  LineReader lines(standard ? STDIN_FILENO : file.get());
  const bool all = Filter(**pipeline, &lines, options.jobs);
  if (lines.error() != 0) {
    Say(fmt::format("{}: cannot be read to its end: {}", options.file, std::strerror(lines.error())));
    return kFailed;
  }
  return all ? kDone : kSomeFailed;
}

}  // namespace

void AddExtract(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("extract", "Extracts facts from JSON lines, without a database.", kExamples);
  command.AddOption("FILE", options->file, "JSON lines; - is standard input (the default)");
  command.AddOption("--jobs,-j", options->jobs, "threads (default: 1)").ValueName("N").InRange(1, 1024);
  AddRulesOption(command, &options->rules);
  command.WhenChosen([=] { *run = [options] { return Extract(*options); }; });
}

}  // namespace sulieu
