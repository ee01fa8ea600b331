#include "pipeline/rules/built_in.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sulieu {
namespace {

using Names = std::set<std::string, std::less<>>;

Names GroupsOf(const Rule& rule) {
  constexpr std::string_view kOpen = "(?P<";
  Names names;
  for (size_t at = rule.expanded.find(kOpen); at != std::string::npos;
       at = rule.expanded.find(kOpen, at + 1)) {
    const size_t begin = at + kOpen.size();
    names.insert(rule.expanded.substr(begin, rule.expanded.find('>', begin) - begin));
  }
  return names;
}

Names CommonGroups(const RuleSet& set) {
  if (set.rules.empty()) return {};
  Names common = GroupsOf(*set.rules.front());
  for (const auto& rule : set.rules) {
    const Names names = GroupsOf(*rule);
    std::erase_if(common, [&](const std::string& name) { return !names.contains(name); });
  }
  return common;
}

void CheckGroups(const RuleSet& set, const RuleSet& built_in, std::string* errors) {
  const Names common = CommonGroups(built_in);
  for (const auto& rule : set.rules) {
    const Names names = GroupsOf(*rule);
    for (const std::string& name : common) {
      if (names.contains(name)) continue;
      *errors += fmt::format("{}:{}: rule {}: the group `{}` is missing; every rule of {} names it\n",
                             rule->path, rule->line, rule->id, name, set.kind);
    }
  }
}

}  // namespace

Status CheckAgainstBuiltIn(const std::vector<RuleSet>& sets, const std::vector<RuleSet>& built_in) {
  std::string errors;
  Names reported;
  for (const RuleSet& set : sets) {
    const auto known = std::find_if(built_in.begin(), built_in.end(),
                                    [&](const RuleSet& other) { return other.kind == set.kind; });
    if (known == built_in.end()) continue;
    for (const auto& [name, list] : known->lists) {
      if (set.lists.contains(name) || !reported.insert(name).second) continue;
      errors +=
          fmt::format("{}: the word list {}.tsv is missing; the built-in rules have it\n", set.kind, name);
    }
    CheckGroups(set, *known, &errors);
  }
  if (!errors.empty()) return Fail(ErrorCode::kRules, errors);
  return {};
}

}  // namespace sulieu
