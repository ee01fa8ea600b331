// Settings: where a value is from when the command line does not give it.
#include "pipeline/cli/settings.h"

#include <CLI/CLI.hpp>
#include <map>

#include "tests/command.h"

namespace sulieu {
namespace {

class SettingsTest : public CommandTest {
 protected:
  void Configure(const std::string& content) {
    WriteFile("config.toml", content);
    variables_["SULIEU_CONFIG"] = Path("config.toml");
  }
  Result<Settings> Read() {
    return ReadSettings([this](const char* name) {
      const auto found = variables_.find(name);
      return found == variables_.end() ? nullptr : found->second.c_str();
    });
  }
  Setting Get(const std::string& name) {
    const auto settings = Read();
    for (const Setting& setting : settings->all) {
      if (setting.name == name) return setting;
    }
    return {};
  }

  std::map<std::string, std::string> variables_;
};

TEST_F(SettingsTest, BuiltInWithoutFileAndEnvironment) {
  EXPECT_EQ(Get("db").value, "sulieu.db");
  EXPECT_EQ(Get("db").source, "built in");
  EXPECT_EQ(Get("lang").value, "");
}

TEST_F(SettingsTest, TheFileIsFoundWhereTheSystemKeepsThem) {
  variables_ = {{"HOME", "/home/lan"}};
  EXPECT_EQ(Read()->file, "/home/lan/.config/sulieu/config.toml");
  variables_["XDG_CONFIG_HOME"] = "/cau-hinh";
  EXPECT_EQ(Read()->file, "/cau-hinh/sulieu/config.toml");
  variables_["SULIEU_CONFIG"] = "/khac.toml";
  EXPECT_EQ(Read()->file, "/khac.toml");
}

TEST_F(SettingsTest, EachValueNamesItsSource) {
  Configure("# kho\ndb = \"tinh.db\"\njobs = 2\nlang = \"vi\"\n");
  variables_["SULIEU_LANG"] = "en";
  EXPECT_EQ(Get("db").value, "tinh.db");
  EXPECT_EQ(Get("db").source, Path("config.toml") + ":2");
  EXPECT_EQ(Get("jobs").value, "2");
  EXPECT_EQ(Get("lang").value, "en");
  EXPECT_EQ(Get("lang").source, "environment SULIEU_LANG");
}

TEST_F(SettingsTest, WhatIsWrongIsNamedWithItsPlace) {
  const std::pair<const char*, const char*> cases[] = {
      {"dbb = \"x\"\n", ":1: no setting `dbb`; did you mean `db`?"},
      {"\ndb = [1]\n", ":2: `db` must be a string or a number"},
      {"db = \"x\n", ":1: "},
  };
  for (const auto& [content, message] : cases) {
    Configure(content);
    const auto settings = Read();
    ASSERT_FALSE(settings) << content;
    EXPECT_TRUE(Contains(settings.error().message, {Path("config.toml") + message}));
  }
}

TEST_F(SettingsTest, TheyAreTheDefaultsOfAllCommands) {
  Configure("db = \"tinh.db\"\njobs = 2\n");
  CLI::App program;
  std::string first = "sulieu.db", second = "sulieu.db";
  int jobs = 0;
  program.add_subcommand("one")->add_option("--db", first);
  CLI::App* const two = program.add_subcommand("two");
  two->add_option("--db", second);
  two->add_option("--jobs", jobs);
  ASSERT_TRUE(ApplySettings(*Read(), Command(&program)));
  program.parse("two --db khac.db");
  EXPECT_EQ(second, "khac.db");
  EXPECT_EQ(jobs, 2);
  EXPECT_EQ(first, "tinh.db");
}

TEST_F(SettingsTest, AValueAnOptionDoesNotTakeIsRefusedWithItsSource) {
  variables_["SULIEU_JOBS"] = "many";
  CLI::App program;
  int jobs = 0;
  program.add_option("--jobs", jobs);
  const Status applied = ApplySettings(*Read(), Command(&program));
  ASSERT_FALSE(applied);
  EXPECT_TRUE(Contains(applied.error().message, {"environment SULIEU_JOBS: "}));
}

TEST_F(SettingsTest, ShownWithTheirSourcesAndUsed) {
  WriteFile("c.toml", "db = \"tinh.db\"\n");
  Conditions conditions;
  conditions.environment = {{"SULIEU_CONFIG", Path("c.toml")}, {"SULIEU_JOBS", "3"}};
  const Outcome shown = Run({"config", "show", "--format", "tsv"}, conditions);
  EXPECT_EQ(shown.status, 0);
  EXPECT_TRUE(Contains(shown.out, {"db\ttinh.db\t" + Path("c.toml") + ":1\n",
                                   "jobs\t3\tenvironment SULIEU_JOBS\n", "rules\t\tbuilt in\n"}));
  EXPECT_TRUE(Contains(Run({"facts", "dates"}, conditions).err, {"tinh.db: no such database"}));
}

}  // namespace
}  // namespace sulieu
