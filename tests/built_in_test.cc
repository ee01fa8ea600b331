// Rules of the user that would leave an extractor without its words are refused, not found out in the middle.
#include "pipeline/rules/built_in.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/pipeline.h"

namespace sulieu {
namespace {

TEST(BuiltInTest, AMissingListOfEachKindIsRefused) {
  const std::vector<RuleFile> all = EmbeddedRuleFiles();
  ASSERT_TRUE(Pipeline::Create(all));
  std::string last_folder;
  for (const RuleFile& left_out : all) {
    if (!left_out.path.ends_with(".tsv") || left_out.path.find("passages") != std::string::npos) continue;
    const std::string folder = left_out.path.substr(0, left_out.path.rfind('/'));
    if (folder == last_folder) continue;
    const std::string name = left_out.path.substr(left_out.path.rfind('/'));
    const auto same_name = std::count_if(all.begin(), all.end(),
                                         [&](const RuleFile& file) { return file.path.ends_with(name); });
    if (same_name > 1) continue;  // the shared list of that name takes its place
    last_folder = folder;
    std::vector<RuleFile> files;
    for (const RuleFile& file : all) {
      if (file.path != left_out.path) files.push_back(file);
    }
    const auto pipeline = Pipeline::Create(files);
    ASSERT_FALSE(pipeline) << left_out.path;
    EXPECT_EQ(pipeline.error().code, ErrorCode::kRules);
  }
}

TEST(BuiltInTest, ARuleNeedsTheGroupsOfItsKind) {
  std::vector<RuleFile> files = EmbeddedRuleFiles();
  for (RuleFile& file : files) {
    if (!file.path.ends_with("ratios/rules.toml")) continue;
    file.content +=
        "\n[[rule]]\nid = \"ratio.mine\"\ndoc = \"x\"\ntrigger = '''xyz'''\npattern = '''xyz'''\n"
        "examples = [{ text = \"[[xyz]]\", value = \"1/2\" }]\ncounter_examples = [\"abc\"]\n";
  }
  const auto pipeline = Pipeline::Create(files);
  ASSERT_FALSE(pipeline);
  EXPECT_NE(pipeline.error().message.find("rule ratio.mine: the group `numerator` is missing"),
            std::string::npos)
      << pipeline.error().message;
}

}  // namespace
}  // namespace sulieu
