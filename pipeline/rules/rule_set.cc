#include "pipeline/rules/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/base/sha256.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/rules/fragments.h"
#include "pipeline/rules/rule_toml.h"
#include "pipeline/rules/trigger_set.h"

namespace sulieu {
namespace {

constexpr std::string_view kSharedFolder = "phrases";

struct Folder {
  const RuleFile* rules = nullptr;
  std::vector<const RuleFile*> lists;
};

std::map<std::string, Folder> GroupByFolder(const std::vector<RuleFile>& files) {
  std::map<std::string, Folder> folders;
  for (const RuleFile& file : files) {
    const size_t slash = file.path.rfind('/');
    if (slash == std::string::npos) continue;
    const size_t before = file.path.rfind('/', slash - 1);
    const size_t begin = before == std::string::npos || slash == 0 ? 0 : before + 1;
    Folder& folder = folders[file.path.substr(begin, slash - begin)];
    if (file.path.ends_with("/rules.toml")) {
      folder.rules = &file;
    } else {
      folder.lists.push_back(&file);
    }
  }
  return folders;
}

std::string ListName(const std::string& path) {
  const size_t begin = path.rfind('/') + 1;
  return path.substr(begin, path.size() - begin - std::string_view(".tsv").size());
}

// Whether any rule of the folders may name the fragment: the patterns of long lists that none names are not
// made.
bool IsNamed(const std::map<std::string, Folder>& folders, const std::string& fragment) {
  return std::any_of(folders.begin(), folders.end(), [&](const auto& folder) {
    return folder.second.rules && folder.second.rules->content.find("{" + fragment) != std::string::npos;
  });
}

void ReadLists(const std::map<std::string, Folder>& folders, const Folder& folder, WordLists* lists,
               Fragments* fragments, std::string* errors) {
  for (const RuleFile* file : folder.lists) {
    auto list = WordList::Parse(file->path, file->content);
    if (!list) {
      *errors += list.error().message;
      continue;
    }
    const std::string name = ListName(file->path);
    if (IsNamed(folders, name)) (*fragments)[name] = list->Pattern();
    lists->insert_or_assign(name, std::make_shared<const WordList>(std::move(*list)));
  }
}

void AddDigest(const Folder& folder, Sha256* hash) {
  std::map<std::string, const RuleFile*> sorted;
  for (const RuleFile* file : folder.lists) sorted[ListName(file->path)] = file;
  if (folder.rules) sorted["rules"] = folder.rules;
  for (const auto& [name, file] : sorted) {
    hash->AddField(name);
    hash->AddField(file->content);
  }
}

// Expands the patterns of a rule and checks that RE2 takes them; false with an error line when not.
bool ExpandRule(const Fragments& fragments, bool check, Rule* rule, std::string* errors) {
  const auto report = [&](std::string_view what, std::string_view message) {
    *errors += fmt::format("{}:{}: rule {}: {}: {}\n", rule->path, rule->line, rule->id, what, message);
    return false;
  };
  const auto pattern = ExpandPattern(rule->pattern, fragments);
  if (!pattern) return report("pattern", pattern.error().message);
  rule->expanded = *pattern;
  for (std::string& trigger : rule->triggers) {
    auto expanded = ExpandPattern(trigger, fragments);
    if (!expanded) return report("trigger", expanded.error().message);
    trigger = rule->fold_case ? "(?i:" + *expanded + ")" : std::move(*expanded);
  }
  if (!check) return true;
  const RE2 pattern_check(rule->expanded, RuleOptions(rule->fold_case));
  if (!pattern_check.ok()) return report("pattern", pattern_check.error());
  for (const std::string& trigger : rule->triggers) {
    const RE2 trigger_check(trigger, RuleOptions(false));
    if (!trigger_check.ok()) return report("trigger", trigger_check.error());
  }
  return true;
}

}  // namespace

struct RuleSet::Triggers {
  TriggerSet set;
  std::vector<std::vector<size_t>> of_rule;
};

void RuleSet::CompileTriggers() {
  auto made = std::make_shared<Triggers>();
  for (const auto& rule : rules) {
    auto& needed = made->of_rule.emplace_back();
    for (const std::string& trigger : rule->triggers) needed.push_back(made->set.Add(trigger));
  }
  made->set.Compile();
  triggers_ = std::move(made);
}

std::vector<size_t> RuleSet::Possible(std::string_view text) const {
  std::vector<size_t> possible;
  TriggerHits hits(triggers_ ? triggers_->set.size() : 0);
  if (triggers_) TriggerSet::Lease(triggers_->set)->Match(text, &hits);
  for (size_t i = 0; i < rules.size(); ++i) {
    const bool all = !triggers_ || std::all_of(triggers_->of_rule[i].begin(), triggers_->of_rule[i].end(),
                                               [&](size_t trigger) { return hits.Has(trigger); });
    if (all) possible.push_back(i);
  }
  return possible;
}

const Rule* RuleSet::Find(std::string_view id) const {
  for (const auto& rule : rules) {
    if (rule->id == id) return rule.get();
  }
  return nullptr;
}

const WordList& RuleSet::list(std::string_view name) const {
  const auto found = lists.find(name);
  if (found == lists.end())
    std::fprintf(stderr, "rule set %s lacks the word list %s\n", kind.c_str(), std::string(name).c_str());
  SULIEU_CHECK(found != lists.end());
  return *found->second;
}

Result<std::vector<RuleSet>> LoadRuleSets(const std::vector<RuleFile>& files) {
  // Those of the program itself are checked by its tests; compiling them all would double the start-up time.
  const bool check = &files != &EmbeddedRuleFiles();
  const auto folders = GroupByFolder(files);
  std::string errors;
  WordLists shared_lists;
  Fragments shared_fragments;
  const auto shared = folders.find(std::string(kSharedFolder));
  if (shared != folders.end()) {
    ReadLists(folders, shared->second, &shared_lists, &shared_fragments, &errors);
    if (shared->second.rules) {
      ParsedRules parsed = ParseRuleToml(*shared->second.rules, &errors);
      shared_fragments.merge(parsed.fragments);
    }
  }
  std::vector<RuleSet> sets;
  std::set<std::string> ids;
  for (const auto& [name, folder] : folders) {
    if (name == kSharedFolder || !folder.rules) continue;
    RuleSet set;
    set.kind = name;
    set.lists = shared_lists;
    Fragments fragments = shared_fragments;
    ReadLists(folders, folder, &set.lists, &fragments, &errors);
    ParsedRules parsed = ParseRuleToml(*folder.rules, &errors);
    for (auto& [key, value] : parsed.fragments) fragments[key] = value;
    Sha256 hash;
    if (shared != folders.end()) AddDigest(shared->second, &hash);
    AddDigest(folder, &hash);
    set.digest = hash.Finish();
    for (auto& rule : parsed.rules) {
      if (!ids.insert(rule->id).second) {
        errors += fmt::format("{}:{}: rule {} is defined twice\n", rule->path, rule->line, rule->id);
      }
      rule->rule_set = set.digest;
      if (ExpandRule(fragments, check, rule.get(), &errors)) set.rules.push_back(std::move(rule));
    }
    sets.push_back(std::move(set));
  }
  if (sets.empty()) errors += "no rule sets found: expected KIND/rules.toml\n";
  if (!errors.empty()) return Fail(ErrorCode::kRules, errors);
  return sets;
}

}  // namespace sulieu
