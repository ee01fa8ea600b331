// Reads one rules.toml into rules and fragments; every mistake becomes a line `path:line: message`.
#ifndef SULIEU_PIPELINE_RULES_RULE_TOML_H_
#define SULIEU_PIPELINE_RULES_RULE_TOML_H_

#include <memory>
#include <string>
#include <vector>

#include "pipeline/rules/fragments.h"
#include "pipeline/rules/rule.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

struct ParsedRules {
  Fragments fragments;
  std::vector<std::unique_ptr<Rule>> rules;
};

// Appends to `errors`; what could be read is returned all the same, so that later errors show too.
ParsedRules ParseRuleToml(const RuleFile& file, std::string* errors);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_RULE_TOML_H_
