#include "pipeline/extract/rule_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sulieu {
namespace {

// What one rule made of a text.
struct Made {
  std::vector<std::string> spans;   // the words of its mentions
  std::vector<std::string> values;  // of the facts that rest on them
};

Made MadeBy(const Analysis& analysis, const Rule& rule) {
  Made made;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Mention& mention : extraction.mentions) {
      if (mention.rule->id == rule.id) made.spans.emplace_back(mention.span.In(analysis.article.text));
    }
    for (const Fact& fact : extraction.facts) {
      const bool ours = std::any_of(fact.mentions.begin(), fact.mentions.end(), [&](uint32_t index) {
        return extraction.mentions[index].rule->id == rule.id;
      });
      if (ours) made.values.push_back(fact.value);
    }
  }
  return made;
}

Result<Made> Run(const Pipeline& pipeline, const Rule& rule, const std::string& text,
                 const std::string& reference) {
  Document document;
  document.name = "example";
  document.raw = text;
  document.metadata.published = reference;
  const auto analysis = pipeline.Analyze(document);
  SULIEU_RETURN_IF_ERROR(analysis);
  return MadeBy(**analysis, rule);
}

// The lines of a text that a line rule takes, with the kind of passage it gives them.
Made MadeByLineRule(const Rule& rule, const std::string& text) {
  Made made;
  std::vector<re2::StringPiece> groups(rule.group_names().size());
  if (!rule.regex().Match(text, 0, text.size(), RE2::UNANCHORED, groups.data(),
                          static_cast<int>(groups.size()))) {
    return made;
  }
  made.spans.emplace_back(groups[1].data(), groups[1].size());
  made.values.push_back(rule.id.substr(0, rule.id.find('.')));
  return made;
}

class Checker {
 public:
  explicit Checker(const Pipeline& pipeline) : pipeline_(pipeline) {}

  RuleCheck Run() {
    for (const RuleSet* set : pipeline_.rule_sets()) CheckSet(*set, false);
    CheckSet(pipeline_.passage_rules(), true);
    return std::move(check_);
  }

 private:
  void CheckSet(const RuleSet& set, bool lines) {
    for (const auto& rule : set.rules) {
      ++check_.rules;
      for (const RuleExample& example : rule->examples) CheckExample(*rule, example, lines);
      for (const RuleCounterExample& counter : rule->counter_examples) CheckCounter(*rule, counter, lines);
    }
  }

  Result<Made> Make(const Rule& rule, const std::string& text, const std::string& reference,
                    bool lines) const {
    if (lines) return MadeByLineRule(rule, text);
    return sulieu::Run(pipeline_, rule, text, reference);
  }

  void CheckExample(const Rule& rule, const RuleExample& example, bool lines) {
    ++check_.examples;
    for (const std::string& trigger : rule.triggers) {
      if (RE2::PartialMatch(example.text, RE2(trigger, RuleOptions(false)))) continue;
      return Fail(rule, example.line, fmt::format("the trigger `{}` does not match this example", trigger));
    }
    auto made = Make(rule, example.text, example.reference, lines);
    if (!made) return Fail(rule, example.line, made.error().message);
    std::vector<std::string> spans;
    for (TextSpan span : example.spans) spans.emplace_back(span.In(example.text));
    if (spans != made->spans) return Fail(rule, example.line, Expected("mentions", spans, made->spans));
    std::vector<std::string> values = example.values;
    std::sort(values.begin(), values.end());
    std::sort(made->values.begin(), made->values.end());
    if (values != made->values) Fail(rule, example.line, Expected("values", values, made->values));
  }

  void CheckCounter(const Rule& rule, const RuleCounterExample& counter, bool lines) {
    ++check_.counter_examples;
    const auto made = Make(rule, counter.text, "", lines);
    if (!made) return Fail(rule, counter.line, made.error().message);
    if (!made->spans.empty()) Fail(rule, counter.line, Expected("mentions", {}, made->spans));
  }

  static std::string Expected(std::string_view what, const std::vector<std::string>& expected,
                              const std::vector<std::string>& got) {
    return fmt::format("expected {} [{}], got [{}]", what, fmt::join(expected, " | "), fmt::join(got, " | "));
  }

  void Fail(const Rule& rule, int line, std::string_view message) {
    check_.failures.push_back(fmt::format("{}:{}: {}: {}", rule.path, line, rule.id, message));
  }

  const Pipeline& pipeline_;
  RuleCheck check_;
};

}  // namespace

RuleCheck CheckRules(const Pipeline& pipeline) { return Checker(pipeline).Run(); }

}  // namespace sulieu
