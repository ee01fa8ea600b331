// The rules of one kind of fact with their word lists, read from a folder of rule files:
//   rules.toml  [define] fragments, [lists] word lists, [[rule]] blocks
//   *.tsv       word lists
// A rule set is loaded as a whole or refused with all its errors as `path:line: message`.
// Tested by tests/rule_set_test.cc; the rules themselves by tests/rules_test.cc and `sulieu rules test`.
#ifndef SULIEU_PIPELINE_RULES_RULE_SET_H_
#define SULIEU_PIPELINE_RULES_RULE_SET_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/rules/rule.h"
#include "pipeline/rules/word_list.h"

namespace sulieu {

struct RuleFile {
  std::string path;  // `dates/rules.toml`, relative to the folder of rule sets
  std::string content;
};

using WordLists = std::map<std::string, std::shared_ptr<const WordList>, std::less<>>;

struct RuleSet {
  std::string kind;                          // the folder: `dates`
  std::vector<std::unique_ptr<Rule>> rules;  // in the order of the file
  WordLists lists;     // by file name without `.tsv`, those of the shared folder included
  std::string digest;  // SHA-256 over all files it was made of

  // Makes the set of all triggers of the rules, in their order, so that Possible can be asked.
  void CompileTriggers();
  // The indexes of the rules whose triggers are all in the text, ascending. All, when no set was made.
  std::vector<size_t> Possible(std::string_view text) const;

  const Rule* Find(std::string_view id) const;
  // Requires: the list exists (a missing one is a load error of the extractor's own making).
  const WordList& list(std::string_view name) const;

 private:
  struct Triggers;
  std::shared_ptr<const Triggers> triggers_;
};

// Makes one rule set per folder of `files` that has a rules.toml, in the order of folder names. Word lists
// and fragments of the folder `phrases` (phrases/rules.toml has only [define] and [lists]) are available to
// all. Fails with kRules, listing all errors of all files.
Result<std::vector<RuleSet>> LoadRuleSets(const std::vector<RuleFile>& files);

// The rule files compiled into the program, and those below a folder (`*/rules.toml`, `*/*.tsv`).
const std::vector<RuleFile>& EmbeddedRuleFiles();
Result<std::vector<RuleFile>> ReadRuleFolder(const std::string& folder);

// Of those compiled in: the set `passages`, and a word list by the end of its path. Requires: it is there.
const RuleSet& EmbeddedPassageRules();
WordList EmbeddedWordList(std::string_view path_end);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_RULE_SET_H_
