// sulieu explain: everything behind one fact.
#include <nlohmann/json.hpp>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/cli/display.h"
#include "pipeline/cli/rows.h"
#include "pipeline/export/visible.h"
#include "pipeline/review/decision_rows.h"
#include "pipeline/show/marked_sentence.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu explain 3f2a9c41d07b5e6a8c90
  sulieu explain 3f2a                        # a beginning is enough when no other fact has it
  sulieu explain 3f2a --format json
)";

struct Options {
  std::string database = "sulieu.db", fact, format = "text";
};

std::string_view BasisText(std::string_view basis) {
  if (basis == "metadata") return "from the metadata file";
  if (basis == "page") return "from the publication line of the page";
  if (basis == "article") return "inferred from the article's own full dates";
  return "unknown";
}

// No article commands the terminal.
void Field(std::string_view name, std::string_view text) {
  Print("{}{}\n", Pad(name, 11), ShowInvisible(text));
}

// `position: Chủ tịch -> Phó Chủ tịch`, where both have columns; else what one of them has.
std::string ChangeText(const Decision& decision) {
  std::string text;
  if (!decision.before || !decision.after) return text;
  for (size_t i = 0; i < decision.before->size() && i < decision.after->size(); ++i) {
    const auto& [name, before] = (*decision.before)[i];
    const std::string old = ValueToText(before), now = ValueToText((*decision.after)[i].second);
    if (old != now)
      text += fmt::format("{}{}: {} -> {}", text.empty() ? "" : "; ", name, old.empty() ? "-" : old,
                          now.empty() ? "-" : now);
  }
  return text;
}

// Who decided what, when and why; and what the rule had said.
void PrintDecisions(const StoredFact& fact, const Thread& thread) {
  for (const Decision& d : thread) {
    const std::string change = ChangeText(d);
    Field(&d == &thread.front() ? "decided" : "",
          OneLine(fmt::format("{}. {} by {}, {}{}{}{}{}", d.id, d.action, d.decided_by, d.decided_at,
                              d.undoes ? fmt::format(", undoes {}", d.undoes) : "",
                              change.empty() ? "" : ": " + change, d.because.empty() ? "" : "; because ",
                              d.because)));
  }
  const auto said = thread.empty() ? std::nullopt : thread.front().before;
  if (!said || SameColumns(*said, fact.columns)) return;
  for (const auto& [column, value] : *said) {
    Field(column == said->front().first ? "rule said" : "",
          fmt::format("{}: {}", column, ValueToText(value)));
  }
}

void PrintText(const StoredFact& fact, const StoredDocument& document, const Thread& thread) {
  Field("fact", fact.fact_id);
  Field("kind", fact.kind);
  for (const auto& [column, value] : fact.columns) {
    if (!std::holds_alternative<std::monostate>(value))
      Field("", fmt::format("{}: {}", column, ValueToText(value)));
  }
  if (!fact.basis.empty()) Field("computed", fact.basis);
  PrintDecisions(fact, thread);
  Field("document", document.name);
  if (!document.title.empty()) Field("", document.title);
  Field("published", document.published.empty()
                         ? "unknown"
                         : fmt::format("{} ({})", document.published, BasisText(document.published_basis)));
  const StoredMention& first = fact.mentions.front();
  Write("\n");
  Print("  {}\n\n", MarkedSentence(document.text, first, UseColour()));
  Field("rule", first.rule);
  Field("", first.doc);
  Field("pattern", first.pattern);
  Field("rule set", first.rule_set);
  for (const StoredCapture& capture : first.captures) {
    Field(&capture == &first.captures.front() ? "captures" : "",
          fmt::format("{} = {}", capture.name, OneLine(capture.span.In(document.text))));
  }
  int number = 0;
  for (const StoredMention& mention : fact.mentions) {
    ++number;
    Field(number == 1 ? "mentions" : "",
          fmt::format("{}. {}, text {}-{}, file {}-{}, {}: {}", number, mention.passage, mention.text.begin,
                      mention.text.end, mention.raw.begin, mention.raw.end, mention.rule,
                      OneLine(mention.quote)));
  }
}

nlohmann::ordered_json MentionJson(const StoredMention& mention, const std::string& text) {
  nlohmann::ordered_json captures = nlohmann::ordered_json::array();
  for (const StoredCapture& capture : mention.captures) {
    captures.push_back({{"name", capture.name},
                        {"text", capture.span.In(text)},
                        {"text_begin", capture.span.begin},
                        {"text_end", capture.span.end}});
  }
  return {{"quote", mention.quote},       {"sentence", mention.sentence.In(text)},
          {"passage", mention.passage},   {"text_begin", mention.text.begin},
          {"text_end", mention.text.end}, {"raw_begin", mention.raw.begin},
          {"raw_end", mention.raw.end},   {"rule", mention.rule},
          {"doc", mention.doc},           {"pattern", mention.pattern},
          {"rule_set", mention.rule_set}, {"captures", captures}};
}

nlohmann::ordered_json DecisionJson(const Decision& d) {
  const auto optional = [](const std::optional<FactColumns>& columns) {
    return columns ? ColumnsToJson(*columns) : nlohmann::ordered_json();
  };
  return {{"decision", d.id},
          {"action", d.action},
          {"decided_by", d.decided_by},
          {"decided_at", d.decided_at},
          {"because", d.because.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(d.because)},
          {"columns_before", optional(d.before)},
          {"columns_after", optional(d.after)},
          {"undoes", d.undoes ? nlohmann::ordered_json(d.undoes) : nlohmann::ordered_json()}};
}

void PrintJson(const StoredFact& fact, const StoredDocument& document, const Thread& thread) {
  nlohmann::ordered_json json = {{"fact_id", fact.fact_id}, {"kind", fact.kind}, {"value", fact.value}};
  json["basis"] = fact.basis.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(fact.basis);
  json["columns"] = ColumnsToJson(fact.columns);
  json["decisions"] = nlohmann::ordered_json::array();
  for (const Decision& decision : thread) json["decisions"].push_back(DecisionJson(decision));
  json["document"] = document.name;
  json["source_sha256"] = document.source_sha256;
  json["published"] =
      document.published.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(document.published);
  json["published_basis"] = document.published_basis;
  json["mentions"] = nlohmann::ordered_json::array();
  for (const StoredMention& mention : fact.mentions)
    json["mentions"].push_back(MentionJson(mention, document.text));
  Write(DumpJson(json) + "\n");
}

int Explain(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto fact_id = FindFactId(*database, options.fact);
  if (!fact_id) return Report(fact_id.error());
  const auto fact = ReadFact(*database, *fact_id);
  if (!fact) return Report(fact.error());
  const auto document = DocumentOfFact(*database, *fact_id);
  if (!document) return Report(document.error());
  const auto thread = ThreadOfFact(*database, *fact_id);
  if (!thread) return Report(thread.error());
  options.format == "json" ? PrintJson(*fact, *document, *thread) : PrintText(*fact, *document, *thread);
  return kDone;
}

}  // namespace

void AddExplain(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "explain", "Shows the sentence and the rule behind a fact, and how its value was computed.", kExamples);
  command.AddOption("FACT_ID", options->fact, "the id, or an unambiguous beginning of it").Required();
  AddDatabaseOption(command, &options->database);
  command.AddOption("--format,-f", options->format, "text or json (default: text)")
      .ValueName("FORMAT")
      .OneOf({"text", "json"});
  command.WhenChosen([=] { *run = [options] { return Explain(*options); }; });
}

}  // namespace sulieu
