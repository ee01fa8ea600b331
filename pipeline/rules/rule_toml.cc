#include "pipeline/rules/rule_toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <set>

#include "pipeline/normalize/normalize.h"

namespace sulieu {
namespace {

// Collects errors of one file.
class Reporter {
 public:
  Reporter(const std::string& path, std::string* errors) : path_(path), errors_(errors) {}

  void Add(int line, std::string_view message) const {
    *errors_ += fmt::format("{}:{}: {}\n", path_, line, message);
  }
  void Add(const toml::node& node, std::string_view message) const { Add(Line(node), message); }
  static int Line(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

 private:
  const std::string& path_;
  std::string* errors_;
};

// ASCII-only classes of RE2 are traps in Vietnamese: `\bỷ` matches inside `tỷ`, `\w` is no đ, `\s` no NBSP.
void CheckNotation(const std::string& pattern, const toml::node& node, const Reporter& report) {
  for (size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern[at] != '\\') continue;
    ++at;
    if (std::string_view("bBwWsS").find(pattern[at]) != std::string_view::npos) {
      report.Add(node, fmt::format("`\\{}` is ASCII in RE2; use a boundary, \\pL, or a space", pattern[at]));
    }
  }
  for (size_t at = pattern.find("(?<"); at != std::string::npos; at = pattern.find("(?<", at + 1)) {
    report.Add(node, "write named groups as (?P<name>...)");
  }
}

void CheckNfc(const std::string& text, const toml::node& node, const Reporter& report) {
  const auto normalized = Normalize(text);
  if (!normalized || normalized->text != text) report.Add(node, "not in normal form (NFC, plain spaces)");
}

std::string String(const toml::table& table, std::string_view key, bool required, const Reporter& report) {
  const toml::node* node = table.get(key);
  if (!node) {
    if (required) report.Add(table, fmt::format("`{}` is missing", key));
    return {};
  }
  const auto value = node->value<std::string>();
  if (!value) {
    report.Add(*node, fmt::format("`{}` must be a string", key));
    return {};
  }
  CheckNfc(*value, *node, report);
  return *value;
}

void CheckKeys(const toml::table& table, const std::set<std::string_view>& allowed, const Reporter& report) {
  for (const auto& [key, node] : table) {
    if (!allowed.contains(key.str())) report.Add(node, fmt::format("unknown key `{}`", key.str()));
  }
}

void ReadValues(const toml::node& node, RuleExample* example, const Reporter& report) {
  if (const auto value = node.value<std::string>()) {
    example->values.push_back(*value);
  } else if (const toml::array* array = node.as_array()) {
    for (const toml::node& item : *array) {
      if (const auto text = item.value<std::string>()) example->values.push_back(*text);
    }
  } else {
    report.Add(node, "`value` must be a string or a list of strings");
  }
}

// Removes the brackets from the text and notes the spans between them; false when there are none or they do
// not pair.
bool TakeMarkedSpans(RuleExample* example) {
  std::string& text = example->text;
  for (size_t open = text.find("[["); open != std::string::npos; open = text.find("[[", open)) {
    text.erase(open, 2);
    const size_t close = text.find("]]", open);
    if (close == std::string::npos) return false;
    text.erase(close, 2);
    example->spans.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(close)});
  }
  return !example->spans.empty();
}

void ReadExample(const toml::node& node, Rule* rule, const Reporter& report) {
  const toml::table* table = node.as_table();
  if (!table) return report.Add(node, "an example is { text = \"... [[span]] ...\", value = \"...\" }");
  CheckKeys(*table, {"text", "value", "reference"}, report);
  RuleExample example;
  example.line = Reporter::Line(node);
  example.text = String(*table, "text", true, report);
  example.reference = String(*table, "reference", false, report);
  if (const toml::node* value = table->get("value")) ReadValues(*value, &example, report);
  if (!TakeMarkedSpans(&example)) return report.Add(node, "mark the span of each mention with [[ and ]]");
  rule->examples.push_back(std::move(example));
}

