// What options are when the command line does not give them: from the environment, else from the
// configuration file, else built in. `sulieu config show` lists each with its source. Tested by
// tests/settings_test.cc.
#ifndef SULIEU_PIPELINE_CLI_SETTINGS_H_
#define SULIEU_PIPELINE_CLI_SETTINGS_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/cli/command.h"

namespace sulieu {

struct Setting {
  std::string name;    // of the option, without dashes, and of the key in the file: `db`
  std::string value;   // empty: the program decides
  std::string source;  // `built in`, `environment SULIEU_DB`, `FILE:LINE`
};

struct Settings {
  std::string file;  // the configuration file; it need not be there
  bool file_exists = false;
  std::vector<Setting> all;
};

using Environment = std::function<const char*(const char* name)>;  // std::getenv

// The file is $SULIEU_CONFIG, else sulieu/config.toml in $XDG_CONFIG_HOME or ~/.config. Fails with kUsage,
// naming file and line, for a key that is no setting or a value that is no string or number.
Result<Settings> ReadSettings(const Environment& environment);

// The value of a setting; empty when the program decides.
const std::string& SettingValue(const Settings& settings, std::string_view name);

// Makes the values the defaults of the options of that name, of all commands. Fails with kUsage, naming the
// source, when an option does not take its value.
Status ApplySettings(const Settings& settings, Command program);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_SETTINGS_H_
