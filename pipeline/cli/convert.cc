// sulieu convert: the text of any input, decoded, as an import would store it.
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/formats/format.h"
#include "pipeline/isolate/isolation.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu convert bai-cu.txt                      # the text, and on standard error what it was
  sulieu convert --encoding VNI bai-cu.txt > bai.txt
  sulieu convert --encoding UTF-8/TCVN3 bai.docx # `ViÖt Nam` kept as Unicode
  sulieu convert --left-out trang.html           # what is not in the text: menus, footers
)";

struct Options {
  std::string file, encoding;
  bool left_out = false, quiet = false;
};

void SayReading(const std::string& name, const Document& document, const Reading& reading) {
  const EncodingDecision& encoding = reading.encoding;
  Say(fmt::format("{}: {}, {} ({}, confidence {:.2f}{}{})", name, document.format, encoding.label,
                  SourceName(encoding.source), encoding.confidence, encoding.unsure ? ", unsure" : "",
                  encoding.replaced > 0 ? fmt::format(", {} places unreadable", encoding.replaced) : ""));
}

void PrintLeftOut(const Reading& reading) {
  for (const LeftOut& part : reading.left_out) {
    if (part.text.empty()) continue;
    Print("[{} {}-{}] {}\n", part.reason, part.span.begin, part.span.end, part.text);
  }
}

Status Convert(const Input& input, const Options& options) {
  SULIEU_RETURN_IF_ERROR(input.document);
  const Document& document = *input.document;
  const auto reading = ReadDocument(document.raw, document.format, {.override_label = options.encoding});
  SULIEU_RETURN_IF_ERROR(reading);
  if (!options.quiet) SayReading(input.name, document, *reading);
  if (options.left_out) {
    PrintLeftOut(*reading);
    return {};
  }
  Write(reading->normalized.text);
  if (!reading->normalized.text.ends_with('\n')) Write("\n");
  return {};
}

int ConvertAll(const Options& options) {
  if (!options.encoding.empty() && !IsEncodingLabel(options.encoding)) {
    return ReportUsage(
        fmt::format("--encoding: `{}` is no encoding; there are {}", options.encoding, EncodingLabels()));
  }
  ReadForeignApart();
  const auto reader = OpenFile({options.file, Utf8Name(options.file), 0, "", ""});
  int status = kDone;
  for (auto input = reader->Next(); input && !OutputFailed(); input = reader->Next()) {
    const Status converted = Convert(*input, options);
    if (converted) continue;
    Say(fmt::format("{}: {}", input->name, converted.error().message));
    status = kFailed;
  }
  return status;
}

}  // namespace

void AddConvert(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "convert", "Shows the text of a file, decoded, as an import would store it.", kExamples);
  command.AddOption("FILE", options->file, "the file; - is standard input").Required();
  command.AddOption("--encoding", options->encoding, "what the bytes are (default: found out)")
      .ValueName("LABEL");
  command.AddFlag("--left-out", options->left_out, "show what is not in the text instead");
  AddQuietOption(command, &options->quiet);
  command.WhenChosen([=] { *run = [options] { return ConvertAll(*options); }; });
}

}  // namespace sulieu