Boundary ReadBoundary(const toml::table& table, const Reporter& report) {
  const std::string name = String(table, "boundary", false, report);
  if (name.empty() || name == "word") return Boundary::kWord;
  if (name == "number") return Boundary::kNumber;
  if (name == "line") return Boundary::kLine;
  if (name == "none") return Boundary::kNone;
  report.Add(table, "`boundary` is one of word, number, line, none");
  return Boundary::kWord;
}

// A gap inside a trigger (`.*`, `.{0,20}`) multiplies the states of the automaton that looks for all triggers
// at once; two triggers that must both match say the same.
void AddTrigger(const toml::node& node, Rule* rule, const Reporter& report) {
  const auto trigger = node.value<std::string>();
  if (!trigger)
    return report.Add(node, "`trigger` must be a string or a list of strings that must all match");
  CheckNotation(*trigger, node, report);
  CheckNfc(*trigger, node, report);
  static const RE2 kGap(R"((?:^|[^\\])\.[*+{?])");
  if (RE2::PartialMatch(*trigger, kGap)) {
    report.Add(node, "a trigger must have no gap; write a list of two triggers instead: ['A', 'B']");
  }
  rule->triggers.push_back(*trigger);
}

void ReadTriggers(const toml::table& table, Rule* rule, const Reporter& report) {
  const toml::node* node = table.get("trigger");
  if (!node) return report.Add(table, "`trigger` is missing");
  if (const toml::array* list = node->as_array()) {
    for (const toml::node& item : *list) AddTrigger(item, rule, report);
  } else {
    AddTrigger(*node, rule, report);
  }
}

void CheckHasExamples(const Rule& rule, const Reporter& report) {
  if (rule.examples.empty()) report.Add(rule.line, fmt::format("rule {} has no example", rule.id));
  if (rule.counter_examples.empty())
    report.Add(rule.line, fmt::format("rule {} has no counter-example", rule.id));
}

std::unique_ptr<Rule> ReadRule(const toml::table& table, const std::string& path, const Reporter& report) {
  CheckKeys(table,
            {"id", "doc", "pattern", "trigger", "boundary", "ignore_case", "examples", "counter_examples"},
            report);
  auto rule = std::make_unique<Rule>();
  rule->path = path;
  rule->line = Reporter::Line(table);
  rule->id = String(table, "id", true, report);
  rule->doc = String(table, "doc", true, report);
  rule->pattern = String(table, "pattern", true, report);
  ReadTriggers(table, rule.get(), report);
  rule->boundary = ReadBoundary(table, report);
  rule->fold_case = table["ignore_case"].value_or(false);
  if (const toml::node* node = table.get("pattern")) CheckNotation(rule->pattern, *node, report);
  if (const toml::array* examples = table["examples"].as_array()) {
    for (const toml::node& node : *examples) ReadExample(node, rule.get(), report);
  }
  if (const toml::array* counter = table["counter_examples"].as_array()) {
    for (const toml::node& node : *counter) {
      rule->counter_examples.push_back({node.value_or(std::string()), Reporter::Line(node)});
      CheckNfc(rule->counter_examples.back().text, node, report);
    }
  }
  CheckHasExamples(*rule, report);
  return rule;
}

}  // namespace

ParsedRules ParseRuleToml(const RuleFile& file, std::string* errors) {
  const Reporter report(file.path, errors);
  ParsedRules parsed;
  toml::table table;
  try {  // Debian's toml++ reports by exception; it stops here
    table = toml::parse(file.content, file.path);
  } catch (const toml::parse_error& error) {
    report.Add(static_cast<int>(error.source().begin.line), error.description());
    return parsed;
  }
  CheckKeys(table, {"define", "rule"}, report);
  if (const toml::table* define = table["define"].as_table()) {
    for (const auto& [key, node] : *define) {
      const auto value = node.value<std::string>();
      if (!value) {
        report.Add(node, fmt::format("fragment `{}` must be a string", key.str()));
        continue;
      }
      CheckNotation(*value, node, report);
      CheckNfc(*value, node, report);
      parsed.fragments.emplace(key.str(), *value);
    }
  }
  if (const toml::array* rules = table["rule"].as_array()) {
    for (const toml::node& node : *rules) {
      if (const toml::table* rule = node.as_table())
        parsed.rules.push_back(ReadRule(*rule, file.path, report));
    }
  }
  return parsed;
}

}  // namespace sulieu
