#include "pipeline/import/text_only.h"

#include <algorithm>
#include <filesystem>

#include "extractors/registry.h"
#include "pipeline/faults.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {
namespace {

// The rules for passages and what they share with others.
std::vector<RuleFile> RulesWithoutFacts() {
  std::vector<RuleFile> files = EmbeddedRuleFiles();
  std::erase_if(files, [](const RuleFile& file) {
    const std::string folder = std::filesystem::path(file.path).parent_path().filename();
    return std::any_of(Registry().begin(), Registry().end(),
                       [&](const ExtractorEntry& entry) { return entry.kind == folder; });
  });
  return files;
}

}  // namespace

Result<std::unique_ptr<Analysis>> TextOnly::Analyze(const Document& document) {
  std::call_once(once_, [this] { pipeline_ = Pipeline::Create(RulesWithoutFacts()); });
  SULIEU_RETURN_IF_ERROR(pipeline_);
  return CatchFaults([&] { return (*pipeline_)->Analyze(document); });
}

}  // namespace sulieu
