// sulieu extract: a filter without a database. JSON lines in, one JSON line out for each, in the same order.
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <simdjson.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <iterator>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/rows.h"
#include "pipeline/import/text_only.h"
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
std::string ResultLine(const Pipeline& pipeline, const Analysis& analysis, const Json& document) {
  const std::string& published = analysis.reference.published;
  std::string out = "{\"document\":" + DumpJson(document) + ",\"published\":";
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

// What the line says, as one line out.
struct Line {
  std::string text;
  size_t number = 0;
  bool failed = false;
};

void Answer(const Pipeline& pipeline, Line* line) {
  thread_local simdjson::dom::parser parser;
  Json name;
  const auto document = ParseLine(&parser, line->text, &name);
  const auto analysis = CatchFaults([&]() -> Result<std::unique_ptr<Analysis>> {
    return document ? pipeline.Analyze(*document) : tl::unexpected<Error>(document.error());
  });
  line->failed = !analysis;
  line->text =
      analysis
          ? ResultLine(pipeline, **analysis, name)
          : DumpJson(ErrorJson(name, fmt::format("line {}: {}", line->number, analysis.error().message)));
  line->text += '\n';
}

// Reads and writes in order, analyses in parallel. A line is answered before the next one is waited for, so
// that a program can talk to this one line by line.
class Filter {
 public:
  Filter(const Pipeline& pipeline, std::FILE* input, int jobs)
      : pipeline_(pipeline), input_(input), jobs_(static_cast<size_t>(jobs)) {}
  ~Filter() { std::free(buffer_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void Run() {
    namespace tbb = oneapi::tbb;
    if (jobs_ == 1) {
      for (std::unique_ptr<Line> line(Read()); line; line.reset(Read())) {
        Answer(pipeline_, line.get());
        Put(*line);
      }
      return;
    }
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, jobs_);
    tbb::parallel_pipeline(
        kLinesPerThread * jobs_,
        tbb::make_filter<void, Line*>(tbb::filter_mode::serial_in_order, [this](tbb::flow_control& control) {
          Line* line = Read();
          if (!line) control.stop();
          return line;
        }) & tbb::make_filter<Line*, Line*>(tbb::filter_mode::parallel, [this](Line* line) {
          Answer(pipeline_, line);
          return line;
        }) & tbb::make_filter<Line*, void>(tbb::filter_mode::serial_in_order, [this](Line* line) {
          Put(*std::unique_ptr<Line>(line));
        }));
  }

  bool failed() const { return failed_; }

 private:
  static constexpr size_t kLinesPerThread = 4;

  // Null at the end.
  Line* Read() {
    const ssize_t got = OutputFailed() ? -1 : getline(&buffer_, &capacity_, input_);
    if (got < 0) return nullptr;
    auto line = std::make_unique<Line>();
    line->text.assign(buffer_, static_cast<size_t>(got));
    while (line->text.ends_with('\n') || line->text.ends_with('\r')) line->text.pop_back();
    line->number = ++number_;
    return line.release();
  }

  void Put(const Line& line) {
    failed_ = failed_ || line.failed;
    Write(line.text);
    FlushOutput();
  }

  const Pipeline& pipeline_;
  std::FILE* input_;
  size_t jobs_;
  char* buffer_ = nullptr;
  size_t capacity_ = 0;
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
  Filter filter(**pipeline, input.get(), options.jobs);
  filter.Run();
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
  command->add_option("--jobs,-j", options->jobs, "threads (default: 1)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  AddRulesOption(command, &options->rules);
  command->callback([=] { *run = [options] { return Extract(*options); }; });
}

}  // namespace sulieu
